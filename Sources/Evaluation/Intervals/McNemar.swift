public import Learning
public import Statistics

/// Whether two classifiers that judged the same rows are right equally often.
///
/// Only rows on which exactly one is right say anything. If both are equally good, each such row
/// falls to either side with probability ½, so the smaller count is binomial. Source: McNemar,
/// Psychometrika 12 (1947).
public struct McNemar: Hashable, Sendable, Codable {
  /// Rows that both call rightly.
  public let bothRight: Int
  /// Rows that only the first calls rightly.
  public let onlyFirstRight: Int
  /// Rows that only the second calls rightly.
  public let onlySecondRight: Int
  /// Rows that neither calls rightly.
  public let bothWrong: Int

  /// A comparison from its four counts, each ≥ 0.
  public init(bothRight: Int, onlyFirstRight: Int, onlySecondRight: Int, bothWrong: Int) {
    precondition(
      min(bothRight, onlyFirstRight, onlySecondRight, bothWrong) >= 0, "counts are ≥ 0")
    self.bothRight = bothRight
    self.onlyFirstRight = onlyFirstRight
    self.onlySecondRight = onlySecondRight
    self.bothWrong = bothWrong
  }

  /// Compares two sets of probabilities at one threshold.
  public init(first: [Double], second: [Double], labels: Labels, threshold: Double = 0.5) {
    precondition(first.count == labels.count && second.count == labels.count, "the same rows")
    var counts = [0, 0, 0, 0]
    for row in first.indices {
      let isPositive = labels.values[row] == 1
      let firstIsWrong = (first[row] >= threshold) != isPositive
      let secondIsWrong = (second[row] >= threshold) != isPositive
      counts[(firstIsWrong ? 2 : 0) + (secondIsWrong ? 1 : 0)] += 1
    }
    self.init(
      bothRight: counts[0], onlyFirstRight: counts[1], onlySecondRight: counts[2],
      bothWrong: counts[3])
  }

  /// Rows on which exactly one of the two is right.
  public var discordant: Int { onlyFirstRight + onlySecondRight }

  /// The exact two-sided p-value min(1, 2 P(X ≤ min)), X binomial(discordant, ½); 1 when the two
  /// never differ.
  ///
  /// - Complexity: O(`discordant`).
  public var exactP: PValue { test(.exact)?.p ?? PValue(1) }

  /// The chi-squared statistic with one degree of freedom and Edwards' correction; 0 when both
  /// counts are the same, where nothing is left to correct.
  public var chiSquared: Double { test(.asymptotic)?.statistic ?? 0 }

  /// The p-value of `chiSquared`; the exact one is better and never much dearer.
  public var chiSquaredP: PValue { test(.asymptotic)?.p ?? PValue(1) }

  /// nil when the two never differ.
  private func test(_ choice: PValueChoice) -> TestResult? {
    try? McNemarTest.test(
      onlyFirst: onlyFirstRight, onlySecond: onlySecondRight, choice: choice)
  }
}
