public import Claims
public import Foundation
public import Machine
import Tabular

/// Tests the columns of a file of records against one another.
///
/// Rows may lack values where the contract allows it, and the label anywhere.
public struct HypothesisJob: Sendable {
  private let contract: DataContract
  private let data: URL
  private let settings: HypothesisSettings
  private let quarantine: URL?

  /// A job; nothing is read yet.
  ///
  /// - Parameters:
  ///   - contract: What the columns mean.
  ///   - data: A CSV file with the columns that the contract names.
  ///   - settings: What is to be tested, and how.
  ///   - quarantine: Where records with faults are set aside; nil refuses a file that has any.
  public init(
    contract: DataContract, data: URL, settings: HypothesisSettings = HypothesisSettings(),
    quarantine: URL? = nil
  ) {
    self.contract = contract
    self.data = data
    self.settings = settings
    self.quarantine = quarantine
  }

  /// Reads and tests the file.
  ///
  /// - Parameter workers: The threads; what is found does not depend on them.
  /// - Returns: What was found.
  /// - Throws: `TabularError` for a file that cannot be read, `DataRefused` for one with faults,
  ///   `HypothesisFault` for a question that it does not answer.
  public func run(on workers: WorkerPool) throws -> Hypotheses {
    let schema = contract.schema(for: .exploration(labelled: false))
    let reading = try CSVReader(schema: schema).read(data, on: workers)
    try reading.refuseOrSetAside(data, quarantine)
    let plan = contract.cleaningPlan(for: reading.frame, on: workers)
    let source = SourceSummary(data, reading, contract)
    let explorer = Explorer(
      reading.frame, contract, source: source, ledger: plan.ledger, on: workers)
    let tester = HypothesisTester(
      columns: TestedColumns(explorer), settings: settings,
      replicates: settings.question == .family ? 1_999 : 9_999)
    let answers = try tester.answers(on: workers)
    return Hypotheses(
      source: source, contract: contract, studiedRows: explorer.studied.rows.count,
      settings: settings, comparisons: answers.found, skipped: answers.skipped)
  }
}
