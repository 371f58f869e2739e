/// What is said of any column of numbers: how many, where, how wide, how lopsided.
///
/// Numbers that a sample is too small or too uniform for are nil.
public struct SampleDescription: Hashable, Sendable, Codable {
  /// How many numbers there are.
  public let count: Int
  /// The arithmetic mean; nil of no numbers.
  public let mean: Double?
  /// The standard deviation with divisor *n* − 1; nil of fewer than two numbers.
  public let standardDeviation: Double?
  /// The smallest number; nil of none.
  public let minimum: Double?
  /// The first quartile, type 7.
  public let lowerQuartile: Double?
  /// The middle number, or the mean of the two in the middle.
  public let median: Double?
  /// The third quartile, type 7.
  public let upperQuartile: Double?
  /// The largest number; nil of none.
  public let maximum: Double?
  /// The adjusted Fisher–Pearson skewness G₁; nil of fewer than three numbers, 0 of a constant.
  public let skewness: Double?
  /// The excess kurtosis G₂; nil of fewer than four numbers, 0 of a constant.
  public let kurtosis: Double?
  /// The sum; 0 of no numbers.
  public let sum: Double
  /// How many different numbers there are; both zeros are one.
  public let distinct: Int
  /// How many numbers are 0.
  public let zeros: Int
  /// How many numbers are below 0.
  public let negatives: Int

  /// The distance of the quartiles; nil of no numbers.
  public var interquartileRange: Double? {
    guard let lowerQuartile, let upperQuartile else { return nil }
    return upperQuartile - lowerQuartile
  }
}

/// A quantile and its probability.
public struct QuantilePoint: Hashable, Sendable, Codable {
  /// The share of numbers at or below the quantile, from 0 to 1.
  public let probability: Double
  /// The quantile, type 7.
  public let value: Double

  /// A quantile.
  public init(probability: Double, value: Double) {
    self.probability = probability
    self.value = value
  }
}
