import Synchronization

/// How long a stage took, and whether it ran.
public struct StageTiming: Hashable, Sendable {
  /// Whether a stage ran.
  public enum Status: String, Hashable, Sendable, Codable {
    /// It ran.
    case ran
    /// Its output was in the store.
    case cached
    /// It was not asked for.
    case leftOut = "left out"
  }

  /// The name of the stage.
  public let stage: String
  /// What the stage does.
  public let title: String
  /// Whether it ran.
  public let status: Status
  /// Its time, with reading its inputs from the store and keeping its output.
  public let seconds: Double

  init(_ stage: Stage, status: Status, seconds: Double) {
    self.stage = stage.name
    title = stage.title
    self.status = status
    self.seconds = seconds
  }
}

/// What a finished run gives.
public struct RunOutcome: Sendable {
  /// The stages in the order of the graph.
  public let timings: [StageTiming]
  /// The fingerprint of each product that is known.
  public let fingerprints: [String: Fingerprint]

  private let run: Run

  init(_ run: Run) {
    self.run = run
    let (timings, outputs) = run.board.withLock { ($0.timings, $0.outputs) }
    self.timings = timings.compactMap { $0 }
    var fingerprints: [String: Fingerprint] = [:]
    for (stage, output) in zip(run.graph.stages, outputs) { fingerprints[stage.output] = output }
    self.fingerprints = fingerprints
  }

  /// The value of a product, from memory or from the store.
  ///
  /// - Throws: `WorkflowFault` when no stage of the graph writes it, or it was left out and is
  ///   not in the store.
  public func value<Value>(of product: Product<Value>) throws -> Value {
    guard let writer = run.graph.writer(of: product.name) else {
      throw WorkflowFault.unknownProduct(product.name)
    }
    guard let value = try run.value(at: writer) as? Value else {
      throw WorkflowFault.unknownProduct("\(product.name) of type \(Value.self)")
    }
    return value
  }

  /// The lines of the run record.
  public var recordLines: [RunRecord.StageLine] {
    timings.map { RunRecord.StageLine(name: $0.stage, status: $0.status, seconds: $0.seconds) }
  }
}
