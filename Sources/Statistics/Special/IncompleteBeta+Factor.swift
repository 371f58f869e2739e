internal import Foundation

/// I_x(a, b) / w for x up to the mean, by three ways.
extension IncompleteBeta {
  static func factor(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    if x <= 0.6, (a + b) * x <= 0.6 * (a + 1) { return series(a, b, x) }
    if max(a, b) < 2000 { return fraction(a, b, x, y) }
    return integral(a, b, x, y)
  }

  /// (1/a)·₂F₁(a + b, 1; a + 1; x), all terms positive (Abramowitz and Stegun 26.5.4, rewritten).
  private static func series(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var (term, sum, place) = (1.0, 1.0, a)
    while term > sum * 1e-17 {
      term *= x * (place + b) / (place + 1)
      sum += term
      place += 1
    }
    return sum / a
  }

  /// The continued fraction of DiDonato and Morris, "Algorithm 708" (1992), equation (9).
  private static func fraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let slack = 1 + (a * y - b * x)
    let ratio = b / a
    var result = (1 + 1 / a) / slack
    // Numerators and denominators of two convergents, scaled so that the last denominator is 1.
    var (above, below) = ((0.0, result), (result, 1.0))
    var (order, factor, place) = (0.0, 1.0, a + 1)
    while order < 100_000 {
      order += 1
      let t = order / a
      let w = order * (b - order) * x
      let e = a / place
      let alpha = factor * (factor + ratio) * e * e * (w * x)
      let shift = (1 + t) / (1 + 1 / a + t + t)
      let beta = order + w / place + shift * (slack + order * (1 + y))
      factor = 1 + t
      place += 2
      let next = (alpha * above.0 + beta * above.1, alpha * below.0 + beta * below.1)
      let before = result
      result = next.0 / next.1
      if abs(result - before) <= 1e-16 * result { break }
      (above, below) = ((above.1 / next.1, result), (below.1 / next.1, 1))
    }
    return result
  }

  /// The integral of w(x′)/w(x) over the log odds from −∞ to those of x, by quadrature.
  private static func integral(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let n = a + b
    let nearOne = x > 0.5
    let logRatio = { (s: Double) -> Double in
      nearOne ? b * s - n * log1p(y * expm1(s)) : -a * s - n * log1p(x * expm1(-s))
    }
    let slope = max(0, a * y - b * x)
    var length = 80 / (slope + (slope * slope + 80 * n * x * y).squareRoot())
    // The parabola at x may fall too late or too soon; the nodes are for where the integrand lies.
    while logRatio(length) > -38 { length *= 1.15 }
    while logRatio(0.85 * length) < -38 { length *= 0.85 }
    return GaussLegendre.standard(over: length) { exp(logRatio($0)) }
  }
}
