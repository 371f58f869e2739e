internal import Foundation

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), a > 0, x ≥ 0.
///
/// Below a + 1 the series of P, above it the continued fraction of Q (Abramowitz and Stegun 6.5.29
/// and 6.5.31). Both are multiplied by xᵃe⁻ˣ/Γ(a+1), taken from Loader's saddle-point form, which
/// keeps its digits where a and x are large and the plain formula subtracts huge numbers.
enum GammaTail {
  /// ln Q(a, x); finite where Q itself is too small for a double.
  static func logUpper(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    guard x.isFinite else { return x.isNaN ? .nan : -.infinity }
    guard x >= a + 1 else { return log1p(-lower(a, x)) }
    return logWeight(a, x) + log(a) + log(upperFraction(a, x))
  }

  /// Q(a, x).
  static func upper(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 1 }
    return x < a + 1 ? 1 - lower(a, x) : exp(logUpper(a, x))
  }

  /// P(a, x) by its series; for x < a + 1.
  static func lower(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    var term = 1.0
    var sum = 1.0
    var place = a
    while term > sum * 1e-17 {
      place += 1
      term *= x / place
      sum += term
    }
    return exp(logWeight(a, x)) * sum
  }

  /// The continued fraction of Q(a, x)·Γ(a) / (xᵃe⁻ˣ), by the modified method of Lentz.
  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = Double.infinity
    var d = 1 / b
    var result = d
    var step = 0.0
    while step < 100_000 {
      step += 1
      let numerator = -step * (step - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let factor = c * d
      result *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return result
  }

  /// ln(xᵃe⁻ˣ / Γ(a+1)).
  private static func logWeight(_ a: Double, _ x: Double) -> Double {
    guard a >= 10 else { return a * log(x) - x - logGamma(a + 1) }
    return -stirlingRest(a) - deviance(a, x) - log(2 * .pi * a) / 2
  }

  /// a·ln(a/x) + x − a, without cancellation where x is near a.
  private static func deviance(_ a: Double, _ x: Double) -> Double {
    let excess = (x - a) / a
    guard abs(excess) < 0.5 else { return a * log(a / x) + x - a }
    // excess − ln(1 + excess) as the series of 2·artanh about v = (x−a)/(x+a).
    let v = (x - a) / (x + a)
    var sum = (x - a) * v
    var term = 2 * a * v
    var odd = 1.0
    while true {
      term *= v * v
      odd += 2
      let next = sum - term / odd
      if next == sum { return sum }
      sum = next
    }
  }

  /// ln Γ(a+1) − (ln(2πa)/2 + a·ln a − a), for a ≥ 10, by Stirling's series.
  private static func stirlingRest(_ a: Double) -> Double {
    let square = 1 / (a * a)
    return stirlingSeries.reduce(0.0) { sum, term in sum * square + term } / a
  }

  private static let stirlingSeries: [Double] = [
    -691 / 360_360, 1 / 1_188, -1 / 1_680, 1 / 1_260, -1 / 360, 1 / 12,
  ]

  private static func logGamma(_ a: Double) -> Double { lgamma(a) }
}
