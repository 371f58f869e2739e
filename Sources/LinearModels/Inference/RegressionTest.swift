public import Statistics

/// A statistic of a regression, the distribution that it has when nothing is there, and its p-value.
public struct RegressionTest: Hashable, Sendable, Codable {
  /// The value of the statistic.
  public let statistic: Double
  /// One number for χ², those of numerator and denominator for F.
  public let degreesOfFreedom: [Double]
  /// P(at least this large) were the null hypothesis true.
  public let p: PValue

  /// A test whose statistic is χ²-distributed; a statistic below 0, by rounding, counts as 0.
  ///
  /// - Parameters:
  ///   - statistic: The value.
  ///   - degreesOfFreedom: Above 0.
  /// - Returns: The test.
  public static func chiSquared(_ statistic: Double, degreesOfFreedom: Int) -> RegressionTest {
    let distribution = ChiSquared(degreesOfFreedom: Double(degreesOfFreedom))
    return RegressionTest(
      statistic: max(statistic, 0), degreesOfFreedom: [Double(degreesOfFreedom)],
      p: PValue(logarithm: min(0, distribution.logSurvival(max(statistic, 0)))))
  }

  /// A test whose statistic is F-distributed; infinite for a perfect fit, whose p-value is 0.
  public static func f(_ statistic: Double, _ numerator: Int, _ denominator: Int) -> RegressionTest
  {
    let distribution = FisherF(numerator: Double(numerator), denominator: Double(denominator))
    return RegressionTest(
      statistic: max(statistic, 0), degreesOfFreedom: [Double(numerator), Double(denominator)],
      p: statistic.isFinite
        ? PValue(logarithm: min(0, distribution.logSurvival(max(statistic, 0)))) : PValue(0))
  }
}
