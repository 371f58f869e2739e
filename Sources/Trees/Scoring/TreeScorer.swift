/// Scores one row after the other: for services and queues.
///
/// Made once a model; safe to use from several threads. A row of a model of up to 256 trees is scored
/// without allocating, one of a bigger model with one buffer.
///
/// ```swift
/// let scorer = model.scorer
/// let probability = scorer.probability(of: row.span)
/// ```
public struct TreeScorer: Sendable {
  /// The columns of the fit, in the order of a row's values.
  public let featureNames: [String]

  private enum Link { case logistic, mean }
  private let ensemble: TreeEnsemble
  private let table: LeafTable?
  private let nodes: RankNodes?
  private let base: Double
  private let link: Link

  init(_ model: BoostedTrees) {
    self.init(model.ensemble, base: model.baseScore, link: .logistic)
  }

  init(_ model: Forest) { self.init(model.ensemble, base: 0, link: .mean) }

  private init(_ ensemble: TreeEnsemble, base: Double, link: Link) {
    self.ensemble = ensemble
    self.base = base
    self.link = link
    featureNames = ensemble.featureNames
    table = ensemble.layout.table(of: ensemble)
    nodes = table == nil ? ensemble.layout.nodes(of: ensemble) : nil
  }

  /// P(positive) of a row: the same bits as `probabilities` gives.
  ///
  /// - Parameter row: One value a column; categories as their level's number; NaN where missing.
  /// - Returns: A probability in [0, 1].
  /// - Complexity: O(*trees* × depth).
  public func probability(of row: Span<Double>) -> Double {
    let sum = rawScore(of: row)
    switch link {
    case .logistic: return LogisticLoss.probability(sum)
    case .mean: return min(sum / Double(ensemble.treeCount), 1)
    }
  }

  /// P(positive) of a row.
  public func probability(of row: [Double]) -> Double { probability(of: row.span) }

  /// The sum over the trees: log-odds for boosted trees, *trees* × probability for a forest.
  public func rawScore(of row: Span<Double>) -> Double {
    precondition(row.count == featureNames.count, "a value for each column of the fit")
    if let table { return table.sum(base: base) { row[$0] } }
    if let nodes { return nodes.sum(base: base) { row[$0] } }
    var sum = base
    for tree in 0..<ensemble.treeCount {
      sum += ensemble.values[ensemble.leaf(ofTree: tree) { row[$0] }]
    }
    return sum
  }
}

extension BoostedTrees {
  /// A scorer of single rows.
  ///
  /// - Complexity: O(*nodes*) for the first one of a model, O(1) then.
  public var scorer: TreeScorer { TreeScorer(self) }
}

extension Forest {
  /// A scorer of single rows.
  ///
  /// - Complexity: O(*nodes*) for the first one of a model, O(1) then.
  public var scorer: TreeScorer { TreeScorer(self) }
}
