internal import Foundation

/// Student's t distribution.
///
/// Both tails come from T² / (ν + T²), which has the beta distribution with shapes ½ and ν/2.
public struct StudentT: Hashable, ContinuousDistribution {
  /// The degrees of freedom ν, above 0, need not be whole.
  ///
  /// Infinity is the normal distribution.
  public let degreesOfFreedom: Double
  /// Nil for infinite degrees of freedom.
  private let squared: IncompleteBeta?

  /// The distribution with these degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
    squared = degreesOfFreedom.isFinite ? IncompleteBeta(0.5, degreesOfFreedom / 2) : nil
  }

  /// The density at t.
  public func density(_ t: Double) -> Double {
    guard let squared else { return Normal.density(t) }
    let root = degreesOfFreedom.squareRoot()
    let ratio = t / root
    let logKernel = -(degreesOfFreedom + 1) / 2 * log1p(ratio * ratio)
    return exp(logKernel - squared.logBeta) / root
  }

  /// P(T ≤ t).
  public func cdf(_ t: Double) -> Double { survival(-t) }

  /// P(T > t).
  public func survival(_ t: Double) -> Double {
    guard let outside = outside(t) else { return Normal.survival(t) }
    return t < 0 ? 0.5 + outside.lower / 2 : outside.upper / 2
  }

  /// ln P(T ≤ t).
  public func logCDF(_ t: Double) -> Double { logSurvival(-t) }

  /// ln P(T > t), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ t: Double) -> Double {
    guard let outside = outside(t) else { return Normal.logSurvival(t) }
    return t < 0 ? log1p(-outside.upper / 2) : outside.logUpper - log(2)
  }

  /// P(|T| > |t|), the two-sided p-value of a statistic.
  public func twoSidedP(_ t: Double) -> Double { outside(t)?.upper ?? Normal.twoSidedP(t) }

  /// The two-sided p-value of a statistic, with its logarithm.
  public func twoSidedPValue(_ t: Double) -> PValue {
    PValue(
      logarithm: outside(t)?.logUpper ?? min(0, Normal.logSurvival(abs(t)) + log(2)))
  }

  /// The t with P(T ≤ t) = `probability`.
  public func quantile(_ probability: Double) -> Double { -upperQuantile(probability) }

  /// The t with P(T > t) = `probability`.
  public func upperQuantile(_ probability: Double) -> Double {
    guard let squared else { return -Normal.quantile(probability) }
    guard 0...1 ~= probability else { return .nan }
    if probability == 0.5 { return 0 }
    if probability == 0 || probability == 1 { return probability == 0 ? .infinity : -.infinity }
    let outside = 2 * min(probability, 1 - probability)
    let logOdds =
      outside <= 0.5
      ? squared.logOdds(log(outside), lower: false)
      : squared.logOdds(log(abs(1 - 2 * probability)), lower: true)
    let size = exp(logOdds / 2) * degreesOfFreedom.squareRoot()
    return probability < 0.5 ? size : -size
  }

  /// The tails of T² at t², of which the upper one is P(|T| > |t|).
  ///
  /// Nil for infinite degrees of freedom.
  private func outside(_ t: Double) -> SmallTail? {
    guard let squared else { return nil }
    let ratio = abs(t) / degreesOfFreedom.squareRoot()
    // The square of the ratio may leave the range of doubles; its logarithm does not.
    if ratio > 1e149 && ratio.isFinite { return squared.tails(logOdds: 2 * log(ratio)) }
    return squared.tails(odds: ratio * ratio)
  }
}
