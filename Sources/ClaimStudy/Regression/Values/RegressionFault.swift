/// Why a regression cannot be asked of a file.
public enum RegressionFault: Error, Hashable, Sendable {
  /// The contract knows no such column.
  case unknownColumn(String, known: [String])
  /// The column cannot explain anything, or be explained.
  case unsuitable(String, reason: String)
  /// The outcome has levels, and not two of them.
  case levels(column: String, levels: [String])
  /// The outcome has no such level.
  case unknownLevel(String, column: String, levels: [String])
  /// The outcome stands among the columns that explain it.
  case outcomeAmongPredictors(String)
  /// No column is left to explain with.
  case noPredictors
  /// No row has a value in all columns.
  case noCompleteRows(of: Int)
}

extension RegressionFault {
  /// Whether another command line would do, on the same file.
  public var isMisuse: Bool {
    switch self {
    case .noCompleteRows: false
    default: true
    }
  }
}

extension RegressionFault: CustomStringConvertible {
  /// One sentence: where, what, and what to do.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let known):
      "\(name): there is no such column – expected one of \(known.joined(separator: ", "))"
    case .unsuitable(let name, let reason):
      "\(name): \(reason) – choose a number, a count, a category or the label"
    case .levels(let column, let levels):
      "\(column): \(levels.count) levels (\(levels.prefix(8).joined(separator: ", "))) – expected two "
        + "levels or a number – name the level to explain with --positive LEVEL; it is set against "
        + "all others"
    case .unknownLevel(let level, let column, let levels):
      "--positive \(level): \(column) has no such level – expected one of "
        + levels.prefix(8).joined(separator: ", ")
    case .outcomeAmongPredictors(let name):
      "\(name): stands among the columns that are to explain it – leave it out of --on"
    case .noPredictors:
      "--on: no column is left to explain with – name columns that vary and say something of their own"
    case .noCompleteRows(let rows):
      "none of \(rows) rows has a value in all columns – leave columns out with --on"
    }
  }
}
