internal import Foundation

extension IncompleteGamma {
  /// ln x where the logarithm of the lower or of the upper tail is `logarithm`.
  ///
  /// Newton's method from the guess of Wilson and Hilferty (1931), or, below it, from the leading
  /// power P ≈ xᵃ / Γ(a + 1).
  func logPlace(_ logarithm: Double, lower: Bool) -> Double {
    let z = Normal.quantile(exp(logarithm)) * (lower ? 1 : -1)
    let cube = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    var start = cube > 0.2 ? log(a) + 3 * log(cube) : -.infinity
    if start < log(a) - 1 || a < 1 {
      let logLower = lower ? logarithm : log(-expm1(logarithm))
      start = max(start, (logLower + LogGamma.value(a) + log(a)) / a)
    }
    // The chance itself may be too small for a double, and its quantile then is infinite.
    if !start.isFinite { start = lower ? logarithm / a : log(-logarithm) }
    return TailInverse.place(logarithm: logarithm, start: start) {
      tails(logarithm: $0).logarithm(lower: lower)
    }
  }
}
