/// A matrix of which few entries differ from zero, stored row by row (CSR).
///
/// ```
///  row 0 │ . 3 . 1        rowStarts      [0, 2, 2, 3]
///  row 1 │ . . . .        columnIndices  [1, 3, 0]
///  row 2 │ 2 . . .        values         [3, 1, 2]
/// ```
public struct SparseMatrix: Hashable, Sendable {
  /// How many columns there are.
  public let columnCount: Int
  /// Where each row begins in the other two arrays, and where the last one ends.
  public let rowStarts: [Int]
  /// The column of each stored entry, ascending within a row.
  public let columnIndices: [Int32]
  /// The stored entries.
  public let values: [Double]

  /// A matrix from its parts.
  public init(columnCount: Int, rowStarts: [Int], columnIndices: [Int32], values: [Double]) {
    precondition(rowStarts.first == 0 && rowStarts.last == values.count, "rows cover all entries")
    precondition(columnIndices.count == values.count, "a column for each entry")
    self.columnCount = columnCount
    self.rowStarts = rowStarts
    self.columnIndices = columnIndices
    self.values = values
  }

  /// How many rows there are.
  public var rowCount: Int { rowStarts.count - 1 }

  /// The places of a row's entries in `columnIndices` and `values`.
  public func entries(ofRow row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  /// Some rows, in their order.
  ///
  /// - Complexity: O(entries of those rows).
  public func subset(_ rows: [Int]) -> SparseMatrix {
    var starts = [0]
    var columns: [Int32] = []
    var kept: [Double] = []
    starts.reserveCapacity(rows.count + 1)
    for row in rows {
      columns.append(contentsOf: columnIndices[entries(ofRow: row)])
      kept.append(contentsOf: values[entries(ofRow: row)])
      starts.append(kept.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowStarts: starts, columnIndices: columns, values: kept)
  }
}
