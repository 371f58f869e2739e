import Statistics

/// Wilson intervals of the metrics that are proportions of independent rows.
extension ConfusionMatrix {
  /// The interval of the accuracy; nil without rows.
  public func accuracyInterval(level: Double = 0.95) -> Interval? {
    interval(truePositives + trueNegatives, of: rowCount, level)
  }

  /// The interval of the precision; nil without positive verdicts.
  public func precisionInterval(level: Double = 0.95) -> Interval? {
    interval(truePositives, of: calledPositive, level)
  }

  /// The interval of the recall; nil without positive rows.
  public func recallInterval(level: Double = 0.95) -> Interval? {
    interval(truePositives, of: positives, level)
  }

  /// The interval of the specificity; nil without negative rows.
  public func specificityInterval(level: Double = 0.95) -> Interval? {
    interval(trueNegatives, of: negatives, level)
  }

  private func interval(_ part: Int, of whole: Int, _ level: Double) -> Interval? {
    guard whole > 0 else { return nil }
    let ends = wilsonInterval(successes: part, trials: whole, level: level)
    return Interval(
      estimate: Double(part) / Double(whole), low: ends.lowerBound, high: ends.upperBound,
      level: level)
  }
}
