/// How the rows to learn from and the rows of the test differ.
public struct PartComparison: Hashable, Sendable, Codable {
  /// How many rows there are to learn from.
  public let trainingRows: Int
  /// How many rows were kept for the test.
  public let testRows: Int
  /// The share of the positive class among the training rows.
  public let trainingPositiveShare: ShareEstimate?
  /// The share of the positive class among the test rows.
  public let testPositiveShare: ShareEstimate?
  /// Each number in both parts.
  public let numbers: [NumberComparison]
  /// Each category in both parts.
  public let categories: [CategoryComparison]
  /// How many test rows have a text that a training row has too, one entry a text column.
  public let sharedTexts: [SharedTexts]
}

/// A number in both parts.
public struct NumberComparison: Hashable, Sendable, Codable {
  /// The name of the number.
  public let name: String
  /// Its mean over the training rows; nil for none.
  public let trainingMean: Double?
  /// Its mean over the test rows.
  public let testMean: Double?
  /// Its standard deviation over the training rows.
  public let trainingDeviation: Double?
  /// Its standard deviation over the test rows.
  public let testDeviation: Double?
  /// The difference of the means (test less training) over the root of the mean variance; nil
  /// where nothing varies.
  public let standardizedDifference: Double?
  /// The largest distance of the two cumulative distributions (Kolmogorov–Smirnov), in [0, 1].
  public let distance: Double?
  /// The distance that equal distributions exceed once in a thousand samples of this size.
  public let criticalDistance: Double?
  /// Whether the difference is above 0.1 or the distance above its critical value.
  public let isFlagged: Bool
}

/// A category in both parts.
public struct CategoryComparison: Hashable, Sendable, Codable {
  /// The name of the column.
  public let name: String
  /// The levels.
  public let levels: [String]
  /// The share of each level among the training rows.
  public let trainingShares: [Double]
  /// The share of each level among the test rows.
  public let testShares: [Double]
  /// Half the sum of the differences of the shares (total variation), in [0, 1].
  public let distance: Double
  /// P(χ² at least as large) if both parts were drawn alike; nil where it is not defined.
  public let pValue: Double?
  /// Whether the p-value is below 0.001.
  public let isFlagged: Bool
}

/// Texts of the test part that models have seen.
public struct SharedTexts: Hashable, Sendable, Codable {
  /// The column.
  public let column: String
  /// How many test rows have a text that stands in the training part too.
  public let rows: Int
}
