public import Claims
public import Foundation
public import Machine
import Tabular

/// Explores a file of records as it stands: read, described, and nothing kept.
///
/// Rows may lack values where the contract allows it, and the label anywhere: the column itself need
/// not be there. Ignored columns are described too.
public struct ExplorationJob: Sendable {
  private let contract: DataContract
  private let data: URL
  private let quarantine: URL?

  /// A job; nothing is read yet.
  ///
  /// - Parameters:
  ///   - contract: What the columns mean.
  ///   - data: A CSV file with the columns that the contract names.
  ///   - quarantine: Where records with faults are set aside; nil refuses a file that has any.
  public init(contract: DataContract, data: URL, quarantine: URL? = nil) {
    self.contract = contract
    self.data = data
    self.quarantine = quarantine
  }

  /// Reads and explores the file.
  ///
  /// - Parameter workers: The threads; the exploration does not depend on them.
  /// - Returns: What the file holds.
  /// - Throws: `TabularError` for a file that cannot be read, `DataRefused` for one with faults.
  public func run(on workers: WorkerPool) throws -> Exploration {
    try explore(on: workers).exploration
  }

  /// Reads and explores the file; also gives the rows that cleaning would keep.
  func explore(
    on workers: WorkerPool
  ) throws -> (exploration: Exploration, kept: @Sendable () -> Frame) {
    let schema = contract.schema(for: .exploration(labelled: false))
    let reading = try CSVReader(schema: schema).read(data, on: workers)
    try reading.refuseOrSetAside(data, quarantine)
    let source = SourceSummary(data, reading, contract)
    let plan = contract.cleaningPlan(for: reading.frame, on: workers)
    let exploration = Explorer(
      reading.frame, contract, source: source, ledger: plan.ledger, on: workers
    ).exploration()
    return (exploration, { reading.frame.subset(plan.rows) })
  }
}
