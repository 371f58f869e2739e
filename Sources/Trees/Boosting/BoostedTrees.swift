public import Learning
public import Machine

/// The mean log loss after each tree.
public struct BoostingHistory: Hashable, Sendable, Codable {
  /// On the rows that the trees were grown on.
  public internal(set) var training: [Double] = []
  /// On the rows set aside; empty without early stopping.
  public internal(set) var validation: [Double] = []
}

/// Fitted boosted trees: a row's log-odds are a base score plus what each tree adds.
public struct BoostedTrees: ClassifierModel, Hashable {
  package let ensemble: TreeEnsemble
  /// The log-odds before any tree: those of the share of the positive class.
  public let baseScore: Double
  /// How the loss fell while the trees grew; empty for a model read from parts.
  public let history: BoostingHistory

  init(ensemble: TreeEnsemble, baseScore: Double, history: BoostingHistory) {
    self.ensemble = ensemble
    self.baseScore = baseScore
    self.history = history
  }

  /// The model taken apart.
  public var parts: TreeEnsembleParts { ensemble.parts(baseScore: baseScore) }

  /// Puts a model together from parts that may come from anywhere.
  ///
  /// - Throws: `TreesError.malformed` when the parts contradict themselves.
  public init(parts: TreeEnsembleParts) throws(TreesError) {
    self.init(
      ensemble: try TreeEnsemble(checking: parts), baseScore: parts.baseScore,
      history: BoostingHistory())
  }

  /// The columns the trees were fitted on, in order.
  public var featureNames: [String] { ensemble.featureNames }

  /// How many trees there are.
  public var treeCount: Int { ensemble.treeCount }

  /// How many leaves all trees have together.
  public var leafCount: Int { (ensemble.nodes.count + treeCount) / 2 }

  /// How much each column was used; the gain is that of the logistic loss to second order.
  public var importances: [FeatureImportance] { ensemble.importances }

  /// The log-odds of each row.
  ///
  /// - Parameters:
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One number a row.
  /// - Complexity: O(*rows* × *trees* × depth).
  public func logOdds(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    ensemble.sums(for: features, base: baseScore, on: workers)
  }

  /// P(positive) of each row: 1 / (1 + exp(−log-odds)).
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    logOdds(for: features, on: workers).map(LogisticLoss.probability)
  }
}
