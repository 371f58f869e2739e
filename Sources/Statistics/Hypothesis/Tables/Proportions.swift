internal import Foundation

/// Tests of shares: successes out of trials.
public enum Proportions {
  /// Whether a share is a given value, exactly, by the binomial distribution.
  ///
  /// Two-sided, all numbers of successes count that are no more probable than the one seen. The
  /// interval is Clopper and Pearson's (Biometrika 26, 1934): at least as wide as the level asks;
  /// `wilsonInterval` is the better one to show.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1.
  ///   - probability: The share of the null hypothesis, between 0 and 1.
  ///   - alternative: `greater` asks whether the share is above that.
  ///   - level: The level of the interval.
  /// - Returns: The test.
  /// - Throws: `tooFew` for no trials.
  /// - Complexity: O(log *trials*).
  public static func binomial(
    successes: Int, trials: Int, probability: Double = 0.5,
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    precondition(0...max(trials, 0) ~= successes, "\(successes) successes of \(trials)")
    precondition(probability > 0 && probability < 1, "a share lies between 0 and 1")
    try Samples.require(1, in: trials, sample: 1)
    let null = Binomial(trials: trials, probability: probability)
    let log =
      switch alternative {
      case .twoSided: logNoMoreProbable(than: successes, null)
      case .greater: null.logSurvival(successes - 1)
      case .less: null.logCDF(successes)
      }
    return TestResult(
      .binomial, statistic: Double(successes), p: PValue(naturalLog: log),
      alternative: alternative,
      estimate: Estimate(
        .proportion, Double(successes) / Double(trials),
        exactInterval(successes: successes, trials: trials, level: level)),
      counts: [trials], method: TestMethod(.exact))
  }

  /// ln of the probability of all numbers no more probable than one, up to the rounding of their
  /// probabilities.
  private static func logNoMoreProbable(than seen: Int, _ null: Binomial) -> Double {
    let bound = null.logMass(seen) + 1e-7
    if Double(seen) < null.mean {
      // Probabilities fall from the mean on: the first number that is rare enough.
      let place = first(in: Int(null.mean.rounded(.up))...null.trials) {
        null.logMass($0) <= bound
      }
      return sum(null.logCDF(seen), null.logSurvival(place - 1))
    }
    guard Double(seen) > null.mean else { return 0 }
    let last = Int(null.mean)
    let steps = first(in: 0...last) { null.logMass(last - $0) <= bound }
    return sum(null.logSurvival(seen - 1), null.logCDF(last - steps))
  }

  /// The first number that has a property that all later ones have too; one beyond the range where
  /// none has it.
  private static func first(in range: ClosedRange<Int>, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// ln(eᵃ + eᵇ).
  private static func sum(_ a: Double, _ b: Double) -> Double {
    let (more, fewer) = (max(a, b), min(a, b))
    return more + log1p(exp(fewer - more))
  }

  /// Clopper and Pearson's interval of a share, by quantiles of the beta distribution.
  ///
  /// - Returns: 0 … 1 of no trials.
  public static func exactInterval(
    successes: Int, trials: Int, level: Double = 0.95
  ) -> ConfidenceInterval {
    precondition(0...max(trials, 0) ~= successes, "\(successes) successes of \(trials)")
    let rest = (1 - level) / 2
    let (seen, missed) = (Double(successes), Double(trials - successes))
    let low = successes == 0 ? 0 : Beta(alpha: seen, beta: missed + 1).quantile(rest)
    let high = missed == 0 ? 1 : Beta(alpha: seen + 1, beta: missed).upperQuantile(rest)
    return ConfidenceInterval(low: low, high: high, level: level, method: .exact)
  }
}

/// Two shares side by side.
public struct ProportionComparison: Hashable, Sendable, Codable {
  /// The test: z of the pooled share; its estimate is the first share less the second with Newcombe's
  /// interval.
  public let result: TestResult
  /// The first share with Wilson's interval.
  public let first: Estimate
  /// The second share with Wilson's interval.
  public let second: Estimate

  /// Compares two shares.
  ///
  /// z = (p₁ − p₂)/√(p(1 − p)(1/n₁ + 1/n₂)) with the share p of both together; rough where any cell
  /// of the 2×2 table is expected to hold fewer than 5. Newcombe's interval joins the Wilson
  /// intervals of both: (p₁ − p₂) − √((p₁ − l₁)² + (u₂ − p₂)²) and likewise above (Statistics in
  /// Medicine 17, 1998, method 10).
  ///
  /// - Parameters:
  ///   - first: Successes and trials, at least one of them.
  ///   - second: Successes and trials, at least one of them.
  ///   - alternative: `greater` asks whether the first share is the greater.
  ///   - level: The level of the intervals.
  /// - Throws: `tooFew` for no trials; `constant` where there are no successes or only successes.
  public init(
    _ first: (successes: Int, trials: Int), _ second: (successes: Int, trials: Int),
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(SampleError) {
    try Samples.require(1, in: first.trials, sample: 1)
    try Samples.require(1, in: second.trials, sample: 2)
    let (n1, n2) = (Double(first.trials), Double(second.trials))
    let pooled = Double(first.successes + second.successes) / (n1 + n2)
    guard pooled > 0, pooled < 1 else { throw .constant(sample: nil) }
    let shares = [first, second].map { Double($0.successes) / Double($0.trials) }
    let error = (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
    let wilson = [first, second].map {
      let range = wilsonInterval(successes: $0.successes, trials: $0.trials, level: level)
      return ConfidenceInterval(
        low: range.lowerBound, high: range.upperBound, level: level, method: .score)
    }
    let gap = shares[0] - shares[1]
    let below = hypot(shares[0] - wilson[0].low, wilson[1].high - shares[1])
    let above = hypot(wilson[0].high - shares[0], shares[1] - wilson[1].low)
    let z = gap / error
    self.first = Estimate(.proportion, shares[0], wilson[0])
    self.second = Estimate(.proportion, shares[1], wilson[1])
    result = TestResult(
      .twoProportions, statistic: z,
      p: PValue(symmetric: z, alternative, logSurvival: Normal.logSurvival),
      alternative: alternative,
      estimate: Estimate(
        .proportionDifference, gap,
        ConfidenceInterval(low: gap - below, high: gap + above, level: level, method: .score)),
      counts: [first.trials, second.trials], method: TestMethod(.asymptotic))
  }

  /// The plain interval of Wald: (p₁ − p₂) ± z√(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂).
  ///
  /// Too narrow for small samples and shares near 0 or 1, and known to many readers.
  public func waldInterval(level: Double = 0.95) -> ConfidenceInterval {
    let variance = zip([first.value, second.value], result.counts).reduce(0) {
      $0 + $1.0 * (1 - $1.0) / Double($1.1)
    }
    let reach = Normal.quantile(0.5 + level / 2) * variance.squareRoot()
    let gap = first.value - second.value
    return ConfidenceInterval(
      low: gap - reach, high: gap + reach, level: level, method: .normal)
  }
}
