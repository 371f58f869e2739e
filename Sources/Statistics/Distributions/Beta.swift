internal import Foundation

/// The beta distribution on [0, 1], with density xᵃ⁻¹(1 − x)ᵇ⁻¹ / B(a, b).
public struct Beta: Hashable, ContinuousDistribution {
  /// The first shape a, above 0.
  public let alpha: Double
  /// The second shape b, above 0.
  public let beta: Double
  private let function: IncompleteBeta

  /// The distribution with these shapes, both positive and finite.
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && alpha.isFinite, "alpha is positive and finite")
    precondition(beta > 0 && beta.isFinite, "beta is positive and finite")
    self.alpha = alpha
    self.beta = beta
    function = IncompleteBeta(alpha, beta)
  }

  /// The density at x; 0 outside [0, 1].
  public func density(_ x: Double) -> Double {
    guard x > 0, x < 1 else { return x.isNaN ? x : densityAtEnd(x) }
    return exp(function.logWeight(x, 1 - x)) / (x * (1 - x))
  }

  /// P(X ≤ x) = I_x(a, b); 0 for x ≤ 0 and 1 for x ≥ 1.
  public func cdf(_ x: Double) -> Double { function.tails(x, 1 - x).lower }

  /// P(X > x) = I_(1−x)(b, a); 1 for x ≤ 0 and 0 for x ≥ 1.
  public func survival(_ x: Double) -> Double { function.tails(x, 1 - x).upper }

  /// ln P(X ≤ x), finite where the probability itself is 0 in doubles.
  public func logCDF(_ x: Double) -> Double { function.tails(x, 1 - x).logLower }

  /// ln P(X > x), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ x: Double) -> Double { function.tails(x, 1 - x).logUpper }

  /// The x in [0, 1] with P(X ≤ x) = `probability`.
  public func quantile(_ probability: Double) -> Double {
    quantile(probability, upper: false, within: 0...1, place)
  }

  /// The x in [0, 1] with P(X > x) = `probability`.
  public func upperQuantile(_ probability: Double) -> Double {
    quantile(probability, upper: true, within: 0...1, place)
  }

  private func densityAtEnd(_ x: Double) -> Double {
    guard 0...1 ~= x else { return 0 }
    let (near, far) = x == 0 ? (alpha, beta) : (beta, alpha)
    return near < 1 ? .infinity : near == 1 ? far : 0
  }

  private func place(_ logarithm: Double, lower: Bool) -> Double {
    let logOdds = function.logOdds(logarithm, lower: lower)
    let odds = exp(-abs(logOdds))
    return logOdds < 0 ? odds / (1 + odds) : 1 / (1 + odds)
  }
}
