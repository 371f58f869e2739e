internal import Foundation

/// The trapezoidal rule over the whole line for an integrand with one peak.
///
/// For an analytic integrand that falls fast on both sides the error falls exponentially in 1/step
/// (Trefethen and Weideman, "The exponentially convergent trapezoidal rule", 2014).
enum TrapezoidRule {
  /// The logarithm of the integral of exp(`logarithm`).
  ///
  /// - Parameters:
  ///   - start: A place near the peak.
  ///   - step: The distance of the places.
  ///   - logarithm: ln of the integrand, rising up to one peak and falling beyond it.
  /// - Returns: −∞ where the integrand is 0 at `start`.
  @inline(__always)
  static func logIntegral(
    from start: Double, step: Double, _ logarithm: (Double) -> Double
  ) -> Double {
    let level = logarithm(start)
    guard level.isFinite else { return level.isNaN ? .nan : -.infinity }
    var (sum, largest) = (1.0, 1.0)
    for direction in [-step, step] {
      var (place, before) = (start, 1.0)
      while true {
        place += direction
        let term = exp(logarithm(place) - level)
        sum += term
        largest = max(largest, term)
        if !(term > 1e-18 * largest) && !(term > before) { break }
        before = term
      }
    }
    return level + log(sum * step)
  }
}
