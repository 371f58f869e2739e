internal import Foundation

/// The non-central t distribution: (Z + δ) / S with a standard normal Z and S = √(χ²/ν).
///
/// P(T ≤ t) is the mean of Φ(ts − δ) over the distribution of S, P(T > t) that of 1 − Φ(ts − δ): both
/// have a positive integrand, so each tail keeps its digits. Where δ is so large that Φ(ts − δ) is a
/// step, the means are taken over Z instead, of the tails of S at (Z + δ)/t.
public struct NoncentralT: Hashable, ContinuousDistribution {
  /// The degrees of freedom ν, above 0; infinity is the normal distribution around δ.
  public let degreesOfFreedom: Double
  /// The noncentrality δ; 0 is Student's distribution.
  public let noncentrality: Double
  private let scale: ScaleMixture

  /// The distribution with these degrees of freedom and this finite noncentrality.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    precondition(noncentrality.isFinite, "the noncentrality is finite")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
    scale = ScaleMixture(degreesOfFreedom: degreesOfFreedom)
  }

  /// The density at t, the mean of s·φ(ts − δ).
  public func density(_ t: Double) -> Double {
    guard t.isFinite else { return t.isNaN ? t : 0 }
    if isStep(t) {
      return exp(StepMixture(degreesOfFreedom, abs(noncentrality), abs(t)).logDensity)
    }
    let logDensity = mean(t, peak: peak(t)) { s in
      let z = t * s - noncentrality
      return log(s) - z * z / 2
    }
    return exp(logDensity) / (2 * .pi).squareRoot()
  }

  /// P(T ≤ t).
  public func cdf(_ t: Double) -> Double { tails(t).lower }

  /// P(T > t).
  public func survival(_ t: Double) -> Double { tails(t).upper }

  /// ln P(T ≤ t), finite where the probability itself is 0 in doubles.
  public func logCDF(_ t: Double) -> Double { tails(t).logLower }

  /// ln P(T > t), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ t: Double) -> Double { tails(t).logUpper }

  /// The t with P(T ≤ t) = `probability`.
  public func quantile(_ probability: Double) -> Double {
    quantile(probability, upper: false, within: -.infinity...(.infinity), place)
  }

  /// The t with P(T > t) = `probability`.
  public func upperQuantile(_ probability: Double) -> Double {
    quantile(probability, upper: true, within: -.infinity...(.infinity), place)
  }

  private func tails(_ t: Double) -> SmallTail {
    if t.isNaN { return .undefined }
    guard t.isFinite else { return .beyond(all: t > 0) }
    let isLower = t < noncentrality
    if isStep(t) {
      let isNegative = noncentrality < 0
      let mixture = StepMixture(degreesOfFreedom, abs(noncentrality), abs(t))
      let logTail = mixture.logTail(isLower: isLower != isNegative)
      return SmallTail(isLower: isLower, logWeight: min(0, logTail), factor: 1)
    }
    let sign = isLower ? -1.0 : 1.0
    let inside = peak(t)
    // Where the peak of the bell lies on the side that counts fully, S alone decides.
    let outside = sign * (t * inside - noncentrality) > 0
    let logTail = mean(t, peak: outside ? inside : 1) { s in
      Normal.logSurvival(sign * (t * s - noncentrality))
    }
    return SmallTail(isLower: isLower, logWeight: min(0, logTail), factor: 1)
  }

  /// Whether t lies on the side of δ, and δ is far beyond the spread of δS.
  private func isStep(_ t: Double) -> Bool {
    t * noncentrality > 0 && noncentrality * noncentrality > 2_000 * degreesOfFreedom
  }

  /// The s where the density of S times exp(−(ts − δ)²/2) is largest.
  private func peak(_ t: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return 1 }
    let (square, half) = (t * t / degreesOfFreedom, t / degreesOfFreedom * noncentrality / 2)
    let root = (half * half + 1 + square).squareRoot()
    return half >= 0 ? (half + root) / (1 + square) : 1 / (root - half)
  }

  private func mean(_ t: Double, peak: Double, _ logarithm: (Double) -> Double) -> Double {
    let sharpness = noncentrality * noncentrality
    return scale.logMean(peak: peak, sharpness: sharpness, logarithm)
  }

  private func place(_ logarithm: Double, lower: Bool) -> Double {
    let central = StudentT(degreesOfFreedom: degreesOfFreedom)
    let reach = central.upperQuantile(exp(max(-700, logarithm)))
    return TailInverse.zero(
      near: noncentrality + (lower ? -reach : reach), stride: 0.2 + abs(reach) / 8
    ) { t in lower ? tails(t).logLower - logarithm : logarithm - tails(t).logUpper }
  }
}
