internal import Foundation

/// Integrals over the distribution of S = √(χ²/ν), the estimate of a standard deviation that is 1.
///
/// With s = e^r the density of r is 2·aᵃ/Γ(a)·exp(2ar − a·e^(2r)), a = ν/2, which falls fast to the
/// right and like a power of s to the left; r = r₀ + 1 + u − e^(−u) makes it fall fast on both sides.
struct ScaleMixture: Hashable, Sendable {
  /// The degrees of freedom ν, above 0; at infinity S is 1.
  let degreesOfFreedom: Double
  /// ln of the density of r at 0.
  private let logPeak: Double

  init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    let shape = degreesOfFreedom / 2
    logPeak =
      degreesOfFreedom.isFinite
      ? log(2) + log(shape / (2 * .pi)) / 2 - LogGamma.stirlingRest(shape) : 0
  }

  /// ln of the mean of exp(`logarithm`) over S.
  ///
  /// - Parameters:
  ///   - peak: About the s where the density times the integrand is largest.
  ///   - sharpness: The second derivative of `logarithm` in ln s, where it is large.
  ///   - logarithm: ln of the integrand at s.
  /// - Returns: The logarithm.
  @inline(__always)
  func logMean(
    peak: Double, sharpness: Double = 0, _ logarithm: (Double) -> Double
  ) -> Double {
    guard degreesOfFreedom.isFinite else { return logarithm(1) }
    let centre = log(peak)
    let shape = degreesOfFreedom / 2
    let step = min(0.07, 0.25 / (2 * degreesOfFreedom + sharpness).squareRoot())
    return TrapezoidRule.logIntegral(from: 0, step: step) { u in
      let pull = exp(-u)
      let r = centre + (u - expm1(-u))
      let density = logPeak + shape * (2 * r - expm1(2 * r))
      return density + logarithm(exp(r)) + log1p(pull)
    }
  }
}
