internal import Foundation

/// The regularised incomplete beta function I_x(a, b) for one pair of parameters.
///
/// The smaller tail is always the weight w = xᵃ(1 − x)ᵇ / B(a, b) times a sum of positive terms, a
/// continued fraction or an integral; the other is its complement. See
/// docs/methods/Distributions.md for the regions.
struct IncompleteBeta: Hashable, Sendable {
  let a: Double
  let b: Double
  /// ½ ln(ab / 2π(a + b)) + δ(a + b) − δ(a) − δ(b).
  private let logScale: Double

  /// - Parameters:
  ///   - a: Above 0, finite.
  ///   - b: Above 0, finite.
  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    let rest = LogGamma.stirlingRest
    logScale =
      (log(a / (a + b)) + log(b) - log(2 * .pi)) / 2 + rest(a + b) - rest(a) - rest(b)
  }

  /// I_x(a, b), where `complement` is 1 − x.
  static func regularized(
    _ a: Double, _ b: Double, _ x: Double, complement: Double
  ) -> Double {
    IncompleteBeta(a, b).tails(x, complement).lower
  }

  /// Both tails at x, where y = 1 − x is given beside it and may have digits that 1 − x lost.
  func tails(_ x: Double, _ y: Double) -> SmallTail {
    if x.isNaN { return .undefined }
    guard x > 0 else { return .beyond(all: false) }
    guard y > 0 else { return y.isNaN ? nan : .beyond(all: true) }
    // The tail towards the nearer end; the continued fraction needs the mode at the least.
    if b * x <= a * y {
      return SmallTail(
        isLower: true, logWeight: logWeight(x, y), factor: Self.factor(a, b, x, y))
    }
    return SmallTail(isLower: false, logWeight: logWeight(x, y), factor: Self.factor(b, a, y, x))
  }

  /// Both tails at the x with ln(x / (1 − x)) = `logOdds`.
  func tails(logOdds: Double) -> SmallTail {
    if logOdds.isNaN { return .undefined }
    if logOdds < -690 {
      return SmallTail(isLower: true, logWeight: a * logOdds - logBeta, factor: 1 / a)
    }
    if logOdds > 690 {
      return SmallTail(isLower: false, logWeight: -b * logOdds - logBeta, factor: 1 / b)
    }
    let odds = exp(-abs(logOdds))
    let (small, large) = (odds / (1 + odds), 1 / (1 + odds))
    return logOdds < 0 ? tails(small, large) : tails(large, small)
  }

  /// Both tails at the x with x / (1 − x) = `odds` ≥ 0.
  func tails(odds: Double) -> SmallTail {
    if odds.isNaN { return .undefined }
    if odds == 0 { return .beyond(all: false) }
    if odds == .infinity { return .beyond(all: true) }
    if odds < 1e-299 || odds > 1e299 { return tails(logOdds: log(odds)) }
    return odds <= 1
      ? tails(odds / (1 + odds), 1 / (1 + odds)) : tails(1 / (1 + 1 / odds), 1 / (1 + odds))
  }

  /// ln(xᵃyᵇ / B(a, b)), the density with respect to the log odds of x.
  ///
  /// Loader's saddle-point form: a·D(t/a) + b·D(−t/b) with t = bx − ay, D(u) = ln(1 + u) − u, which
  /// keeps its digits where a and b are large and the plain formula subtracts huge numbers.
  func logWeight(_ x: Double, _ y: Double) -> Double {
    let t = (-a * y).addingProduct(b, x)
    return logScale + a * Self.deviance(t / a, x + x * (b / a))
      + b * Self.deviance(-t / b, y + y * (a / b))
  }

  /// ln B(a, b).
  var logBeta: Double { -(logScale + a * log1p(b / a) + b * log1p(a / b)) }

  private static func deviance(_ excess: Double, _ ratio: Double) -> Double {
    excess < -0.4 ? log(ratio) - excess : LogOnePlus.minusArgument(excess)
  }

  private var nan: SmallTail { SmallTail(isLower: true, logWeight: .nan, factor: 1) }
}
