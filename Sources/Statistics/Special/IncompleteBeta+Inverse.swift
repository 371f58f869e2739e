internal import Foundation

extension IncompleteBeta {
  /// ln(x / (1 − x)) where the logarithm of the lower or of the upper tail is `logarithm`.
  ///
  /// Newton's method; in the log odds both tails end as straight lines, with slopes a and −b.
  func logOdds(_ logarithm: Double, lower: Bool) -> Double {
    let z = max(-38, Normal.quantile(exp(logarithm))) * (lower ? 1 : -1)
    let start = log(a / b) + z * (1 / a + 1 / b).squareRoot()
    return TailInverse.place(logarithm: logarithm, start: start) {
      tails(logOdds: $0).logarithm(lower: lower)
    }
  }
}
