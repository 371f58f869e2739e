public import Machine

/// Runs what is stale in a graph.
public struct Runner: Sendable {
  let graph: StageGraph
  let store: ProductStore
  let workers: WorkerPool
  let clock: @Sendable () -> Double
  let observer: @Sendable (RunEvent) -> Void
  let isCancelled: @Sendable () -> Bool

  /// A runner.
  ///
  /// - Parameters:
  ///   - graph: What can be run.
  ///   - store: Where outputs are kept.
  ///   - workers: The threads that all stages share; as many stages run side by side as it has.
  ///   - clock: Seconds that never go back.
  ///   - observer: Told what happens, one event at a time, from any thread.
  ///   - isCancelled: Asked between stages, and within those that ask, whether to stop.
  public init(
    graph: StageGraph, store: ProductStore, workers: WorkerPool,
    clock: @escaping @Sendable () -> Double,
    observer: @escaping @Sendable (RunEvent) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.graph = graph
    self.store = store
    self.workers = workers
    self.clock = clock
    self.observer = observer
    self.isCancelled = isCancelled
  }

  /// Which stages would run, and why.
  ///
  /// Nothing is run or kept, but that unchanged files are remembered.
  ///
  /// - Throws: `WorkflowFault` when a stage is unknown, a source is missing, or a stage that
  ///   should run alone lacks an input.
  public func plan(_ options: RunOptions = RunOptions()) throws -> RunPlan {
    let ledger = store.ledger()
    defer { ledger.save() }
    return try Planner(graph: graph, store: store, ledger: ledger).plan(options).plan
  }

  /// Runs what is stale and blocks until all is done or something failed.
  ///
  /// A stage whose inputs turn out as they were does not run after all. What finished before a
  /// failure is kept, so the next run goes on from there.
  ///
  /// - Throws: What `plan` throws; `StageFailure`; `WorkflowFault.cancelled`.
  public func run(_ options: RunOptions = RunOptions()) throws -> RunOutcome {
    let ledger = store.ledger()
    defer { ledger.save() }
    let planner = Planner(graph: graph, store: store, ledger: ledger)
    let run = Run(self, planner: planner, result: try planner.plan(options))
    try run.execute()
    return RunOutcome(run)
  }
}
