public import Machine

/// What a stage may use besides its inputs: threads, and somebody to tell how it goes.
public struct StageContext: Sendable {
  /// The threads to run on.
  public let workers: WorkerPool
  /// Told the fraction done, 0 … 1, from any thread.
  public let progress: @Sendable (Double) -> Void
  /// Told a line for whoever listens, from any thread.
  public let note: @Sendable (String) -> Void

  private let isCancelled: @Sendable () -> Bool

  /// A context; what is told goes nowhere unless asked for.
  public init(
    workers: WorkerPool, progress: @escaping @Sendable (Double) -> Void = { _ in },
    note: @escaping @Sendable (String) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.workers = workers
    self.progress = progress
    self.note = note
    self.isCancelled = isCancelled
  }

  /// Ends a long stage early when the run is told to stop.
  ///
  /// - Throws: `WorkflowFault.cancelled`.
  public func checkCancellation() throws {
    if isCancelled() { throw WorkflowFault.cancelled }
  }
}
