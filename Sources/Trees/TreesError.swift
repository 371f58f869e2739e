/// What can be wrong with the settings of a tree ensemble, its data, or its stored parts.
public enum TreesError: Error, Hashable, Sendable {
  /// A setting lies outside its range.
  case setting(name: String, value: String, expected: String)
  /// There is no row to learn from, or every row has weight 0.
  case noRows
  /// There is no dense column to learn from.
  case noColumns
  /// A row's weight is negative or not finite.
  case weight(row: Int, value: Double)
  /// The binned data set was made from other features, or without the ranks a forest needs.
  case foreignBins(expected: String)
  /// A stored ensemble contradicts itself.
  case malformed(part: String, index: Int, problem: String)
}

extension TreesError: CustomStringConvertible {
  /// One sentence: where, what, and what was expected.
  public var description: String {
    switch self {
    case .setting(let name, let value, let expected):
      "the setting \(name) is \(value), but must be \(expected)"
    case .noRows:
      "there is no row to learn from: the data set is empty or all its weights are 0"
    case .noColumns:
      "there is no dense column to learn from; trees do not read the sparse part of a table"
    case .weight(let row, let value):
      "the weight of row \(row) is \(value), but must be a finite number from 0 upwards"
    case .foreignBins(let expected):
      "the binned data set does not belong to this fit: expected \(expected)"
    case .malformed(let part, let index, let problem):
      "the stored trees are damaged: \(part)[\(index)] \(problem)"
    }
  }
}
