internal import Foundation

/// How far two means lie apart, in standard deviations.
///
/// Conventions call 0.2 small, 0.5 medium and 0.8 large (Cohen, "Statistical power analysis", 1988);
/// what is large in a field only the field can say. Sources: Hedges, "Distribution theory for Glass's
/// estimator of effect size", Journal of Educational Statistics 6 (1981); Hedges and Olkin,
/// "Statistical methods for meta-analysis" (1985), chapter 5.
public struct StandardizedDifference: Hashable, Sendable, Codable {
  /// (x̄₁ − x̄₂)/s with the pooled standard deviation s.
  public let cohenD: Double
  /// d·J(n₁ + n₂ − 2) with J(m) = Γ(m/2)/(√(m/2) Γ((m − 1)/2)): without bias for normal data.
  public let hedgesG: Double
  /// d·(1 − 3/(4(n₁ + n₂) − 9)), the usual approximation of g.
  public let approximateHedgesG: Double
  /// (x̄₁ − x̄₂)/s₂: in standard deviations of the second sample, the control; nil where it is
  /// constant.
  public let glassDelta: Double?
  /// √((n₁ + n₂)/(n₁n₂) + d²/(2(n₁ + n₂))), the large-sample standard error of d.
  public let standardError: Double
  /// The sizes of both samples.
  public let counts: [Int]

  /// Compares two samples.
  ///
  /// - Parameters:
  ///   - first: At least two finite values.
  ///   - second: At least two finite values.
  /// - Throws: `tooFew`, `notFinite`, `constant` where both samples are constant.
  /// - Complexity: O(*n*).
  public init(_ first: [Double], _ second: [Double]) throws(SampleError) {
    let moments = try Samples.moments([first, second], atLeast: 2)
    try self.init(moments[0], moments[1])
  }

  /// The same from moments that are known already.
  ///
  /// - Throws: `tooFew`, `constant` where both samples are constant.
  public init(_ first: Moments, _ second: Moments) throws(SampleError) {
    try Samples.require(2, in: first.count, sample: 1)
    try Samples.require(2, in: second.count, sample: 2)
    let squares = first.sumOfSquares + second.sumOfSquares
    let (n1, n2) = (Double(first.count), Double(second.count))
    let gap = first.meanDifference(from: second)
    let d = gap / (squares / (n1 + n2 - 2)).squareRoot()
    guard squares > 0, d.isFinite else { throw .constant(sample: nil) }
    cohenD = d
    hedgesG = d * Self.bias(n1 + n2 - 2)
    approximateHedgesG = d * (1 - 3 / (4 * (n1 + n2) - 9))
    glassDelta = second.sumOfSquares > 0 ? gap / second.standardDeviation() : nil
    standardError = ((n1 + n2) / (n1 * n2) + d * d / (2 * (n1 + n2))).squareRoot()
    counts = [first.count, second.count]
  }

  /// J(m); about 1 − 3/(4m − 1).
  ///
  /// For large m, where the difference of the logarithms has lost its digits, by the series of
  /// Γ(x + ½)/(Γ(x)√x) in 1/x, x = (m − 1)/2, whose next term is below 1e-16.
  private static func bias(_ m: Double) -> Double {
    guard m > 1_000 else {
      return exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / (m / 2).squareRoot()
    }
    let inverse = 2 / (m - 1)
    let ratio =
      1 + inverse * (-1 / 8 + inverse * (1 / 128 + inverse * (5 / 1024 - inverse * 21 / 32768)))
    return ratio * ((m - 1) / m).squareRoot()
  }

  /// d with the interval that inverts the non-central t distribution.
  public func cohen(level: Double = 0.95) -> Estimate {
    Estimate(.cohenD, cohenD, noncentral(level))
  }

  /// g with the interval of d, shrunk as d is.
  public func hedges(level: Double = 0.95) -> Estimate {
    let shrinking = cohenD == 0 ? 1 : hedgesG / cohenD
    return Estimate(.hedgesG, hedgesG, noncentral(level).mapped { $0 * shrinking })
  }

  /// d ± z standard errors: nearly the same for large samples, and what many packages print.
  public func normalInterval(level: Double = 0.95) -> ConfidenceInterval {
    let reach = Normal.quantile(0.5 + level / 2) * standardError
    return ConfidenceInterval(
      low: cohenD - reach, high: cohenD + reach, level: level, method: .normal)
  }

  /// Glass' Δ ± z√((n₁ + n₂)/(n₁n₂) + Δ²/(2(n₂ − 1))); nil where the second sample is constant.
  public func glass(level: Double = 0.95) -> Estimate? {
    guard let glassDelta else { return nil }
    let (n1, n2) = (Double(counts[0]), Double(counts[1]))
    let variance = (n1 + n2) / (n1 * n2) + glassDelta * glassDelta / (2 * (n2 - 1))
    let reach = Normal.quantile(0.5 + level / 2) * variance.squareRoot()
    return Estimate(
      .glassDelta, glassDelta,
      ConfidenceInterval(
        low: glassDelta - reach, high: glassDelta + reach, level: level, method: .normal))
  }

  private func noncentral(_ level: Double) -> ConfidenceInterval {
    let (n1, n2) = (Double(counts[0]), Double(counts[1]))
    let scale = (n1 * n2 / (n1 + n2)).squareRoot()
    return NoncentralityInterval.studentT(
      cohenD * scale, degreesOfFreedom: n1 + n2 - 2, level: level
    ).mapped { $0 / scale }
  }
}
