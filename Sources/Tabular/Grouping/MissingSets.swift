/// Which rows lack values, and which values are missing together.
public struct MissingSets: Hashable, Sendable {
  /// Rows that lack the values of the same columns.
  public struct Pattern: Hashable, Sendable {
    /// The places of the columns in the frame, ascending.
    public let columns: [Int]
    /// How many rows lack exactly these.
    public let rows: Int
  }

  /// The sets that occur, the commonest first, then by their columns.
  public let patterns: [Pattern]
  /// Whether each row has every value.
  public let isComplete: [Bool]

  /// Looks for missing values.
  ///
  /// - Complexity: O(rows) for each column that lacks a value, O(columns) for each row that does.
  public init(_ frame: Frame) {
    let lacking = frame.columns.indices.filter { frame.columns[$0].validity.missingCount > 0 }
    var isComplete = [Bool](repeating: true, count: frame.rowCount)
    for column in lacking {
      let validity = frame.columns[column].validity
      for row in isComplete.indices where !validity[row] { isComplete[row] = false }
    }
    var counts: [[UInt64]: Int] = [:]
    for row in isComplete.indices where !isComplete[row] {
      var key = [UInt64](repeating: 0, count: (lacking.count + 63) / 64)
      for (place, column) in lacking.enumerated() where !frame.columns[column].validity[row] {
        key[place / 64] |= 1 << UInt64(place % 64)
      }
      counts[key, default: 0] += 1
    }
    let found = counts.map { key, rows in
      Pattern(
        columns: lacking.indices.filter { key[$0 / 64] & (1 << UInt64($0 % 64)) != 0 }
          .map { lacking[$0] }, rows: rows)
    }
    patterns = found.sorted { one, other in
      one.rows != other.rows
        ? one.rows > other.rows : one.columns.lexicographicallyPrecedes(other.columns)
    }
    self.isComplete = isComplete
  }

  /// How many rows have every value.
  public var completeRows: Int { isComplete.count { $0 } }
}
