/// Tests of means by Student's t distribution.
///
/// They assume independent values and means that are about normal: true of any distribution with a
/// finite variance once samples are large. All take one pass for the mean and one for the spread.
/// Sources: Student, "The probable error of a mean", Biometrika 6 (1908); Welch, "The
/// generalization of Student's problem", Biometrika 34 (1947).
///
/// A sample of fewer than two values, a constant one and a missing value throw; see each test.
public enum TTest {
  /// Whether two means are equal, whatever the variances: the default for two samples.
  ///
  /// t = (x̄₁ − x̄₂)/√(s₁²/n₁ + s₂²/n₂), with the degrees of freedom of Welch and Satterthwaite.
  ///
  /// - Parameters:
  ///   - first: At least two finite values.
  ///   - second: At least two finite values.
  ///   - alternative: `greater` asks whether the first mean is the greater.
  ///   - level: The level of the interval of the difference.
  /// - Returns: The test.
  /// - Throws: `tooFew`, `notFinite`, `constant` where both samples are constant.
  /// - Complexity: O(*n*).
  public static func welch(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    let moments = try Samples.moments([first, second], atLeast: 2)
    return try welch(moments[0], moments[1], alternative: alternative, level: level)
  }

  /// The same from moments that are known already.
  ///
  /// - Throws: `tooFew`, `constant` where both samples are constant.
  public static func welch(
    _ first: Moments, _ second: Moments, alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    try require(first, second, atLeast: 2)
    let (variance, freedom) = satterthwaite(first, second)
    let question = MeanQuestion(
      test: .welchT, measure: .meanDifference, estimate: first.meanDifference(from: second),
      standardError: variance.squareRoot(), degreesOfFreedom: freedom,
      counts: [first.count, second.count], method: TestMethod(.exact, [.unequalVariances]))
    return try question.answer(alternative, level)
  }

  /// Whether two means are equal, given equal variances.
  ///
  /// t = (x̄₁ − x̄₂)/(s√(1/n₁ + 1/n₂)) with the pooled variance s² and n₁ + n₂ − 2 degrees of
  /// freedom. Where variances differ and sizes too, its p-values are wrong; prefer `welch`.
  ///
  /// A sample of one value is enough where the other has two: its spread is that of the other.
  ///
  /// - Throws: `tooFew`, `notFinite`, `constant` where both samples are constant.
  /// - Complexity: O(*n*).
  public static func student(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    let moments = try Samples.moments([first, second], atLeast: 1)
    return try student(moments[0], moments[1], alternative: alternative, level: level)
  }

  /// The same from moments that are known already.
  ///
  /// - Throws: `tooFew`, `constant` where both samples are constant.
  public static func student(
    _ first: Moments, _ second: Moments, alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    try require(first, second, atLeast: first.count + second.count > 2 ? 1 : 2)
    let freedom = Double(first.count + second.count - 2)
    let pooled = (first.sumOfSquares + second.sumOfSquares) / freedom
    let variance = pooled * (1 / Double(first.count) + 1 / Double(second.count))
    let question = MeanQuestion(
      test: .studentT, measure: .meanDifference, estimate: first.meanDifference(from: second),
      standardError: variance.squareRoot(), degreesOfFreedom: freedom,
      counts: [first.count, second.count], method: TestMethod(.exact))
    return try question.answer(alternative, level)
  }

  /// The variance of the difference of two means, s₁²/n₁ + s₂²/n₂, and the degrees of freedom of
  /// Welch and Satterthwaite: 1/(c²/(n₁ − 1) + (1 − c)²/(n₂ − 1)) with the share c of the first.
  static func satterthwaite(
    _ first: Moments, _ second: Moments
  ) -> (variance: Double, degreesOfFreedom: Double) {
    let parts = [first, second].map { $0.variance() / Double($0.count) }
    let sum = parts[0] + parts[1]
    let below = zip(parts, [first, second]).reduce(0) { total, part in
      // Shares, not squares of variances, which may leave the range of doubles.
      let share = part.0 / sum
      return total + share * share / Double(part.1.count - 1)
    }
    return (sum, 1 / below)
  }

  private static func require(
    _ first: Moments, _ second: Moments, atLeast needed: Int
  ) throws(SampleError) {
    try Samples.require(needed, in: first.count, sample: 1)
    try Samples.require(needed, in: second.count, sample: 2)
    guard first.sumOfSquares > 0 || second.sumOfSquares > 0 else {
      throw .constant(sample: nil)
    }
  }
}

extension TTest {
  /// Whether the mean of a sample is a given value.
  ///
  /// t = (x̄ − μ)/(s/√n) with n − 1 degrees of freedom; the interval is that of the mean.
  ///
  /// - Throws: `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public static func oneSample(
    _ sample: [Double], mean: Double = 0, alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    let moments = try Samples.moments([sample], atLeast: 2)[0]
    return try question(.oneSampleT, .mean, moments, against: mean).answer(alternative, level)
  }

  /// Whether the mean of differences within pairs is 0.
  ///
  /// The one-sample test of first less second; only the differences need be about normal.
  ///
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant` where all differences are equal.
  /// - Complexity: O(*n*).
  public static func paired(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    try Samples.requirePairs(first, second, atLeast: 2)
    let differences = zip(first, second).map { $0 - $1 }
    let moments = try Samples.moments([differences], atLeast: 2)[0]
    return try question(.pairedT, .meanOfDifferences, moments, against: 0)
      .answer(alternative, level)
  }

  private static func question(
    _ test: HypothesisTest, _ measure: Measure, _ moments: Moments, against value: Double
  ) throws(SampleError) -> MeanQuestion {
    guard moments.sumOfSquares > 0 else { throw .constant(sample: 1) }
    let count = Double(moments.count)
    return MeanQuestion(
      test: test, measure: measure, estimate: moments.mean,
      distance: (moments.mean - value) + moments.meanRemainder,
      standardError: (moments.variance() / count).squareRoot(), degreesOfFreedom: count - 1,
      counts: [moments.count], method: TestMethod(.exact))
  }
}

/// An estimate, its standard error and the degrees of freedom of that: all that a t-test needs.
struct MeanQuestion {
  var test: HypothesisTest
  var measure: Measure
  var estimate: Double
  /// How far the estimate lies above the value of the null hypothesis; nil where that is 0.
  var distance: Double?
  var standardError: Double
  var degreesOfFreedom: Double
  var counts: [Int]
  var method: TestMethod

  /// - Throws: `constant` where the spread is too small for a double.
  func answer(_ alternative: Alternative, _ level: Double) throws(SampleError) -> TestResult {
    let statistic = (distance ?? estimate) / standardError
    guard statistic.isFinite, degreesOfFreedom.isFinite else { throw .constant(sample: nil) }
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    let reach = distribution.quantile(0.5 + level / 2) * standardError
    return TestResult(
      test, statistic: statistic, degreesOfFreedom: [degreesOfFreedom],
      p: PValue(symmetric: statistic, alternative, logSurvival: distribution.logSurvival),
      alternative: alternative,
      estimate: Estimate(
        measure, estimate,
        ConfidenceInterval(
          low: estimate - reach, high: estimate + reach, level: level, method: .studentT)),
      counts: counts, method: method)
  }
}
