internal import Foundation

/// Which of several means differ, given equal variances: all pairs by the studentised range.
///
/// q = |x̄ᵢ − x̄ⱼ|/√(MS_within/2·(1/nᵢ + 1/nⱼ)) with k samples and n − k degrees of freedom (Tukey and
/// Kramer). p-values and intervals hold for all pairs together. Source: Kramer, Biometrics 12 (1956).
public enum TukeyHSD {
  /// Compares all pairs.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value, and more values than samples.
  ///   - level: The level at which all intervals hold together.
  /// - Returns: A comparison of each pair, in the order (0, 1), (0, 2), ….
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant` where nothing varies within samples.
  /// - Complexity: O(*n*) and a quantile and k(k − 1)/2 tails of the studentised range.
  public static func compare(
    _ samples: [[Double]], level: Double = 0.95
  ) throws(SampleError) -> [PairwiseComparison] {
    try compare(moments: Samples.moments(samples, atLeast: 1), level: level)
  }

  /// The same from moments that are known already.
  public static func compare(
    moments: [Moments], level: Double = 0.95
  ) throws(SampleError) -> [PairwiseComparison] {
    let parts = try SquareSums(moments, orElse: .constant(sample: nil))
    let range = StudentizedRange(
      groups: moments.count, degreesOfFreedom: parts.freedomWithin)
    let critical = range.quantile(level)
    let mean = parts.within / parts.freedomWithin
    return PairwiseComparison.pairs(of: moments.count).map { pair in
      let (first, second) = (moments[pair.first], moments[pair.second])
      let error = (mean / 2 * (1 / Double(first.count) + 1 / Double(second.count))).squareRoot()
      return StudentizedPair(
        first: pair.first, second: pair.second, test: .tukeyHSD, moments: moments, error: error,
        range: range, critical: critical, method: TestMethod(.exact, [.familywise])
      ).comparison(level)
    }
  }
}

/// Which of several means differ, whatever the variances and sizes.
///
/// Tukey's range for each pair with its own error √((sᵢ²/nᵢ + sⱼ²/nⱼ)/2) and Welch's degrees of
/// freedom. Source: Games and Howell, Journal of Educational Statistics 1 (1976).
public enum GamesHowell {
  /// Compares all pairs.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least two finite values that are not all equal.
  ///   - level: The level at which all intervals hold together.
  /// - Returns: A comparison of each pair, in the order (0, 1), (0, 2), ….
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*) and k(k − 1)/2 quantiles and tails of the studentised range.
  public static func compare(
    _ samples: [[Double]], level: Double = 0.95
  ) throws(SampleError) -> [PairwiseComparison] {
    try compare(moments: Samples.moments(samples, atLeast: 2), level: level)
  }

  /// The same from moments that are known already.
  public static func compare(
    moments: [Moments], level: Double = 0.95
  ) throws(SampleError) -> [PairwiseComparison] {
    _ = try WeightedMeans(moments)
    return PairwiseComparison.pairs(of: moments.count).map { pair in
      let (variance, freedom) = TTest.satterthwaite(moments[pair.first], moments[pair.second])
      let range = StudentizedRange(groups: moments.count, degreesOfFreedom: freedom)
      return StudentizedPair(
        first: pair.first, second: pair.second, test: .gamesHowell, moments: moments,
        error: (variance / 2).squareRoot(), range: range, critical: range.quantile(level),
        method: TestMethod(.exact, [.unequalVariances, .familywise])
      ).comparison(level)
    }
  }
}

/// A pair of means, the error of their difference over √2, and the range that both are held against.
private struct StudentizedPair {
  let first: Int
  let second: Int
  let test: HypothesisTest
  let moments: [Moments]
  let error: Double
  let range: StudentizedRange
  let critical: Double
  let method: TestMethod

  func comparison(_ level: Double) -> PairwiseComparison {
    let gap = moments[first].meanDifference(from: moments[second])
    let statistic = abs(gap) / error
    let freedom = range.degreesOfFreedom
    let alone = StudentT(degreesOfFreedom: freedom).logSurvival(statistic / 2.0.squareRoot())
    return PairwiseComparison(
      first: first, second: second,
      result: TestResult(
        test, statistic: statistic, degreesOfFreedom: [freedom],
        p: PValue(naturalLog: range.logSurvival(statistic)),
        estimate: Estimate(
          .meanDifference, gap,
          ConfidenceInterval(
            low: gap - critical * error, high: gap + critical * error, level: level,
            method: .studentizedRange)),
        counts: [moments[first].count, moments[second].count], method: method),
      unadjustedP: PValue(bothTailsOf: alone))
  }
}
