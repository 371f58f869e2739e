/// Whether two judgements of the same cases change from yes to no as often as from no to yes.
///
/// Only the cases on which they disagree say anything: b and c of them. Under the null hypothesis
/// each falls to either side with probability ½. Source: McNemar, Psychometrika 12 (1947); Edwards,
/// Psychometrika 13 (1948).
public enum McNemarTest {
  /// Tests the two counts of disagreement.
  ///
  /// - Parameters:
  ///   - onlyFirst: How many cases only the first says yes to.
  ///   - onlySecond: How many cases only the second says yes to.
  ///   - choice: `automatic` is exact, by the binomial distribution; `asymptotic` is
  ///     (|b − c| − 1)²/(b + c) against χ² with one degree of freedom.
  ///   - continuity: Whether the asymptotic distance is brought nearer to 0 by 1.
  /// - Returns: The test.
  /// - Throws: `tooFew` where they never disagree.
  /// - Complexity: O(1).
  public static func test(
    onlyFirst: Int, onlySecond: Int, choice: PValueChoice = .automatic, continuity: Bool = true
  ) throws(SampleError) -> TestResult {
    precondition(min(onlyFirst, onlySecond) >= 0, "counts are not negative")
    let count = onlyFirst + onlySecond
    try Samples.require(1, in: count, sample: 1)
    let gap = abs(onlyFirst - onlySecond)
    let isAsymptotic = choice == .asymptotic
    let distance = Double(isAsymptotic && continuity ? max(gap - 1, 0) : gap)
    let statistic = distance * distance / Double(count)
    let tail = Binomial(trials: count, probability: 0.5).logCDF(min(onlyFirst, onlySecond))
    return TestResult(
      .mcNemar, statistic: statistic, degreesOfFreedom: [1],
      p: isAsymptotic
        ? PValue(naturalLog: ChiSquared(degreesOfFreedom: 1).logSurvival(statistic))
        : PValue(bothTailsOf: tail),
      counts: [count],
      method: isAsymptotic
        ? TestMethod(.asymptotic, continuity ? [.continuity] : []) : TestMethod(.exact))
  }
}
