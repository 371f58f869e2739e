internal import Foundation

/// What is known of a coefficient of correlation besides its size.
public struct CorrelationTest: Hashable, Sendable, Codable {
  /// P(|r| at least as large) if the two had nothing to do with each other: Student's t with
  /// *n* − 2 degrees of freedom; nil for fewer than three pairs.
  public let pValue: Double?
  /// The lower end of Fisher's interval; nil for fewer than four pairs.
  public let low: Double?
  /// The upper end of Fisher's interval.
  public let high: Double?

  /// Tests a coefficient.
  ///
  /// The p-value is I_{1−r²}(ν/2, ½), ν = *n* − 2, exact for normal numbers. The interval is
  /// tanh(artanh r ∓ z/√(n − 3)) (Fisher, "On the probable error of a coefficient of correlation",
  /// Metron 1, 1921).
  ///
  /// - Parameters:
  ///   - r: Pearson's or Spearman's coefficient in [−1, 1]; NaN gives nil everywhere.
  ///   - count: How many pairs.
  ///   - level: Of the interval, between 0 and 1.
  public init(_ r: Double, count: Int, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let isTestable = !r.isNaN && count > 2
    pValue =
      isTestable
      ? IncompleteBeta.regularized(
        Double(count - 2) / 2, 0.5, (1 - r) * (1 + r), complement: r * r) : nil
    guard isTestable, count > 3 else {
      low = nil
      high = nil
      return
    }
    let reach = Normal.quantile(0.5 + level / 2) / Double(count - 3).squareRoot()
    low = abs(r) == 1 ? r : tanh(atanh(r) - reach)
    high = abs(r) == 1 ? r : tanh(atanh(r) + reach)
  }
}
