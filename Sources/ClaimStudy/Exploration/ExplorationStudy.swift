import Claims
public import Foundation
public import Machine
import Reporting
import Workflow

/// A file explored from end to end: read, described, told on three pages and in tidy tables.
///
/// Nothing is cached, and no model is fitted.
public struct ExplorationStudy: Sendable {
  private let file: RecordFile
  private let folders: StudyFolders
  private let writesRecords: Bool

  /// A study; nothing is read yet.
  ///
  /// - Parameters:
  ///   - file: What is explored.
  ///   - folders: Where the reports go.
  ///   - writesRecords: Whether the table with one row a record is written too.
  public init(_ file: RecordFile, folders: StudyFolders, writesRecords: Bool = false) {
    self.file = file
    self.folders = folders
    self.writesRecords = writesRecords
  }

  /// Reads, explores and writes.
  ///
  /// - Parameter workers: The threads; what is written does not depend on them.
  /// - Returns: What was found, and where it was written.
  /// - Throws: `DataRefused` for a file with faults, or what reading and writing throw.
  public func run(on workers: WorkerPool) throws -> ExplorationOutcome {
    let (found, fingerprint) = try file.studied(on: workers) {
      try ExplorationJob(file).explore(on: workers)
    }
    let site = ExplorationSite(
      exploration: found.exploration, fingerprint: fingerprint, hasModels: false)
    var extracts = found.exploration.extracts
    if writesRecords {
      let records = RecordsExtract(frame: found.kept(), contract: file.contract, isTest: nil)
      extracts.insert(records.extract, at: 0)
    }
    let files =
      try site.site.write(to: folders.reports, on: workers)
      + ExtractFolder(extracts, from: found.exploration.source).write(to: folders.reports)
    return ExplorationOutcome(
      exploration: found.exploration, reports: folders.reports, files: files, site: site)
  }
}

/// What exploring a file found and wrote.
public struct ExplorationOutcome: Sendable {
  /// What was found.
  public let exploration: Exploration
  /// The folder of the reports.
  public let reports: URL
  /// The files in that folder.
  public let files: [String]
  let site: ExplorationSite

  /// What a terminal shows: the answer, what to beware of, the numbers, where to read on.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal, at least 40.
  ///   - color: Whether the terminal shows colour.
  /// - Returns: Lines that are no wider than the terminal.
  public func summary(width: Int, color: Bool) -> String {
    let page = ExplorationPage(context: site)
    let full = page.page.document
    let document = Document(
      title: "Exploration of \(exploration.source.fileName)", lead: full.lead,
      banners: full.banners,
      sections: [page.first, page.overview].compactMap(\.self) + [
        .whereToGoOn(
          from: reports.appending(path: files[0]), named: "exploration",
          neighbours: " and its neighbours",
          Definition(
            "tables", "\(code: reports.appending(path: Extract.folder).relativeToHere)"))
      ])
    return ReportRenderer.terminal(document, width: width, color: color)
  }
}
