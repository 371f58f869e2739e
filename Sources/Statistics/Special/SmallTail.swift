internal import Foundation

/// Both tails of a distribution at one place, held as the side that was computed.
///
/// Its probability is exp(`logWeight`)·`factor`: what is too small for a double stays in the
/// logarithm.
struct SmallTail {
  /// Whether the side that was computed is P(X ≤ x).
  var isLower: Bool
  /// The logarithm of the weight.
  var logWeight: Double
  /// The tail as a multiple of the weight, above 0.
  var factor: Double

  /// P(X ≤ x).
  var lower: Double { isLower ? computed : 1 - computed }
  /// P(X > x).
  var upper: Double { isLower ? 1 - computed : computed }
  /// ln P(X ≤ x).
  var logLower: Double { isLower ? logComputed : log1p(-computed) }
  /// ln P(X > x).
  var logUpper: Double { isLower ? log1p(-computed) : logComputed }

  // Written so that NaN stays NaN.
  private var computed: Double {
    let probability = exp(logWeight) * factor
    return probability > 1 ? 1 : probability
  }
  private var logComputed: Double {
    let logarithm = logWeight + log(factor)
    return logarithm > 0 ? 0 : logarithm
  }

  /// The logarithm of one of the tails, and its slope where the weight is the density.
  func logarithm(lower: Bool) -> (value: Double, slope: Double) {
    let sign = lower ? 1.0 : -1.0
    if lower == isLower { return (logComputed, sign / factor) }
    return (log1p(-computed), sign * exp(logWeight) / (1 - computed))
  }

  /// The tails of a place beyond which nothing lies: P(X ≤ x) = 1 or 0.
  static func beyond(all isAll: Bool) -> SmallTail {
    SmallTail(isLower: !isAll, logWeight: -.infinity, factor: 1)
  }

  /// The tails of a place that is not a number.
  static let undefined = SmallTail(isLower: true, logWeight: .nan, factor: .nan)

  /// The same tails with upper and lower exchanged.
  var mirrored: SmallTail {
    SmallTail(isLower: !isLower, logWeight: logWeight, factor: factor)
  }
}
