internal import Foundation

extension ContingencyTable {
  /// Pearson's test of independence: χ² = Σ (O − E)²/E.
  ///
  /// The p-value is rough where `smallestExpected` is below 5; a 2×2 table then asks for
  /// `fisherExact`. Source: Pearson, Philosophical Magazine 50 (1900); Yates, Supplement to the JRSS
  /// 1 (1934).
  ///
  /// - Parameters:
  ///   - continuity: Whether each distance of a 2×2 table is brought nearer to 0 by ½, after Yates;
  ///     without effect on larger tables.
  ///   - level: The level of the interval of Cramér's V, which is the estimate.
  /// - Returns: The test.
  /// - Throws: `notATable`.
  public func chiSquaredTest(
    continuity: Bool = false, level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    let isCorrected = continuity && isTwoByTwo
    let statistic = sum { observed, expected in
      let distance = abs(observed - expected)
      let rest = isCorrected ? distance - min(0.5, distance) : distance
      return rest * rest / expected
    }
    return try result(
      .chiSquared, statistic, TestMethod(.asymptotic, isCorrected ? [.continuity] : []),
      level)
  }

  /// The likelihood-ratio test of independence: G = 2 Σ O ln(O/E); a count of 0 adds nothing.
  ///
  /// - Parameter level: The level of the interval of Cramér's V, which is the estimate.
  /// - Returns: The test.
  /// - Throws: `notATable`.
  public func gTest(level: Double = 0.95) throws(SampleError) -> TestResult {
    try result(.gTest, likelihoodRatio, TestMethod(.asymptotic), level)
  }

  /// G = 2 Σ O ln(O/E): its terms with O − E taken off are all positive, so that nothing cancels.
  var likelihoodRatio: Double { 2 * sum { Self.deviance($0, $1) } }

  /// O·ln(O/E) − O + E.
  private static func deviance(_ observed: Double, _ expected: Double) -> Double {
    guard observed > 0 else { return expected }
    let excess = (expected - observed) / observed
    guard abs(excess) < 1e-3 else {
      return observed * log(observed / expected) - observed + expected
    }
    // excess − ln(1 + excess) by its series, where the difference would lose its digits.
    var power = excess * excess
    var sum = 0.0
    for term in 2...8 {
      sum += (term.isMultiple(of: 2) ? power : -power) / Double(term)
      power *= excess
    }
    return observed * sum
  }

  private func result(
    _ test: HypothesisTest, _ statistic: Double, _ method: TestMethod, _ level: Double
  ) throws(SampleError) -> TestResult {
    try requireTestable()
    let freedom = Double(degreesOfFreedom)
    return TestResult(
      test, statistic: statistic, degreesOfFreedom: [freedom],
      p: PValue(naturalLog: ChiSquared(degreesOfFreedom: freedom).logSurvival(statistic)),
      estimate: try cramersVEstimate(level: level), counts: [total], method: method)
  }
}
