internal import Foundation

/// The standard normal distribution, mean 0 and standard deviation 1.
///
/// Relative errors stay below 1e-13 in both tails, as long as the value is a normal double; from
/// there on the logarithms go on. NaN gives NaN. See docs/methods/NormalDistribution.md.
public enum Normal {
  /// The density φ(z) = exp(−z²/2) / √(2π).
  public static func density(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  /// P(Z ≤ z) = Φ(z).
  ///
  /// 0 gives ½, −∞ gives 0, +∞ gives 1.
  public static func cdf(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// P(Z > z) = 1 − Φ(z), without the loss of digits of that subtraction.
  public static func survival(_ z: Double) -> Double { cdf(-z) }

  /// ln P(Z > z), finite where the probability itself is too small for a double (z > 38).
  ///
  /// Up to 5 the logarithm of `survival`, beyond it ln φ(z) plus the logarithm of Mills' ratio,
  /// which is a continued fraction (Laplace; Abramowitz and Stegun 26.2.14).
  public static func logSurvival(_ z: Double) -> Double {
    if z < 0 { return log1p(-cdf(z)) }
    if z <= 5 || z.isNaN { return log(survival(z)) }
    if z == .infinity { return -.infinity }
    return -z * z / 2 - log(2 * .pi) / 2 + log(millsRatio(z))
  }

  /// ln P(Z ≤ z).
  public static func logCDF(_ z: Double) -> Double { logSurvival(-z) }

  /// The z with P(Z ≤ z) = `probability`.
  ///
  /// - Parameter probability: In [0, 1].
  /// - Returns: −∞ for 0, +∞ for 1, NaN for anything outside.
  public static func quantile(_ probability: Double) -> Double {
    guard 0...1 ~= probability else { return .nan }
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    let fromMiddle = probability - 0.5
    if abs(fromMiddle) <= 0.425 { return QuantileApproximation.middle(fromMiddle) }
    let tail = fromMiddle < 0 ? probability : 1 - probability
    let size = QuantileApproximation.tail((-log(tail)).squareRoot())
    return fromMiddle < 0 ? -size : size
  }

  /// P(|Z| > |z|), the two-sided p-value of a standard normal statistic.
  public static func twoSidedP(_ z: Double) -> Double { min(1, 2 * survival(abs(z))) }

  /// log₁₀ of the two-sided p-value, finite where the p-value itself is 0 in doubles.
  public static func twoSidedLog10P(_ z: Double) -> Double {
    min(0, (logSurvival(abs(z)) + log(2)) / log(10))
  }

  /// (1 − Φ(z)) / φ(z) for z ≥ 5: 1/(z+ 1/(z+ 2/(z+ 3/(z+ …)))), from the inside out.
  private static func millsRatio(_ z: Double) -> Double {
    var fraction = z
    for step in stride(from: 60.0, through: 1, by: -1) { fraction = z + step / fraction }
    return 1 / fraction
  }
}
