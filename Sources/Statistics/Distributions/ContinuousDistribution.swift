internal import Foundation

/// A distribution of a real number: both tails, their logarithms, and both inverses.
///
/// Both tails are computed each for itself, so that a small one keeps its digits; their logarithms
/// go on where the probability is too small for a double. NaN gives NaN.
public protocol ContinuousDistribution: Sendable {
  /// P(X ≤ x).
  func cdf(_ x: Double) -> Double
  /// P(X > x), without the loss of digits of 1 − `cdf`.
  func survival(_ x: Double) -> Double
  /// ln P(X ≤ x).
  func logCDF(_ x: Double) -> Double
  /// ln P(X > x).
  func logSurvival(_ x: Double) -> Double
  /// The x with P(X ≤ x) = `probability`; the ends of the range for 0 and 1, NaN outside [0, 1].
  func quantile(_ probability: Double) -> Double
  /// The x with P(X > x) = `probability`: `quantile` of 1 − `probability`, for small ones too.
  func upperQuantile(_ probability: Double) -> Double
}

extension ContinuousDistribution {
  /// The quantile by way of the smaller tail, whose logarithm `place` inverts.
  func quantile(
    _ probability: Double, upper: Bool, within ends: ClosedRange<Double>,
    _ place: (_ logarithm: Double, _ lower: Bool) -> Double
  ) -> Double {
    guard 0...1 ~= probability else { return .nan }
    if probability == 0 { return upper ? ends.upperBound : ends.lowerBound }
    if probability == 1 { return upper ? ends.lowerBound : ends.upperBound }
    let isSmall = probability <= 0.5
    let logarithm = isSmall ? log(probability) : log1p(-probability)
    return place(logarithm, isSmall != upper)
  }
}
