internal import Foundation

/// The gamma distribution, with density xᵃ⁻¹e^(−x/θ) / (Γ(a)θᵃ) for x > 0.
public struct Gamma: Hashable, ContinuousDistribution {
  /// The shape a, above 0.
  public let shape: Double
  /// The scale θ, above 0; the mean is aθ.
  public let scale: Double
  private let function: IncompleteGamma

  /// The distribution with this shape and scale, both positive and finite.
  public init(shape: Double, scale: Double = 1) {
    precondition(shape > 0 && shape.isFinite, "the shape is positive and finite")
    precondition(scale > 0 && scale.isFinite, "the scale is positive and finite")
    self.shape = shape
    self.scale = scale
    function = IncompleteGamma(shape)
  }

  /// The density at x; 0 for x < 0.
  public func density(_ x: Double) -> Double {
    guard x > 0 else { return x < 0 ? 0 : x.isNaN ? x : densityAtZero }
    return exp(function.logWeight(x / scale)) / x
  }

  /// P(X ≤ x) = P(a, x/θ); 0 for x ≤ 0.
  public func cdf(_ x: Double) -> Double { function.tails(x / scale).lower }

  /// P(X > x) = Q(a, x/θ); 1 for x ≤ 0.
  public func survival(_ x: Double) -> Double { function.tails(x / scale).upper }

  /// ln P(X ≤ x).
  public func logCDF(_ x: Double) -> Double { function.tails(x / scale).logLower }

  /// ln P(X > x), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ x: Double) -> Double { function.tails(x / scale).logUpper }

  /// The x ≥ 0 with P(X ≤ x) = `probability`.
  public func quantile(_ probability: Double) -> Double {
    quantile(probability, upper: false, within: 0...(.infinity), place)
  }

  /// The x ≥ 0 with P(X > x) = `probability`.
  public func upperQuantile(_ probability: Double) -> Double {
    quantile(probability, upper: true, within: 0...(.infinity), place)
  }

  private var densityAtZero: Double {
    shape < 1 ? .infinity : shape == 1 ? 1 / scale : 0
  }

  private func place(_ logarithm: Double, lower: Bool) -> Double {
    scale * exp(function.logPlace(logarithm, lower: lower))
  }
}
