internal import Foundation

/// Whether two columns go together: coefficients with p-values and intervals.
public enum Correlation {
  /// Pearson's linear correlation; exact for normal data, and good for large samples of any.
  ///
  /// t = r√(ν/(1 − r²)) with ν = n − 2 degrees of freedom; the interval is Fisher's.
  ///
  /// - Parameters:
  ///   - x: At least three finite values that are not all equal.
  ///   - y: As many, not all equal.
  ///   - alternative: `greater` asks whether the correlation is above 0.
  ///   - level: The level of the interval; there is none for three pairs.
  /// - Returns: The test.
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public static func pearson(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    try requireVarying(x, y)
    return result(
      .pearson, .pearson, pearsonCorrelation(x, y), count: x.count, alternative, level)
  }

  /// Spearman's correlation: Pearson's of the ranks, equal values sharing the mean of theirs.
  ///
  /// The p-value by t is rough below ten pairs. Source: Spearman, American Journal of Psychology 15
  /// (1904).
  ///
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public static func spearman(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    try requireVarying(x, y)
    let r = pearsonCorrelation(OrderedSample(x).midranks, OrderedSample(y).midranks)
    return result(.spearman, .spearman, r, count: x.count, alternative, level)
  }

  /// The correlation of a number with a two-valued column: Pearson's with 1 for true and 0 for false.
  ///
  /// Its p-value is that of Student's t-test of both groups.
  ///
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant` where one of the two is.
  /// - Complexity: O(*n*).
  public static func pointBiserial(
    _ values: [Double], _ flags: [Bool], alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    let numbers = flags.map { $0 ? 1.0 : 0 }
    try requireVarying(values, numbers)
    return result(
      .pointBiserial, .pointBiserial, pearsonCorrelation(values, numbers),
      count: values.count, alternative, level)
  }

  private static func requireVarying(_ x: [Double], _ y: [Double]) throws(SampleError) {
    try Samples.requirePairs(x, y, atLeast: 3)
    for (place, column) in [x, y].enumerated() {
      guard Moments(column).sumOfSquares > 0 else { throw .constant(sample: place + 1) }
    }
  }

  /// The test of a coefficient, once so many controls were taken out.
  static func result(
    _ test: HypothesisTest, _ measure: Measure, _ r: Double, count: Int, controls: Int = 0,
    _ alternative: Alternative, _ level: Double
  ) -> TestResult {
    let freedom = Double(count - 2 - controls)
    let rest = (1 - r) * (1 + r)
    // A perfect correlation is infinitely many standard errors away; the largest t stands for it.
    let t = rest > 0 ? r * (freedom / rest).squareRoot() : r * Double.greatestFiniteMagnitude
    let distribution = StudentT(degreesOfFreedom: freedom)
    return TestResult(
      test, statistic: t, degreesOfFreedom: [freedom],
      p: PValue(symmetric: t, alternative, logSurvival: distribution.logSurvival),
      alternative: alternative,
      estimate: Estimate(measure, r, fisherInterval(r, count - controls, level)),
      counts: [count], method: TestMethod(measure == .spearman ? .asymptotic : .exact))
  }

  /// tanh(artanh r ± z/√(n − 3)); nil for fewer than four pairs.
  ///
  /// Source: Fisher, "On the probable error of a coefficient of correlation", Metron 1 (1921).
  private static func fisherInterval(
    _ r: Double, _ count: Int, _ level: Double
  ) -> ConfidenceInterval? {
    guard count > 3 else { return nil }
    let reach = Normal.quantile(0.5 + level / 2) / Double(count - 3).squareRoot()
    let isPerfect = abs(r) == 1
    return ConfidenceInterval(
      low: isPerfect ? r : tanh(atanh(r) - reach), high: isPerfect ? r : tanh(atanh(r) + reach),
      level: level, method: .fisherZ)
  }
}

extension Correlation {
  /// The correlation of what controls leave over of two columns.
  ///
  /// r = −ω₁₂/√(ω₁₁ω₂₂) of the inverse Ω of the correlation matrix, computed by taking the controls
  /// out one by one: r_{ab·c} = (r_ab − r_ac r_bc)/√((1 − r_ac²)(1 − r_bc²)). t with n − 2 − k degrees
  /// of freedom. Source: Yule, Proceedings of the Royal Society A 79 (1907).
  ///
  /// - Parameters:
  ///   - x: Finite values, more than three plus one for each control.
  ///   - y: As many.
  ///   - controls: Columns of as many values, none of which follows from the others.
  ///   - alternative: `greater` asks whether the correlation is above 0.
  ///   - level: The level of the interval.
  /// - Returns: The test.
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant`, `dependentColumns`.
  /// - Complexity: O(*n k*² + *k*³) for *k* controls.
  public static func partial(
    _ x: [Double], _ y: [Double], controls: [[Double]], alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    let columns = [x, y] + controls
    for (place, column) in columns.enumerated() {
      guard column.count == x.count else {
        throw .unpaired(first: x.count, second: column.count)
      }
      try Samples.require(3 + controls.count, in: column.count, sample: place + 1)
      try Samples.requireFinite(column, sample: place + 1)
      guard Moments(column).sumOfSquares > 0 else { throw .constant(sample: place + 1) }
    }
    var matrix = columns.map { first in columns.map { pearsonCorrelation(first, $0) } }
    for control in stride(from: columns.count - 1, through: 2, by: -1) {
      matrix = try swept(matrix, by: control)
    }
    return result(
      .partialCorrelation, .partialCorrelation, matrix[0][1], count: x.count,
      controls: controls.count, alternative, level)
  }

  /// The correlations of the columns before one, once that is taken out of them.
  private static func swept(
    _ matrix: [[Double]], by last: Int
  ) throws(SampleError) -> [[Double]] {
    let rests = (0..<last).map { 1 - matrix[$0][last] * matrix[$0][last] }
    guard rests.allSatisfy({ $0 > 1e-12 }) else { throw .dependentColumns }
    return (0..<last).map { row in
      (0..<last).map { column in
        guard row != column else { return 1 }
        let rest = matrix[row][column] - matrix[row][last] * matrix[column][last]
        return min(1, max(-1, rest / (rests[row] * rests[column]).squareRoot()))
      }
    }
  }
}
