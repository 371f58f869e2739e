internal import Foundation

/// The non-central t distribution as a mean over its numerator, for t > 0 and a large δ.
///
/// T ≤ t where S ≥ (Z + δ)/t: both tails are means over Z of tails of S, smooth on the scale of Z, as δ
/// is many times √ν. The trapezoidal rule then needs some fifty places, whatever δ.
struct StepMixture {
  private let degreesOfFreedom: Double
  private let noncentrality: Double
  private let t: Double
  private let squares: ChiSquared

  /// - Parameters: ν, δ > 0 and t > 0, with δ² much larger than ν.
  init(_ degreesOfFreedom: Double, _ noncentrality: Double, _ t: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
    self.t = t
    squares = ChiSquared(degreesOfFreedom: degreesOfFreedom)
  }

  /// ln P(T ≤ t) or ln P(T > t).
  func logTail(isLower: Bool) -> Double {
    mean(isLower: isLower) { s in
      let square = degreesOfFreedom * s * s
      if s <= 0 { return isLower ? 0 : -.infinity }
      return isLower ? squares.logSurvival(square) : squares.logCDF(square)
    }
  }

  /// ln of the density at t: the mean of s times the density of S at s, over t.
  var logDensity: Double {
    mean(isLower: t < noncentrality) { s in
      guard s > 0 else { return -.infinity }
      // The density of S at s is 2νs times that of χ² at νs².
      let shape = degreesOfFreedom / 2
      let square = shape * s * s
      return log(2) + shape * log(square) - square - LogGamma.value(shape)
    } - log(t)
  }

  /// ln of the mean of exp(`logarithm`) of s = (z + δ)/t over the standard normal z.
  ///
  /// - Parameters:
  ///   - isLower: Whether large s count: far below δ the peak then moves to negative z.
  ///   - logarithm: ln of the integrand at s.
  /// - Returns: The logarithm.
  private func mean(isLower: Bool, _ logarithm: (Double) -> Double) -> Double {
    let pull = degreesOfFreedom / t / t
    let start = isLower && t < noncentrality / 2 ? -noncentrality * (pull / (1 + pull)) : 0
    let step = 0.4 / (1 + pull).squareRoot()
    return TrapezoidRule.logIntegral(from: start, step: step) { z in
      logarithm((z + noncentrality) / t) - z * z / 2
    } - log(2 * .pi) / 2
  }
}
