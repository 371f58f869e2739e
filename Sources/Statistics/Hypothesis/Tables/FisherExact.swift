internal import Foundation

extension ContingencyTable {
  /// Fisher's exact test of a 2×2 table: independence, given both margins.
  ///
  /// Two-sided, all tables count that are no more probable than the one at hand. The statistic is
  /// the first cell, the estimate the sample odds ratio.
  /// Source: Fisher, "The logic of inductive inference", JRSS 98 (1935).
  ///
  /// - Parameters:
  ///   - alternative: `greater` asks whether the odds of the first row are the greater.
  ///   - level: The level of the interval of the odds ratio.
  /// - Returns: The test.
  /// - Throws: `notTwoByTwo`.
  /// - Complexity: O(smallest margin); probabilities are followed outwards from the likeliest table,
  ///   so nothing overflows.
  public func fisherExactTest(
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(SampleError) -> TestResult {
    try requireTwoByTwo()
    let table = Hypergeometric(
      draws: rowTotals[0], successes: columnTotals[0], total: total)
    let seen = counts[0][0]
    let log =
      switch alternative {
      case .twoSided: table.logNoMoreProbable(than: seen)
      case .greater: table.logUpperTail(seen)
      case .less: table.logLowerTail(seen)
      }
    return TestResult(
      .fisherExact, statistic: Double(seen),
      p: PValue(naturalLog: log), alternative: alternative, estimate: try oddsRatio(level: level),
      counts: [total],
      method: TestMethod(.exact))
  }
}

/// The number of successes among draws without replacement, by the ratios of neighbouring
/// probabilities.
struct Hypergeometric {
  /// The possible numbers of successes.
  let support: ClosedRange<Int>
  private let logWeights: [Double]
  private let logTotal: Double

  /// - Complexity: O(size of the support).
  init(draws: Int, successes: Int, total: Int) {
    let rest = total - draws - successes
    let lowest = max(0, -rest)
    support = lowest...min(draws, successes)
    let mode = (draws + 1) * (successes + 1) / (total + 2)
    let middle = min(max(mode, support.lowerBound), support.upperBound)
    logWeights = LogWeights.outwards(over: support, from: middle) { seen in
      let up = Double(draws - seen) * Double(successes - seen)
      return up / (Double(seen + 1) * Double(rest + seen + 1))
    }
    logTotal = log(logWeights.reduce(0) { $0 + exp($1) })
  }

  func logLowerTail(_ seen: Int) -> Double { logSum(logWeights[...index(seen)]) }
  func logUpperTail(_ seen: Int) -> Double { logSum(logWeights[index(seen)...]) }

  /// Of all numbers no more probable than one, up to the rounding of their probabilities.
  func logNoMoreProbable(than seen: Int) -> Double {
    let bound = logWeights[index(seen)] + 1e-11
    return logSum(logWeights.filter { $0 <= bound })
  }

  private func index(_ seen: Int) -> Int { seen - support.lowerBound }

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
