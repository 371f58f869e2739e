/// Whether several means are equal, whatever the variances: Welch's analysis of variance.
///
/// With weights wⱼ = nⱼ/sⱼ², W = Σwⱼ and x̃ = Σwⱼx̄ⱼ/W:
/// F = Σwⱼ(x̄ⱼ − x̃)²/(k − 1) / (1 + 2(k − 2)A/(k² − 1)), A = Σ(1 − wⱼ/W)²/(nⱼ − 1), with k − 1 and
/// (k² − 1)/(3A) degrees of freedom. Source: Welch, "On the comparison of several mean values",
/// Biometrika 38 (1951).
public enum WelchANOVA {
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
    let weighted = try WeightedMeans(moments)
    let groups = Double(moments.count)
    let between = weighted.squares / (groups - 1)
    let rest = zip(weighted.weights, moments).reduce(0) { sum, group in
      let share = 1 - group.0 / weighted.total
      return sum + share * share / Double(group.1.count - 1)
    }
    let f = between / (1 + 2 * (groups - 2) * rest / (groups * groups - 1))
    let freedom = [groups - 1, (groups * groups - 1) / (3 * rest)]
    return TestResult(
      .welchANOVA, statistic: f, degreesOfFreedom: freedom,
      p: PValue(
        naturalLog: FisherF(numerator: freedom[0], denominator: freedom[1]).logSurvival(f)),
      counts: moments.map(\.count), method: TestMethod(.exact, [.unequalVariances]))
  }
}

/// Means weighted by the inverse of their variances.
struct WeightedMeans {
  let weights: [Double]
  let total: Double
  /// The means less that of the first sample.
  let means: [Double]
  /// Their weighted mean.
  let grand: Double

  /// - Throws: `tooFewSamples`, `tooFew`, `constant`.
  init(_ moments: [Moments]) throws(SampleError) {
    try Samples.require(atLeast: 2, samples: moments.count)
    for (place, group) in moments.enumerated() {
      try Samples.require(2, in: group.count, sample: place + 1)
      guard group.sumOfSquares > 0 else { throw .constant(sample: place + 1) }
    }
    weights = moments.map { Double($0.count) / $0.variance() }
    total = weights.reduce(0, +)
    means = moments.map { $0.meanDifference(from: moments[0]) }
    grand = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } / total
  }

  /// Σ wⱼ(x̄ⱼ − x̃)².
  var squares: Double {
    zip(weights, means).reduce(0) { $0 + $1.0 * ($1.1 - grand) * ($1.1 - grand) }
  }
}
