import Claims
public import Machine
import Tabular

/// Explores a file of records as it stands: read, described, and nothing kept.
public struct ExplorationJob: Sendable {
  private let file: RecordFile

  /// A job; nothing is read yet.
  public init(_ file: RecordFile) { self.file = file }

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
    let (frame, source) = try file.read(on: workers)
    let plan = file.contract.cleaningPlan(for: frame, on: workers)
    let exploration = Explorer(
      frame, file.contract, source: source, ledger: plan.ledger, on: workers
    ).exploration()
    return (exploration, { frame.subset(plan.rows) })
  }
}
