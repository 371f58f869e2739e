public import Claims
public import Foundation
public import Machine
import Reporting
import Tabular
import Workflow

/// A regression of a file from end to end: read, fitted, examined, told on one page.
public struct RegressionStudy: Sendable {
  private let contract: DataContract
  private let data: URL
  private let folders: StudyFolders
  private let quarantine: URL?
  private let question: RegressionQuestion

  /// A study; nothing is read yet.
  ///
  /// - Parameters:
  ///   - question: What is explained by what.
  ///   - contract: What the columns mean.
  ///   - data: A CSV file with the columns that the contract names.
  ///   - folders: Where the page goes.
  ///   - quarantine: Where records with faults are set aside; nil refuses a file that has any.
  public init(
    _ question: RegressionQuestion, contract: DataContract, data: URL, folders: StudyFolders,
    quarantine: URL? = nil
  ) {
    self.question = question
    self.contract = contract
    self.data = data
    self.folders = folders
    self.quarantine = quarantine
  }

  /// Reads, fits and examines; writes nothing.
  ///
  /// - Parameter workers: The threads; the numbers do not depend on them.
  /// - Returns: What was found.
  /// - Throws: `RegressionFault` for a question that the file cannot answer, `LinearModelError` where no
  ///   fit exists, `DataRefused` for a file with faults, or what reading throws.
  public func report(on workers: WorkerPool) throws -> RegressionReport {
    let schema = contract.schema(for: .exploration(labelled: false))
    let reading = try CSVReader(schema: schema).read(data, on: workers)
    try reading.refuseOrSetAside(data, quarantine)
    let frame = reading.frame
    let design = try RegressionDesign(frame, contract, question)
    let names = contract.identityColumn.flatMap { frame[$0] }
    return try Regressor(
      source: SourceSummary(data, reading, contract), question: question,
      identity: { names?.text(at: $0) }, workers: workers
    ).report(design)
  }

  /// Reads, fits, examines and writes the page.
  ///
  /// - Parameter workers: The threads; what is written does not depend on them.
  /// - Returns: What was found, and where it was written.
  /// - Throws: As `report`, and what writing throws.
  public func run(on workers: WorkerPool) throws -> RegressionOutcome {
    let (found, fingerprint) = try workers.both {
      try report(on: workers)
    } and: {
      try Fingerprint.of(file: data)
    }
    let page = RegressionPage(report: found, fingerprint: fingerprint)
    let files = try Site(title: "Claims", pages: [page.page]).write(
      to: folders.reports, on: workers)
    return RegressionOutcome(report: found, page: page, reports: folders.reports, files: files)
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
        Section(
          "Where to go on",
          [
            .definitions([
              Definition("page", "\(code: reports.appending(path: files[0]).relativeToHere)"),
              Definition("here", "\(code: "claimctl report show regression")"),
            ])
          ]),
      ])
    return ReportRenderer.terminal(document, width: width, color: color)
  }
}
