internal import Foundation

/// Effects of several strata joined, each weighted by the inverse of its variance.
///
/// ê = Σwe/Σw with w = 1/se², standard error 1/√Σw; Q = Σw(e − ê)² against χ² with one degree of
/// freedom fewer than strata says whether the strata differ by more than chance, I² = (Q − df)/Q which
/// part of their spread that is. Sources: Cochran, Biometrics 10 (1954); Higgins and Thompson,
/// Statistics in Medicine 21 (2002).
public struct PooledEffect: Hashable, Sendable, Codable {
  /// An effect with its standard error.
  public struct Part: Hashable, Sendable, Codable {
    /// The effect, on a scale where it is about normal.
    public let value: Double
    /// Its standard error, above 0.
    public let standardError: Double

    /// An effect with its standard error.
    public init(_ value: Double, standardError: Double) {
      self.value = value
      self.standardError = standardError
    }
  }

  /// The joint effect.
  public let value: Double
  /// Its standard error.
  public let standardError: Double
  /// Whether it could be 0: two-sided, by the normal law.
  public let p: PValue
  /// Cochran's Q.
  public let heterogeneity: Double
  /// Its degrees of freedom: one fewer than strata.
  public let degreesOfFreedom: Int
  /// Whether all strata could have one effect; nil of a single stratum.
  public let heterogeneityP: PValue?

  /// Joins effects; nil where none is left.
  ///
  /// - Parameter parts: The strata; those that are not finite or have no standard error above 0 are
  ///   passed over.
  public init?(_ parts: [Part]) {
    let sound = parts.filter {
      $0.value.isFinite && $0.standardError > 0 && $0.standardError.isFinite
    }
    guard !sound.isEmpty else { return nil }
    let weights = sound.map { 1 / ($0.standardError * $0.standardError) }
    let total = weights.reduce(0, +)
    let mean = zip(weights, sound).reduce(0) { $0 + $1.0 * $1.1.value } / total
    let spread = zip(weights, sound).reduce(0) { sum, part in
      sum + part.0 * (part.1.value - mean) * (part.1.value - mean)
    }
    value = mean
    standardError = 1 / total.squareRoot()
    p = PValue(
      symmetric: mean * total.squareRoot(), .twoSided, logSurvival: Normal.logSurvival)
    heterogeneity = spread
    degreesOfFreedom = sound.count - 1
    heterogeneityP =
      sound.count > 1
      ? PValue(
        naturalLog: ChiSquared(degreesOfFreedom: Double(sound.count - 1)).logSurvival(spread))
      : nil
  }

  /// I²: which part of the spread of the strata is more than chance, from 0 to 1.
  public var inconsistency: Double {
    heterogeneity > 0
      ? max(0, (heterogeneity - Double(degreesOfFreedom)) / heterogeneity) : 0
  }

  /// The joint effect ± z standard errors.
  func ends(level: Double) -> (low: Double, high: Double) {
    let reach = Normal.quantile(0.5 + level / 2) * standardError
    return (value - reach, value + reach)
  }
}
