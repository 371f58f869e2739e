import Claims
public import Machine
import Tabular

/// Tests the columns of a file of records against one another.
public struct HypothesisJob: Sendable {
  private let file: RecordFile
  private let settings: HypothesisSettings

  /// A job; nothing is read yet.
  ///
  /// - Parameters:
  ///   - file: What is tested.
  ///   - settings: What is to be tested, and how.
  public init(_ file: RecordFile, settings: HypothesisSettings = HypothesisSettings()) {
    self.file = file
    self.settings = settings
  }

  /// Reads and tests the file.
  ///
  /// - Parameter workers: The threads; what is found does not depend on them.
  /// - Returns: What was found.
  /// - Throws: `TabularError` for a file that cannot be read, `DataRefused` for one with faults,
  ///   `HypothesisFault` for a question that it does not answer.
  public func run(on workers: WorkerPool) throws -> Hypotheses {
    let (frame, source) = try file.read(on: workers)
    return try Hypotheses(of: frame, file.contract, source, settings, on: workers)
  }
}

extension Hypotheses {
  /// Tests the columns of a frame against one another.
  ///
  /// - Throws: `HypothesisFault`.
  init(
    of frame: Frame, _ contract: DataContract, _ source: SourceSummary,
    _ settings: HypothesisSettings, on workers: WorkerPool
  ) throws {
    let explorer = Explorer(
      frame, contract, source: source, ledger: CleaningLedger(), on: workers)
    let answers = try HypothesisTester(columns: TestedColumns(explorer), settings: settings)
      .answers(on: workers)
    self.init(
      source: source, contract: contract, studiedRows: explorer.studied.rows.count,
      settings: settings, comparisons: answers.found, skipped: answers.skipped)
  }
}
