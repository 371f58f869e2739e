import Claims
public import Foundation
public import Machine
import Reporting
import Tabular
import Workflow

/// A regression of a file from end to end: read, fitted, examined, told on one page and in a summary.
public struct RegressionStudy: Sendable {
  private let file: RecordFile
  private let folders: StudyFolders
  private let question: RegressionQuestion

  /// A study; nothing is read yet.
  ///
  /// - Parameters:
  ///   - question: What is explained by what.
  ///   - file: Where the rows are.
  ///   - folders: Where the pages go.
  public init(_ question: RegressionQuestion, of file: RecordFile, folders: StudyFolders) {
    self.question = question
    self.file = file
    self.folders = folders
  }

  /// Reads, fits and examines; writes nothing.
  ///
  /// - Parameter workers: The threads; the numbers do not depend on them.
  /// - Returns: What was found.
  /// - Throws: `RegressionFault` for a question that the file cannot answer, `LinearModelError` where no
  ///   fit exists, `DataRefused` for a file with faults, or what reading throws.
  public func report(on workers: WorkerPool) throws -> RegressionReport {
    let (frame, source) = try file.read(on: workers)
    return try RegressionReport(question, of: frame, file.contract, source, on: workers)
  }

  /// Reads, fits, examines and writes the pages.
  ///
  /// - Parameter workers: The threads; what is written does not depend on them.
  /// - Returns: What was found, and where it was written.
  /// - Throws: As `report`, and what writing throws.
  public func run(on workers: WorkerPool) throws -> RegressionOutcome {
    let (found, fingerprint) = try file.studied(on: workers) { try report(on: workers) }
    let page = RegressionPage(report: found, fingerprint: fingerprint)
    let files = try Site(title: "Claims", pages: page.pages).write(
      to: folders.reports, on: workers)
    return RegressionOutcome(report: found, page: page, reports: folders.reports, files: files)
  }
}

extension RegressionReport {
  /// Fits and examines the rows of a frame.
  ///
  /// - Throws: `RegressionFault`, `LinearModelError`.
  init(
    _ question: RegressionQuestion, of frame: Frame, _ contract: DataContract,
    _ source: SourceSummary, on workers: WorkerPool
  ) throws {
    let design = try RegressionDesign(frame, contract, question)
    let names = contract.identityColumn.flatMap { frame[$0] }
    self = try Regressor(
      source: source, question: question, identity: { names?.text(at: $0) }, workers: workers
    ).report(design)
  }
}

/// What a regression found and wrote.
public struct RegressionOutcome: Sendable {
  /// What was found.
  public let report: RegressionReport
  let page: RegressionPage
  /// The folder of the reports.
  public let reports: URL
  /// The files in that folder.
  public let files: [String]

  /// What a terminal shows: the answer, the table, where to read on.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal, at least 40.
  ///   - color: Whether the terminal shows colour.
  /// - Returns: Lines that are no wider than the terminal.
  public func summary(width: Int, color: Bool) -> String {
    let full = page.page.document
    let document = Document(
      title: full.title, lead: full.lead, banners: full.banners,
      sections: [
        page.short,
        Section("Coefficients", [.table(page.coefficientTable)]),
        .whereToGoOn(
          from: reports.appending(path: files[0]), named: RegressionPage.name),
      ])
    return ReportRenderer.terminal(document, width: width, color: color)
  }
}
