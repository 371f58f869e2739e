public import Claims
public import Foundation
public import Machine
import Reporting
import Workflow

/// A file explored from end to end: read, described, told on three pages and in tidy tables.
///
/// Nothing is cached, and no model is fitted.
public struct ExplorationStudy: Sendable {
  private let contract: DataContract
  private let data: URL
  private let folders: StudyFolders
  private let quarantine: URL?
  private let writesRecords: Bool

  /// A study; nothing is read yet.
  ///
  /// - Parameters:
  ///   - contract: What the columns mean.
  ///   - data: A CSV file with the columns that the contract names.
  ///   - folders: Where the reports go.
  ///   - quarantine: Where records with faults are set aside; nil refuses a file that has any.
  ///   - writesRecords: Whether the table with one row a record is written too.
  public init(
    contract: DataContract, data: URL, folders: StudyFolders, quarantine: URL? = nil,
    writesRecords: Bool = false
  ) {
    self.contract = contract
    self.data = data
    self.folders = folders
    self.quarantine = quarantine
    self.writesRecords = writesRecords
  }

  /// Reads, explores and writes.
  ///
  /// - Parameter workers: The threads; what is written does not depend on them.
  /// - Returns: What was found, and where it was written.
  /// - Throws: `DataRefused` for a file with faults, or what reading and writing throw.
  public func run(on workers: WorkerPool) throws -> ExplorationOutcome {
    let job = ExplorationJob(contract: contract, data: data, quarantine: quarantine)
    let (found, fingerprint) = try workers.both {
      try job.explore(on: workers)
    } and: {
      try Fingerprint.of(file: data)
    }
    let site = ExplorationSite(
      exploration: found.exploration, fingerprint: fingerprint, hasModels: false)
    var extracts = found.exploration.extracts
    if writesRecords {
      let records = RecordsExtract(frame: found.kept(), contract: contract, isTest: nil)
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
    let first = reports.appending(path: files[0]).relativeToHere
    let document = Document(
      title: "Exploration of \(exploration.source.fileName)", lead: full.lead,
      banners: full.banners,
      sections: [page.first, page.overview].compactMap(\.self) + [
        Section(
          "Where to go on",
          [
            .definitions([
              Definition("pages", "\(code: first) and its neighbours"),
              Definition("here", "\(code: "claimctl report show exploration")"),
              Definition(
                "tables", "\(code: reports.appending(path: Extract.folder).relativeToHere)"),
            ])
          ])
      ])
    return ReportRenderer.terminal(document, width: width, color: color)
  }
}
