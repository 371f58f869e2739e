/// What a learner is fitted on: features, labels, and how much each row counts.
public struct Dataset: Hashable, Sendable {
  /// The features of each row.
  public let features: FeatureTable
  /// The class of each row.
  public let labels: Labels
  /// How much each row counts, ≥ 0 and finite; nil when every row counts 1.
  public let weights: [Double]?

  /// A data set from parts with the same number of rows.
  public init(features: FeatureTable, labels: Labels, weights: [Double]? = nil) {
    precondition(labels.count == features.rowCount, "a label for each row")
    precondition(weights.map { $0.count == features.rowCount } ?? true, "a weight for each row")
    self.features = features
    self.labels = labels
    self.weights = weights
  }

  /// How many rows there are.
  public var rowCount: Int { features.rowCount }

  /// Some rows, in their order; a row may come more than once.
  public func subset(_ rows: [Int]) -> Dataset {
    Dataset(
      features: features.subset(rows), labels: labels.subset(rows),
      weights: weights.map { weights in rows.map { weights[$0] } })
  }
}
