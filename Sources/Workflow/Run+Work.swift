import Foundation
import Machine
import Synchronization

/// What came of calling a stage's function.
private struct Made {
  let value: any Sendable
  let bytes: Data
  let fingerprint: Fingerprint
  let identity: StageIdentity
  let promises: [StoreEntry.Promise]
}

extension Run {
  /// Runs one stage, unless its inputs turned out to be ones that it was run on before.
  func work(at index: Int) throws -> StageTiming {
    let stage = graph.stages[index]
    let start = runner.clock()
    announcer.tell(.started(stage: stage.name))
    let isCached = try settleFromStore(index)
    if !isCached { try make(index) }
    values.readerEnded(of: graph.predecessors[index])
    let seconds = runner.clock() - start
    announcer.tell(.finished(stage: stage.name, seconds: seconds, cached: isCached))
    return StageTiming(stage, status: isCached ? .cached : .ran, seconds: seconds)
  }

  /// The value of a stage's output: from memory, from the store, or made again when the store
  /// lost it.
  func value(at index: Int) throws -> any Sendable {
    try values.value(at: index) {
      let stage = graph.stages[index]
      let output = board.withLock { $0.outputs[index] }
      guard let output else { throw WorkflowFault.productNotMade(stage.output) }
      if let bytes = runner.store.bytes(output, of: stage.name),
        let value = try? stage.writes.decode(bytes)
      {
        return value
      }
      return try made(index, promises: false).value
    }
  }

  /// Whether the store has what the stage would give.
  private func settleFromStore(_ index: Int) throws -> Bool {
    guard !result.forced.contains(index) else { return false }
    let identity = try identity(of: index)
    guard case .fresh(let entry) = try planner.lookUp(identity, of: graph.stages[index]) else {
      return false
    }
    board.withLock { $0.outputs[index] = entry.output }
    return true
  }

  /// Runs the stage and keeps what it gives.
  private func make(_ index: Int) throws {
    let stage = graph.stages[index]
    let product = try made(index, promises: true)
    let entry = StoreEntry(
      identity: product.identity, output: product.fingerprint, promises: product.promises)
    var isKept = true
    do {
      try runner.store.keep(product.bytes, as: entry, ledger: planner.ledger)
    } catch {
      isKept = false
      announcer.tell(.note(stage: stage.name, "the output could not be kept: \(error)"))
    }
    values.put(product.value, at: index, isKept: isKept)
    board.withLock { $0.outputs[index] = product.fingerprint }
  }

  /// Calls the stage's function on its inputs.
  private func made(_ index: Int, promises isKeeping: Bool) throws -> Made {
    let stage = graph.stages[index]
    let identity = try identity(of: index)
    let inputs = try stage.inputs.map { product in
      guard let writer = graph.writer(of: product) else {
        throw WorkflowFault.unknownProduct(product)
      }
      return try self.value(at: writer)
    }
    let value = try stage.body(context(of: stage), inputs)
    let bytes = try stage.writes.encode(value)
    return Made(
      value: value, bytes: bytes, fingerprint: .of(bytes), identity: identity,
      promises: isKeeping ? try promisedFiles(of: stage) : [])
  }

  private func identity(of index: Int) throws -> StageIdentity {
    let stage = graph.stages[index]
    let outputs = board.withLock { $0.outputs }
    let identity = try planner.identity(of: stage) { product in
      graph.writer(of: product).flatMap { outputs[$0] }
    }
    guard let identity else {
      throw WorkflowFault.productNotMade(stage.inputs.joined(separator: ", "))
    }
    return identity
  }

  private func promisedFiles(of stage: Stage) throws -> [StoreEntry.Promise] {
    try stage.promises.map { file in
      guard let fingerprint = planner.ledger.fingerprint(of: file) else {
        throw WorkflowFault.brokenPromise(stage: stage.name, path: file.path)
      }
      return StoreEntry.Promise(path: file.path, fingerprint: fingerprint)
    }
  }

  private func context(of stage: Stage) -> StageContext {
    let announcer = announcer
    let name = stage.name
    return StageContext(
      workers: runner.workers, progress: { announcer.tell($0, of: name) },
      note: { announcer.tell(.note(stage: name, $0)) }, isCancelled: runner.isCancelled)
  }
}
