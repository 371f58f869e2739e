internal import Foundation

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x) for one shape a.
///
/// The smaller tail is the weight w = xᵃe⁻ˣ / Γ(a) times a sum of positive terms, a continued
/// fraction or an integral; the other is its complement. See docs/methods/Distributions.md.
struct IncompleteGamma: Hashable, Sendable {
  let a: Double
  /// ½ ln(a / 2π) − δ(a), so that ln w = `logScale` + a·(ln(x/a) − (x − a)/a).
  private let logScale: Double

  /// - Parameter a: Above 0, finite.
  init(_ a: Double) {
    self.a = a
    logScale = log(a / (2 * .pi)) / 2 - LogGamma.stirlingRest(a)
  }

  /// Both tails at x.
  func tails(_ x: Double) -> SmallTail {
    if x.isNaN { return .undefined }
    guard x > 0 else { return .beyond(all: false) }
    guard x.isFinite else { return .beyond(all: true) }
    if x <= 0.6 * (a + 1) && x <= max(a, 0.1) {
      return SmallTail(isLower: true, logWeight: logWeight(x), factor: series(x))
    }
    if a < 1 && x < 1 {
      let logWeight = logWeight(x)
      return SmallTail(
        isLower: false, logWeight: logWeight, factor: upperByPowers(x) * exp(-logWeight))
    }
    let isLower = x <= a
    guard a < 150 else {
      return SmallTail(isLower: isLower, logWeight: logWeight(x), factor: integral(x))
    }
    return SmallTail(
      isLower: isLower, logWeight: logWeight(x), factor: isLower ? series(x) : fraction(x))
  }

  /// Both tails at x = exp(`logarithm`), also where that is too small for a double.
  func tails(logarithm: Double) -> SmallTail {
    if logarithm.isNaN { return .undefined }
    guard logarithm < -690 else { return tails(exp(logarithm)) }
    return SmallTail(
      isLower: true, logWeight: a * logarithm - LogGamma.value(a), factor: 1 / a)
  }

  /// ln(xᵃe⁻ˣ / Γ(a)), the density with respect to ln x, in Loader's saddle-point form.
  func logWeight(_ x: Double) -> Double {
    let excess = (x - a) / a
    let deviance =
      excess < -0.4 ? log(x / a) - excess : LogOnePlus.minusArgument(excess)
    return logScale + a * deviance
  }

  /// P / w = (1/a)(1 + x/(a+1) + x²/(a+1)(a+2) + …) (Abramowitz and Stegun 6.5.29).
  private func series(_ x: Double) -> Double {
    var (term, sum, place) = (1.0, 1.0, a)
    while term > sum * 1e-17 {
      place += 1
      term *= x / place
      sum += term
    }
    return sum / a
  }

  /// Q for a < 1 and x < 1, where 1 − P would lose the digits of a small Q.
  ///
  /// P = g(1 − J) with g = xᵃ/Γ(1 + a) and J = −a Σ (−x)ⁿ/((a + n) n!), so Q = gJ − (g − 1)
  /// (DiDonato and Morris, "Computation of the incomplete gamma function ratios", 1986).
  private func upperByPowers(_ x: Double) -> Double {
    var (term, sum, n) = (1.0, 0.0, 0.0)
    while abs(term) > 1e-18 {
      n += 1
      term *= -x / n
      sum += term / (a + n)
    }
    let logGamma =
      a <= 0.5 ? LogGamma.ofOnePlus(a) : log(a) + LogGamma.value(a)
    let logPower = a * log(x) - logGamma
    return exp(logPower) * -a * sum - expm1(logPower)
  }

  /// Q / w, the continued fraction 1/(x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …))) by the modified
  /// method of Lentz (Abramowitz and Stegun 6.5.31).
  private func fraction(_ x: Double) -> Double {
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
      if abs(factor - 1) < 2e-16 { break }
    }
    return result
  }

  /// The integral of w(x′)/w(x) over ln x′ from x to the end of the smaller tail, by quadrature.
  private func integral(_ x: Double) -> Double {
    let side = x <= a ? -1.0 : 1.0
    let logRatio = { (s: Double) -> Double in side * a * s - x * expm1(side * s) }
    let slope = abs(x - a)
    var length = 80 / (slope + (slope * slope + 80 * x).squareRoot())
    while logRatio(length) > -38 { length *= 1.15 }
    return GaussLegendre.standard(over: length) { exp(logRatio($0)) }
  }
}
