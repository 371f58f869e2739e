internal import Foundation

/// The logarithm of the gamma function, and what Stirling's formula leaves of it.
///
/// Stirling's series (Abramowitz and Stegun 6.1.41) from 10 on; below it the recurrence
/// Γ(x + 1) = xΓ(x), which multiplies at most ten factors.
enum LogGamma {
  /// ln Γ(x), x > 0; absolute error of a few units of the last place of max(1, |ln Γ(x)|).
  static func value(_ x: Double) -> Double {
    guard x < 10 else { return stirling(x) + series(x) }
    var (place, product) = (x, 1.0)
    while place < 10 {
      product *= place
      place += 1
    }
    return stirling(place) + series(place) - log(product)
  }

  /// δ(x) = ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), x > 0.
  static func stirlingRest(_ x: Double) -> Double {
    x < 10 ? value(x) - stirling(x) : series(x)
  }

  /// ln Γ(1 + x), |x| ≤ ½, with all digits also where it is near 0.
  ///
  /// Abramowitz and Stegun 6.1.33: −ln(1 + x) + x(1 − γ) + Σ (−1)ⁿ(ζ(n) − 1)xⁿ/n.
  static func ofOnePlus(_ x: Double) -> Double {
    var sum = 0.0
    for (place, excess) in zetaExcess.enumerated().reversed() {
      let order = Double(place + 2)
      sum = sum * -x + excess / order
    }
    return x * (1 - eulerGamma) - log1p(x) + x * x * sum
  }

  private static let eulerGamma = 0.577_215_664_901_532_860_6

  /// ζ(n) − 1 for n = 2 … 33: the sum of k⁻ⁿ from 2 to 40 and the Euler–Maclaurin rest.
  private static let zetaExcess: [Double] = (2...33).map { order in
    let n = Double(order)
    let last = 40.0
    let power = pow(last, -n)
    var sum = power * last / (n - 1) - power / 2 + n * power / (12 * last)
    sum -= n * (n + 1) * (n + 2) * power / (720 * last * last * last)
    for k in stride(from: last, through: 2, by: -1) { sum += pow(k, -n) }
    return sum
  }

  private static func stirling(_ x: Double) -> Double {
    (x - 0.5) * log(x) - x + log(2 * .pi) / 2
  }

  private static func series(_ x: Double) -> Double {
    let square = 1 / (x * x)
    var sum = 0.0
    for term in stirlingSeries { sum = sum * square + term }
    return sum / x
  }

  private static let stirlingSeries: [Double] = [
    1 / 156, -691 / 360_360, 1 / 1_188, -1 / 1_680, 1 / 1_260, -1 / 360, 1 / 12,
  ]
}
