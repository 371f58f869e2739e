internal import Foundation

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
  /// - Complexity: O(min(b, c)).
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
    let tail = BinomialWeights(trials: count, probability: 0.5)
      .logLowerTail(min(onlyFirst, onlySecond))
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

/// The number of successes in independent trials, by the ratios of neighbouring probabilities.
struct BinomialWeights {
  private let logWeights: [Double]
  private let logTotal: Double

  /// - Complexity: O(trials).
  init(trials: Int, probability: Double) {
    let odds = probability / (1 - probability)
    let middle = min(trials, Int(Double(trials + 1) * probability))
    logWeights = LogWeights.outwards(over: 0...trials, from: middle) { seen in
      Double(trials - seen) / Double(seen + 1) * odds
    }
    logTotal = log(logWeights.reduce(0) { $0 + exp($1) })
  }

  func logLowerTail(_ seen: Int) -> Double { logSum(logWeights[...seen]) }
  func logUpperTail(_ seen: Int) -> Double { logSum(logWeights[seen...]) }

  /// Of all numbers no more probable than one, up to the rounding of their probabilities.
  func logNoMoreProbable(than seen: Int) -> Double {
    let bound = logWeights[seen] + 1e-10
    return logSum(logWeights.filter { $0 <= bound })
  }

  private func logSum(_ logs: some Collection<Double>) -> Double {
    let top = logs.max() ?? 0
    return top + log(logs.reduce(0) { $0 + exp($1 - top) }) - logTotal
  }
}

/// Logarithms of probabilities, relative to the likeliest one.
enum LogWeights {
  /// Follows the ratios of neighbours from the likeliest number outwards: the sums are small where
  /// the probabilities count, so that they keep their digits.
  ///
  /// - Parameters:
  ///   - support: The possible numbers.
  ///   - middle: The likeliest of them.
  ///   - ratio: The probability of the next number over that of a number.
  /// - Returns: One logarithm for each possible number.
  static func outwards(
    over support: ClosedRange<Int>, from middle: Int, ratio: (Int) -> Double
  ) -> [Double] {
    let first = support.lowerBound
    var logs = [Double](repeating: 0, count: support.count)
    for number in stride(from: middle, to: support.upperBound, by: 1) {
      logs[number + 1 - first] = logs[number - first] + log(ratio(number))
    }
    for number in stride(from: middle - 1, through: first, by: -1) {
      logs[number - first] = logs[number + 1 - first] - log(ratio(number))
    }
    return logs
  }
}
