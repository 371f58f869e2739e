/// Why something could not be split, scored or chosen.
public enum EvaluationError: Error, Hashable, Sendable {
  /// There is nothing to score or split.
  case noRows
  /// A class has too few rows for what was asked.
  case tooFewRows(ofClass: String, have: Int, need: Int)
  /// The share of rows to test on is not strictly between 0 and 1.
  case testShareOutOfRange(Double)
  /// A side of a split would hold no rows.
  case emptySide(String)
  /// Fewer than two folds were asked for, or found.
  case tooFewFolds(Int)
  /// There are fewer groups than sides to put them on.
  case tooFewGroups(have: Int, need: Int)
  /// One group is so large that the sides cannot get the shares asked for.
  case groupTooLarge(rows: Int, limit: Int)
  /// A list of rows names one that is not there, or names one twice.
  case unusableRow(Int, rowCount: Int)
  /// No numeric column has two different values, so no threshold can be set.
  case noColumnToCut
  /// There is no candidate that may become champion.
  case noCandidate
  /// A candidate lacks a metric that the rule asks for.
  case missingMetric(Metric, candidate: String)
  /// A setting is out of its range.
  case wrongSetting(name: String, value: String, expected: String)
}

extension EvaluationError: CustomStringConvertible {
  /// One sentence: what is wrong, what was expected, what to do.
  public var description: String {
    switch self {
    case .noRows:
      "there are no rows to evaluate – at least one was expected"
    case .tooFewRows(let name, let have, let need):
      "class `\(name)` has \(have) rows – at least \(need) were expected; "
        + "give more rows or ask for fewer folds"
    case .testShareOutOfRange(let share):
      "the test share is \(share) – a number between 0 and 1, both excluded, was expected"
    case .emptySide(let side):
      "no row is left for the \(side) side of the split – change the share or the list of rows"
    case .tooFewFolds(let count):
      "there are \(count) folds – at least 2 were expected"
    case .tooFewGroups(let have, let need):
      "there are \(have) groups – at least \(need) were expected, so that each side gets one"
    case .groupTooLarge(let rows, let limit):
      "one group holds \(rows) rows – at most \(limit) fit on one side; group by a finer key"
    case .unusableRow(let row, let rowCount):
      "row \(row) is listed twice or does not exist – "
        + "different rows from 0 to \(rowCount - 1) were expected"
    case .noColumnToCut:
      "no numeric column has two different values – a threshold needs at least one that does"
    case .noCandidate:
      "there is no candidate for champion – at least one model that is not a baseline was expected"
    case .missingMetric(let metric, let candidate):
      "candidate `\(candidate)` has no \(metric.title) – "
        + "the champion rule compares it; score both classes or change the rule"
    case .wrongSetting(let name, let value, let expected):
      "`\(name)` is \(value) – \(expected) was expected"
    }
  }
}
