/// Whether several means are equal, given equal variances: one-way analysis of variance.
///
/// F = (SS_between/(k − 1))/(SS_within/(n − k)). It assumes independent values, about normal means and
/// equal variances; where the variances differ, `WelchANOVA` holds. Source: Fisher, "Statistical
/// methods for research workers" (1925).
public struct OneWayANOVA: Hashable, Sendable, Codable {
  /// The test; its estimate is η².
  public let result: TestResult
  /// Σ nⱼ(x̄ⱼ − x̄)².
  public let sumOfSquaresBetween: Double
  /// Σ Σ (x − x̄ⱼ)².
  public let sumOfSquaresWithin: Double

  /// Tests samples.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value, and more values than samples.
  ///   - level: The level of the interval of the effect sizes.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant` where nothing varies within samples.
  /// - Complexity: O(*n*).
  public init(_ samples: [[Double]], level: Double = 0.95) throws(SampleError) {
    try self.init(moments: Samples.moments(samples, atLeast: 1), level: level)
  }

  /// The same from moments that are known already.
  public init(moments: [Moments], level: Double = 0.95) throws(SampleError) {
    let parts = try SquareSums(moments, orElse: .constant(sample: nil))
    let f = parts.between / parts.freedomBetween / (parts.within / parts.freedomWithin)
    guard f.isFinite else { throw .constant(sample: nil) }
    let distribution = FisherF(
      numerator: parts.freedomBetween, denominator: parts.freedomWithin)
    sumOfSquaresBetween = parts.between
    sumOfSquaresWithin = parts.within
    let noncentrality = NoncentralityInterval.fisherF(
      f, numerator: parts.freedomBetween, denominator: parts.freedomWithin, level: level)
    let count = Double(parts.counts.reduce(0, +))
    result = TestResult(
      .anova, statistic: f, degreesOfFreedom: [parts.freedomBetween, parts.freedomWithin],
      p: PValue(naturalLog: distribution.logSurvival(f)),
      estimate: Estimate(
        .etaSquared, parts.between / (parts.between + parts.within),
        noncentrality.mapped { $0 / ($0 + count) }),
      counts: parts.counts, method: TestMethod(.exact))
  }

  /// η² = SS_between/SS_total: of the sample, and too large for the population.
  ///
  /// The interval inverts the non-central F: λ/(λ + n) is the share of variance in the population,
  /// which η², ω² and ε² all estimate, so that it is the interval of all three.
  public var etaSquared: Estimate {
    Estimate(.etaSquared, sumOfSquaresBetween / total, interval)
  }

  /// ω² = (SS_between − (k − 1)MS_within)/(SS_total + MS_within); below 0 where F < 1.
  ///
  /// Source: Hays, "Statistics for psychologists" (1963).
  public var omegaSquared: Estimate {
    Estimate(.omegaSquared, excess / (total + meanSquareWithin), interval)
  }

  /// ε² = (SS_between − (k − 1)MS_within)/SS_total; below 0 where F < 1 (Kelley, PNAS 21, 1935).
  public var epsilonSquared: Estimate { Estimate(.epsilonSquared, excess / total, interval) }

  private var interval: ConfidenceInterval? { result.estimate?.interval }
  private var total: Double { sumOfSquaresBetween + sumOfSquaresWithin }
  private var meanSquareWithin: Double { sumOfSquaresWithin / result.degreesOfFreedom[1] }
  private var excess: Double {
    sumOfSquaresBetween - result.degreesOfFreedom[0] * meanSquareWithin
  }
}

/// The sums of squares of a one-way layout.
struct SquareSums {
  let counts: [Int]
  let between: Double
  let within: Double
  let freedomBetween: Double
  let freedomWithin: Double

  /// - Throws: `tooFewSamples`, `tooFew`; the given error where nothing varies within samples.
  init(_ moments: [Moments], orElse error: SampleError) throws(SampleError) {
    try Samples.require(atLeast: 2, samples: moments.count)
    counts = moments.map(\.count)
    let count = counts.reduce(0, +)
    for (place, size) in counts.enumerated() {
      try Samples.require(1, in: size, sample: place + 1)
    }
    guard count > moments.count else {
      throw .tooFew(sample: 1, count: counts[0], needed: 2)
    }
    // Means relative to the first: a common offset would cost the digits of their differences.
    let means = moments.map { $0.meanDifference(from: moments[0]) }
    let grand = zip(means, counts).reduce(0) { $0 + Double($1.1) * $1.0 } / Double(count)
    between = zip(means, counts).reduce(0) { sum, group in
      let distance = group.0 - grand
      return sum + Double(group.1) * distance * distance
    }
    within = moments.reduce(0) { $0 + $1.sumOfSquares }
    freedomBetween = Double(moments.count - 1)
    freedomWithin = Double(count - moments.count)
    guard within > 0 else { throw error }
  }
}
