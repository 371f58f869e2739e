public import Learning
public import Trees

/// Explains forests and boosted trees by path-dependent TreeSHAP.
///
/// After Lundberg, Erion and Lee 2018, computed as in Yu et al. 2022.
/// The amounts are the Shapley values of the game in which a coalition of features gets the
/// expectation of the tree when only those features are known; where a feature is not known, the
/// row goes both ways, by the shares of the training rows. See `docs/methods/TreeSHAP.md`.
///
/// - Complexity: O(*rows* × *nodes* × *q*), *q* half of the most features on a path; the
///   preparation O(*nodes* × depth).
public struct TreeExplainer: ModelExplainer {
  /// The features of the model, in order.
  public let featureNames: [String]
  /// Probability for a forest, log-odds for boosted trees.
  public let scale: AttributionScale
  /// The mean prediction over the training rows, by the covers of the trees.
  public let baseValue: Double

  let ensemble: TreeEnsemble
  let paths: TreePaths
  let rule: QuadratureLanes
  /// What the sum over the trees is multiplied by: 1, or 1 / *trees* for a forest.
  let factor: Double

  /// An explainer of boosted trees, in log-odds.
  public init(_ model: BoostedTrees) {
    self.init(model.ensemble, scale: .logOdds, base: model.baseScore, factor: 1)
  }

  /// An explainer of a forest, in probability.
  public init(_ model: Forest) {
    self.init(
      model.ensemble, scale: .probability, base: 0, factor: 1 / Double(max(model.treeCount, 1)))
  }

  private init(
    _ ensemble: TreeEnsemble, scale: AttributionScale, base: Double, factor: Double
  ) {
    self.ensemble = ensemble
    self.scale = scale
    self.factor = factor
    featureNames = ensemble.featureNames
    paths = TreePaths(ensemble)
    rule = QuadratureLanes(features: paths.mostFeatures)
    baseValue = base + paths.means.reduce(0, +) * factor
  }

  /// Writes the Shapley values of some rows.
  public func explain(
    _ rows: Range<Int>, of features: FeatureTable, into amounts: inout MutableSpan<Double>
  ) {
    precondition(features.columns.count == featureNames.count, "the columns of the fit")
    let columns = features.columns.map(\.values)
    var scratch = TreeSHAPScratch(lanes: rule.count)
    var values = [Double](repeating: 0, count: columns.count)
    var row = [Double](repeating: 0, count: columns.count)
    for (place, index) in rows.enumerated() {
      for column in columns.indices { row[column] = columns[column][index] }
      for column in values.indices { values[column] = 0 }
      for tree in 0..<ensemble.treeCount { addTree(tree, row, to: &values, &scratch) }
      for column in values.indices {
        amounts[place * values.count + column] = values[column] * factor
      }
    }
  }
}
