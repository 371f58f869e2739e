internal import Foundation

/// The F distribution: the ratio of two independent χ² numbers, each divided by its degrees of
/// freedom.
public struct FisherF: Hashable, ContinuousDistribution {
  /// The degrees of freedom of the numerator, above 0.
  public let numerator: Double
  /// The degrees of freedom of the denominator, above 0.
  public let denominator: Double
  private let function: IncompleteBeta

  /// The distribution with these degrees of freedom, positive and finite.
  public init(numerator: Double, denominator: Double) {
    precondition(numerator > 0 && numerator.isFinite, "degrees of freedom are positive")
    precondition(denominator > 0 && denominator.isFinite, "degrees of freedom are positive")
    self.numerator = numerator
    self.denominator = denominator
    function = IncompleteBeta(numerator / 2, denominator / 2)
  }

  /// The density at x; 0 for x < 0.
  public func density(_ x: Double) -> Double {
    guard x > 0 else { return x < 0 ? 0 : x.isNaN ? x : densityAtZero }
    let odds = odds(x)
    return exp(function.logWeight(odds / (1 + odds), 1 / (1 + odds))) / x
  }

  /// P(X ≤ x) = I_y(d₁/2, d₂/2) with y = d₁x / (d₁x + d₂); 0 for x ≤ 0.
  public func cdf(_ x: Double) -> Double { function.tails(odds: odds(x)).lower }

  /// P(X > x); 1 for x ≤ 0.
  public func survival(_ x: Double) -> Double { function.tails(odds: odds(x)).upper }

  /// ln P(X ≤ x).
  public func logCDF(_ x: Double) -> Double { function.tails(odds: odds(x)).logLower }

  /// ln P(X > x), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ x: Double) -> Double { function.tails(odds: odds(x)).logUpper }

  /// The x ≥ 0 with P(X ≤ x) = `probability`.
  public func quantile(_ probability: Double) -> Double {
    quantile(probability, upper: false, within: 0...(.infinity), place)
  }

  /// The x ≥ 0 with P(X > x) = `probability`.
  public func upperQuantile(_ probability: Double) -> Double {
    quantile(probability, upper: true, within: 0...(.infinity), place)
  }

  private func odds(_ x: Double) -> Double { x > 0 ? numerator / denominator * x : x.isNaN ? x : 0 }

  private var densityAtZero: Double { numerator < 2 ? .infinity : numerator == 2 ? 1 : 0 }

  private func place(_ logarithm: Double, lower: Bool) -> Double {
    exp(function.logOdds(logarithm, lower: lower)) * (denominator / numerator)
  }
}
