public import Learning
public import Machine

/// Tree *i* of a forest depends on the rows, the settings, the seed and *i* alone, so a forest of few
/// trees is the beginning of one of many.
extension RandomForest: SharingEstimator {
  /// The columns, cut into bins with ranks.
  public static func groundwork(
    of data: Dataset, for estimators: [RandomForest], on workers: WorkerPool
  ) -> BinnedDataset {
    BinnedDataset(data.features, ranked: true, on: workers)
  }

  /// Learns a forest on rows that were cut into bins before.
  public func fit(
    _ data: Dataset, on groundwork: BinnedDataset, in context: FitContext
  ) throws(TreesError) -> Forest {
    try fit(data, binned: groundwork, in: context)
  }

  /// What the settings come to, but the number of trees; nil where out-of-bag rows are judged, which is done by all
  /// trees together.
  public var family: ForestOptions? {
    guard !options.judgesOutOfBag else { return nil }
    var family = options
    family.trees = 1
    // A node of fewer rows than two leaves need is not looked at whatever may be split.
    family.minSamplesSplit = max(2, options.minSamplesSplit, 2 * options.minSamplesLeaf)
    return family
  }

  /// How many trees there are to be.
  public var rounds: Int { options.trees }

  /// The forest of the first trees.
  public static func beginning(of model: Forest, rounds: Int) -> Forest { model.prefix(rounds) }
}

extension Forest {
  /// The forest of the first trees, without what was judged out of bag.
  ///
  /// - Complexity: O(nodes).
  public func prefix(_ trees: Int) -> Forest {
    precondition(trees >= 1, "a forest has a tree")
    var ensemble = ensemble
    ensemble.keepTrees(trees)
    return Forest(ensemble: ensemble)
  }
}
