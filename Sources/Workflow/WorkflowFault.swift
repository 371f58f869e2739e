/// Why a plan cannot be made or a run not be finished.
public enum WorkflowFault: Error, Hashable, Sendable {
  /// A stage was asked for that the graph has not.
  case unknownStage(String, known: [String])
  /// A file that a stage reads from outside is not there or cannot be read.
  case missingSource(stage: String, path: String)
  /// A stage that should run alone reads a product that is not up to date in the store.
  case inputNotReady(stage: String, product: String, reason: String)
  /// A stage ended without writing a file that it promises.
  case brokenPromise(stage: String, path: String)
  /// A product that was asked for is not among those of the run.
  case unknownProduct(String)
  /// A product was not made in this run and is not in the store.
  case productNotMade(String)
  /// The run was told to stop.
  case cancelled
}

extension WorkflowFault: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .unknownStage(let name, let known):
      "there is no stage `\(name)`; the stages are \(known.joined(separator: ", "))"
    case .missingSource(let stage, let path):
      "stage `\(stage)` reads \(path), which is not a file that can be read; check the path"
    case .inputNotReady(let stage, let product, let reason):
      "stage `\(stage)` cannot run alone: its input `\(product)` is not up to date (\(reason)); "
        + "run the stages before it first"
    case .brokenPromise(let stage, let path):
      "stage `\(stage)` ended without writing \(path), which it promises"
    case .unknownProduct(let name):
      "no stage of this run writes a product `\(name)`"
    case .productNotMade(let name):
      "product `\(name)` was not made in this run and is not in the store; run its stage"
    case .cancelled:
      "the run was stopped; what was finished is kept, and the next run goes on from there"
    }
  }
}

/// A stage that failed, and why.
public struct StageFailure: Error, CustomStringConvertible {
  /// The name of the stage.
  public let stage: String
  /// What it threw; its type decides what the door says and returns.
  public let reason: any Error

  /// The name and the reason in one sentence.
  public var description: String { "stage `\(stage)` failed: \(reason)" }
}
