public import Machine

/// What a fit needs besides data and options: threads, chance, and somebody to tell how far it is.
public struct FitContext: Sendable {
  /// The threads to run on.
  public let workers: WorkerPool
  /// The origin of the fit's randomness.
  public let seed: Seed
  /// Told the fraction done, 0 … 1, now and then, from any thread.
  public let progress: @Sendable (Double) -> Void

  /// A context; the progress goes nowhere unless asked for.
  public init(
    workers: WorkerPool, seed: Seed, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.workers = workers
    self.seed = seed
    self.progress = progress
  }

  /// The same context with the seed of a part of the work.
  public func derived(_ name: String) -> FitContext {
    FitContext(workers: workers, seed: seed.derived(name), progress: progress)
  }

  /// The same context with the seed of a numbered part of the work.
  public func derived(_ number: Int) -> FitContext {
    FitContext(workers: workers, seed: seed.derived(number), progress: progress)
  }
}

/// Something that learns a model from data.
///
/// The same data, options and seed give the same model, bit for bit, on any number of threads.
public protocol Estimator<Model>: Sendable {
  /// What a fit gives.
  associatedtype Model: ClassifierModel

  /// Learns a model.
  ///
  /// - Throws: When the options are wrong or the data cannot be learned from.
  func fit(_ data: Dataset, in context: FitContext) throws -> Model
}

/// Something that gives each row a probability of the positive class.
public protocol ClassifierModel: Sendable {
  /// P(positive) of each row, in [0, 1], never NaN; each row's value depends on that row alone.
  ///
  /// - Parameters:
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One probability a row, in the order of the rows.
  func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double]
}
