public import Learning
public import Machine
public import Trees

/// Explains forests and boosted trees by path-dependent TreeSHAP.
///
/// After Lundberg, Erion and Lee 2018, computed as in Yu et al. 2022.
/// The amounts are the Shapley values of the game in which a coalition of features gets the
/// expectation of the tree when only those features are known; where a feature is not known, the
/// row goes both ways, by the shares of the training rows. See `docs/methods/TreeSHAP.md`.
///
/// Trees of boosting's size are laid out as tables of amounts when the first row is explained; an
/// ensemble whose tables would exceed 64 MiB is walked. Which of both depends on the ensemble only,
/// so a row's amounts are the same in any company.
///
/// - Complexity: By tables O(*rows* × *leaves* × *features on a path*) additions at most; walking
///   O(*rows* × *nodes* × *q*), *q* half of the most features on a path.
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
  private let once = ShapleyTablesOnce()

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
    guard let tables = once.tables(of: ensemble, paths) else {
      walk(rows, of: features, into: &amounts)
      return
    }
    let columns = features.columns.map(\.values)
    let sums = tables.sums(of: columns, rows: rows)
    let room = sums.count / max(columns.count, 1)
    for row in 0..<rows.count {
      for column in columns.indices {
        amounts[row * columns.count + column] = sums[column * room + row] * factor
      }
    }
  }

  /// Rows of a turn: many share a pass over the tables; few, where each is walked alone.
  public func rowsPerTurn(of rowCount: Int, on workers: WorkerPool) -> Int {
    guard once.tables(of: ensemble, paths) != nil else { return 16 }
    return min(max(rowCount / (2 * workers.threadCount), 128), 2_048)
  }

  /// Whether the amounts are kept as tables.
  package var hasTables: Bool { once.tables(of: ensemble, paths) != nil }

  /// Row by row and tree by tree, for ensembles whose tables would be too large.
  package func walk(
    _ rows: Range<Int>, of features: FeatureTable, into amounts: inout MutableSpan<Double>
  ) {
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
