public import Foundation
public import Machine
import Reporting
import Workflow

/// A file tested from end to end: read, compared, told on one page and in a summary.
///
/// Nothing is cached, and no model is fitted.
public struct HypothesisStudy: Sendable {
  private let file: RecordFile
  private let folders: StudyFolders
  private let settings: HypothesisSettings

  /// A study; nothing is read yet.
  ///
  /// - Parameters:
  ///   - file: What is tested.
  ///   - folders: Where the reports go.
  ///   - settings: What is to be tested, and how.
  public init(
    _ file: RecordFile, folders: StudyFolders, settings: HypothesisSettings = HypothesisSettings()
  ) {
    self.file = file
    self.folders = folders
    self.settings = settings
  }

  /// Reads, tests and writes.
  ///
  /// - Parameter workers: The threads; what is written does not depend on them.
  /// - Returns: What was found, and where it was written.
  /// - Throws: `DataRefused` for a file with faults, `HypothesisFault` for a question that it does not
  ///   answer, or what reading and writing throw.
  public func run(on workers: WorkerPool) throws -> HypothesisOutcome {
    let (hypotheses, fingerprint) = try file.studied(on: workers) {
      try HypothesisJob(file, settings: settings).run(on: workers)
    }
    let context = HypothesesSite(hypotheses: hypotheses, fingerprint: fingerprint)
    let files = try context.site.write(to: folders.reports, on: workers)
    return HypothesisOutcome(
      hypotheses: hypotheses, reports: folders.reports, files: files, context: context)
  }
}

/// What testing a file found and wrote.
public struct HypothesisOutcome: Sendable {
  /// What was found.
  public let hypotheses: Hypotheses
  /// The folder of the reports.
  public let reports: URL
  /// The files in that folder.
  public let files: [String]
  let context: HypothesesSite

  /// What a terminal shows: the answer, how sure it is, what explains it, where to read on.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal, at least 40.
  ///   - color: Whether the terminal shows colour.
  /// - Returns: Lines that are no wider than the terminal.
  public func summary(width: Int, color: Bool) -> String {
    let page = HypothesesPage(context: context)
    let document = Document(
      title: "Hypotheses about \(hypotheses.source.fileName)", lead: page.lead,
      banners: context.banners,
      sections: page.summary + [
        .whereToGoOn(
          from: reports.appending(path: files[0]), named: HypothesesSite.pageName)
      ])
    return ReportRenderer.terminal(document, width: width, color: color)
  }
}
