internal import Foundation

/// The χ² distribution with a number of degrees of freedom: the sum of so many squared standard
/// normal numbers.
public struct ChiSquared: Hashable, ContinuousDistribution {
  /// The degrees of freedom, above 0; need not be whole.
  public let degreesOfFreedom: Double
  private let gamma: Gamma

  /// The distribution with these degrees of freedom, positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
    gamma = Gamma(shape: degreesOfFreedom / 2, scale: 2)
  }

  /// The density at x; 0 for x < 0.
  public func density(_ x: Double) -> Double { gamma.density(x) }

  /// P(X ≤ x) = P(k/2, x/2); 0 for x ≤ 0.
  public func cdf(_ x: Double) -> Double { gamma.cdf(x) }

  /// P(X > x) = Q(k/2, x/2), accurate far into the tail; 1 for x ≤ 0.
  public func survival(_ x: Double) -> Double { gamma.survival(x) }

  /// ln P(X ≤ x).
  public func logCDF(_ x: Double) -> Double { gamma.logCDF(x) }

  /// ln P(X > x), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ x: Double) -> Double { gamma.logSurvival(x) }

  /// The x ≥ 0 with P(X ≤ x) = `probability`.
  public func quantile(_ probability: Double) -> Double { gamma.quantile(probability) }

  /// The x ≥ 0 with P(X > x) = `probability`.
  public func upperQuantile(_ probability: Double) -> Double { gamma.upperQuantile(probability) }
}
