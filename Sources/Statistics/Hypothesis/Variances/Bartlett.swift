internal import Foundation

/// Whether several variances are equal, given normal data; it mistakes heavy tails for unequal
/// variances.
///
/// χ² = ((n − k) ln s² − Σ(nⱼ − 1) ln sⱼ²)/(1 + (Σ1/(nⱼ − 1) − 1/(n − k))/(3(k − 1))) with the pooled
/// variance s². Source: Bartlett, Proceedings of the Royal Society A 160 (1937).
public enum Bartlett {
  /// Tests samples.
  ///
  /// - Parameter samples: At least two, each with at least two finite values that are not all equal.
  /// - Returns: The test.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public static func test(_ samples: [[Double]]) throws(SampleError) -> TestResult {
    try test(moments: Samples.moments(samples, atLeast: 2))
  }

  /// The same from moments that are known already.
  public static func test(moments: [Moments]) throws(SampleError) -> TestResult {
    try Samples.require(atLeast: 2, samples: moments.count)
    for (place, group) in moments.enumerated() {
      try Samples.require(2, in: group.count, sample: place + 1)
      guard group.sumOfSquares > 0 else { throw .constant(sample: place + 1) }
    }
    let freedoms = moments.map { Double($0.count - 1) }
    let all = freedoms.reduce(0, +)
    let pooled = moments.reduce(0) { $0 + $1.sumOfSquares } / all
    // Each logarithm is of a ratio: that of a small difference of large ones would lose digits.
    let deviance = zip(moments, freedoms).reduce(0) { $0 - $1.1 * log($1.0.variance() / pooled) }
    let groups = Double(moments.count)
    let correction =
      1 + (freedoms.reduce(0) { $0 + 1 / $1 } - 1 / all) / (3 * (groups - 1))
    let statistic = max(0, deviance / correction)
    return TestResult(
      .bartlett, statistic: statistic, degreesOfFreedom: [groups - 1],
      p: PValue(naturalLog: ChiSquared(degreesOfFreedom: groups - 1).logSurvival(statistic)),
      estimate: VarianceRatio.estimate(moments), counts: moments.map(\.count),
      method: TestMethod(.asymptotic))
  }
}
