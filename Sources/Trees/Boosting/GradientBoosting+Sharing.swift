public import Learning
public import Machine

/// Each boosted tree depends on those before it and on none behind it, so a model of few trees is the
/// beginning of one of many.
extension GradientBoosting: SharingEstimator {
  /// The columns, cut into bins.
  public static func groundwork(
    of data: Dataset, for estimators: [GradientBoosting], on workers: WorkerPool
  ) -> BinnedDataset {
    BinnedDataset(data.features, ranked: false, on: workers)
  }

  /// Learns boosted trees on rows that were cut into bins before.
  public func fit(
    _ data: Dataset, on groundwork: BinnedDataset, in context: FitContext
  ) throws(TreesError) -> BoostedTrees {
    try fit(data, binned: groundwork, in: context)
  }

  /// The settings but the number of trees; nil with early stopping, where the rows that are set aside
  /// choose among all trees.
  public var family: BoostingOptions? {
    guard options.validationFraction == 0 else { return nil }
    var family = options
    family.trees = 1
    return family
  }

  /// How many trees there are to be.
  public var rounds: Int { options.trees }

  /// The model of the first trees.
  public static func beginning(of model: BoostedTrees, rounds: Int) -> BoostedTrees {
    model.prefix(rounds)
  }
}

extension BoostedTrees {
  /// The model of the first trees, with the history up to the last of them.
  ///
  /// - Complexity: O(nodes).
  public func prefix(_ trees: Int) -> BoostedTrees {
    precondition(trees >= 1, "boosting starts with a tree")
    var ensemble = ensemble
    ensemble.keepTrees(trees)
    var history = history
    history.training = Array(history.training.prefix(trees))
    history.validation = Array(history.validation.prefix(trees))
    return BoostedTrees(ensemble: ensemble, baseScore: baseScore, history: history)
  }
}
