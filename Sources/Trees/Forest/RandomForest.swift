public import Learning
import Machine
import Synchronization

/// Learns a random forest: trees on rows drawn with replacement, each node looking at a few columns
/// of its own (Breiman 2001).
///
/// ```swift
/// let forest = try RandomForest { $0.trees = 500 }.fit(data, in: context)
/// ```
public struct RandomForest: Estimator, Hashable, Codable {
  /// The settings.
  public var options: ForestOptions

  /// A forest with these settings.
  public init(options: ForestOptions) { self.options = options }

  /// A forest with the default settings, changed by `configure`.
  public init(_ configure: (inout ForestOptions) -> Void = { _ in }) {
    options = ForestOptions()
    configure(&options)
  }

  /// Learns a forest.
  ///
  /// - Throws: `TreesError` when a setting is out of range or there is nothing to learn from.
  /// - Complexity: O(*trees* × *rows* × *columns a node* × depth).
  public func fit(_ data: Dataset, in context: FitContext) throws(TreesError) -> Forest {
    _ = try options.checked()
    let binned = BinnedDataset(data.features, ranked: true, on: context.workers)
    return try fit(data, binned: binned, in: context)
  }

  /// Learns a forest on rows that were cut into bins before.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - binned: Made from `data.features`, ranked.
  ///   - context: Threads, seed and progress.
  /// - Returns: The fitted forest.
  /// - Throws: `TreesError`, also when `binned` was made from another table or without ranks.
  public func fit(
    _ data: Dataset, binned: BinnedDataset, in context: FitContext
  ) throws(TreesError) -> Forest {
    let options = try options.checked()
    try data.checkForTrees()
    guard binned.isRanked, binned.fits(data.features) else {
      throw .foreignBins(expected: "the columns and rows of the data, with ranks")
    }
    let fit = ForestFit(options: options, data: data, binned: binned, seed: context.seed)
    let done = Atomic<Int>(0)
    let trees = context.workers.map(count: options.trees) { index in
      let tree = fit.tree(index)
      let count = done.wrappingAdd(1, ordering: .relaxed).newValue
      context.progress(Double(count) / Double(options.trees))
      return tree
    }
    var ensemble = TreeEnsemble(on: binned)
    for tree in trees { ensemble.append(tree) }
    var forest = Forest(ensemble: ensemble)
    if options.judgesOutOfBag {
      forest.outOfBag = OutOfBag(of: ensemble, fit: fit, data: data, on: context.workers)
    }
    return forest
  }
}

extension Dataset {
  /// Throws unless there are rows that count and dense columns to learn from.
  func checkForTrees() throws(TreesError) {
    guard !features.columns.isEmpty else { throw .noColumns }
    guard rowCount > 0 else { throw .noRows }
    guard let weights else { return }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .weight(row: row, value: weights[row])
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .noRows }
  }
}

extension BinnedDataset {
  /// Whether it can stand for these features.
  func fits(_ features: FeatureTable) -> Bool {
    features.rowCount == rowCount && features.columns.map(\.name) == columnNames
  }
}
