public import Learning
public import Machine

/// A fitted random forest: a row's probability is the mean of its leaves' shares.
public struct Forest: ClassifierModel, Hashable {
  package let ensemble: TreeEnsemble
  /// What trees said about rows they had not seen; nil unless the options asked for it.
  public internal(set) var outOfBag: OutOfBag?

  init(ensemble: TreeEnsemble) { self.ensemble = ensemble }

  /// The forest taken apart.
  public var parts: TreeEnsembleParts { ensemble.parts(baseScore: 0) }

  /// Puts a forest together from parts that may come from anywhere.
  ///
  /// - Throws: `TreesError.malformed` when the parts contradict themselves, when there is no tree,
  ///   or when a leaf's value is not a share.
  public init(parts: TreeEnsembleParts) throws(TreesError) {
    let ensemble = try TreeEnsemble(checking: parts)
    guard ensemble.treeCount > 0 else {
      throw .malformed(part: "treeStarts", index: 0, problem: "names no tree")
    }
    guard parts.baseScore == 0 else {
      throw .malformed(part: "baseScore", index: 0, problem: "is not 0, as a forest's is")
    }
    if let index = parts.leafValue.firstIndex(where: { !(0...1 ~= $0) }) {
      throw .malformed(part: "leafValue", index: index, problem: "is no share between 0 and 1")
    }
    self.init(ensemble: ensemble)
  }

  /// The columns the forest was fitted on, in order.
  public var featureNames: [String] { ensemble.featureNames }

  /// How many trees there are.
  public var treeCount: Int { ensemble.treeCount }

  /// How many leaves all trees have together.
  public var leafCount: Int { (ensemble.nodes.count + treeCount) / 2 }

  /// How much each column was used; the gain is the decrease of Gini impurity.
  public var importances: [FeatureImportance] { ensemble.importances }

  /// P(positive) of each row: the mean of its leaves' shares.
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    var sums = ensemble.sums(for: features, base: 0, on: workers)
    let count = Double(treeCount)
    // Shares lie in [0, 1], but their rounded sum may exceed the number of trees.
    for row in sums.indices { sums[row] = min(sums[row] / count, 1) }
    return sums
  }
}
