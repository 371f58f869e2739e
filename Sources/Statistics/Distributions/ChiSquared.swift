/// The χ² distribution with a number of degrees of freedom: the sum of so many squared standard
/// normal numbers.
public struct ChiSquared: Hashable, Sendable {
  /// The degrees of freedom, above 0; need not be whole.
  public let degreesOfFreedom: Double

  /// The distribution with these degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X ≤ x) = P(k/2, x/2); 0 for x ≤ 0.
  public func cdf(_ x: Double) -> Double {
    let (shape, half) = (degreesOfFreedom / 2, x / 2)
    return half < shape + 1 ? GammaTail.lower(shape, half) : 1 - GammaTail.upper(shape, half)
  }

  /// P(X > x) = Q(k/2, x/2), accurate far into the tail; 1 for x ≤ 0.
  public func survival(_ x: Double) -> Double { GammaTail.upper(degreesOfFreedom / 2, x / 2) }

  /// ln P(X > x), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ x: Double) -> Double {
    GammaTail.logUpper(degreesOfFreedom / 2, x / 2)
  }
}
