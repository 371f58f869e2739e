public import Learning
public import Machine

/// One rule: a column, a threshold on it, and what is on either side.
public struct SingleThresholdModel: ClassifierModel, Hashable, Codable {
  /// The name of the column that decides.
  public let column: String
  /// The place of that column among those the model was fitted on.
  public let columnIndex: Int
  /// Values above this are on the upper side, all others on the lower one.
  public let threshold: Double
  /// Whether the rule calls the upper side positive.
  public let aboveIsPositive: Bool
  /// Whether rows without a value are on the upper side.
  public let missingIsAbove: Bool
  /// The share of positive training rows on the upper side.
  public let probabilityAbove: Double
  /// The share of positive training rows on the lower side.
  public let probabilityBelow: Double
  /// The share of training rows that the rule calls rightly.
  public let trainingAccuracy: Double

  /// A rule from its parts; probabilities in [0, 1], a finite threshold, a place ≥ 0.
  public init(
    column: String, columnIndex: Int, threshold: Double, aboveIsPositive: Bool,
    missingIsAbove: Bool, probabilityAbove: Double, probabilityBelow: Double,
    trainingAccuracy: Double
  ) {
    precondition(columnIndex >= 0 && threshold.isFinite, "a place and a finite threshold")
    precondition(
      [probabilityAbove, probabilityBelow, trainingAccuracy].allSatisfy { 0...1 ~= $0 },
      "a share lies in [0, 1]")
    self.column = column
    self.columnIndex = columnIndex
    self.threshold = threshold
    self.aboveIsPositive = aboveIsPositive
    self.missingIsAbove = missingIsAbove
    self.probabilityAbove = probabilityAbove
    self.probabilityBelow = probabilityBelow
    self.trainingAccuracy = trainingAccuracy
  }

  init(column: String, columnIndex: Int, cut: ColumnCut) {
    self.init(
      column: column, columnIndex: columnIndex, threshold: cut.threshold,
      aboveIsPositive: cut.aboveIsPositive, missingIsAbove: cut.missingIsAbove,
      probabilityAbove: cut.above.positiveShare, probabilityBelow: cut.below.positiveShare,
      trainingAccuracy: cut.accuracy)
  }

  /// P(positive) of each row: the share of positive training rows on the row's side.
  ///
  /// - Complexity: O(*n*).
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    values(of: features).map { value in
      isAbove(value) ? probabilityAbove : probabilityBelow
    }
  }

  /// A finer score than the two probabilities, for ROC-AUC and average precision: the value of
  /// the column, negated when low values speak for the positive class.
  ///
  /// A row without a value stands directly at the threshold, on the side where such rows go.
  ///
  /// - Complexity: O(*n*).
  public func scores(for features: FeatureTable) -> [Double] {
    values(of: features).map { value in
      let known = value.isNaN ? (missingIsAbove ? threshold.nextUp : threshold) : value
      return aboveIsPositive ? known : -known
    }
  }

  private func values(of features: FeatureTable) -> [Double] {
    precondition(
      columnIndex < features.columns.count && features.columns[columnIndex].name == column,
      "the columns that the model was fitted on")
    return features.columns[columnIndex].values
  }

  private func isAbove(_ value: Double) -> Bool {
    value.isNaN ? missingIsAbove : value > threshold
  }
}
