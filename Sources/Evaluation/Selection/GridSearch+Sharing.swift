public import Learning
public import Machine

/// What a fold learns from, and what is asked of it.
public struct FoldData: Sendable {
  /// The rows to learn from.
  public var training: Dataset
  /// The features of the rows that are held out, in their order.
  public var heldOut: FeatureTable

  /// The data of a fold.
  public init(training: Dataset, heldOut: FeatureTable) {
    self.training = training
    self.heldOut = heldOut
  }
}

extension GridSearch where Settings: SharingEstimator {
  /// Fits every setting on every fold of one data set, with as few fits as it takes.
  ///
  /// - Parameters:
  ///   - data: All rows.
  ///   - folds: In which fold each row is held out.
  ///   - context: Threads and seed; a fold's seed is derived by its number.
  ///   - progress: As in `run(folds:labels:on:progress:prepare:fit:)`.
  /// - Returns: Exactly what fits of each setting on each fold give.
  /// - Throws: As `run(folds:labels:on:progress:prepare:fit:)`.
  public func run(
    on data: Dataset, folds: Folds, in context: FitContext,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> GridResult<Settings> {
    try run(
      folds: folds, labels: data.labels, on: context.workers, progress: progress,
      prepare: { split, _ in
        FoldData(
          training: data.subset(split.train), heldOut: data.features.subset(split.test))
      }, seed: { context.seed.derived($0) })
  }

  /// Fits every setting on every fold, with as few fits as it takes.
  ///
  /// What is the same for all settings of a fold is prepared once a fold; settings of a family are
  /// fitted once.
  ///
  /// - Parameters:
  ///   - folds: In which fold each row is held out.
  ///   - labels: The class of each row.
  ///   - workers: The threads to run on.
  ///   - progress: Told (fits done, fits in all) after each fit, from any thread; the numbers rise.
  ///   - beforeFit: Called before each fit, on its thread; what it throws ends the search.
  ///   - prepare: The data of a fold; called once a fold.
  ///   - seed: Of the fits of a fold.
  /// - Returns: Exactly what fits of each setting on each fold give.
  /// - Throws: `EvaluationError.noCandidate` without settings, `missingMetric`, and what the
  ///   closures and the fits throw.
  public func run(
    folds: Folds, labels: Labels, on workers: WorkerPool,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
    beforeFit: @Sendable () throws -> Void = {},
    prepare: @Sendable (_ split: RowSplit, _ fold: Int) throws -> FoldData,
    seed: @Sendable (_ fold: Int) -> Seed
  ) throws -> GridResult<Settings> {
    let families = SettingFamilies(settings)
    return try run(
      together: families.groups, folds: folds, labels: labels, on: workers, progress: progress,
      prepare: { split, fold in
        let data = try prepare(split, fold)
        return (
          data,
          try Settings.groundwork(of: data.training, for: settings, on: workers)
        )
      },
      fit: { group, prepared, _, fold, workers in
        try beforeFit()
        let models = try families.models(
          of: group, prepared.0.training, on: prepared.1,
          in: FitContext(workers: workers, seed: seed(fold)))
        return models.map { $0.probabilities(for: prepared.0.heldOut, on: workers) }
      })
  }
}
