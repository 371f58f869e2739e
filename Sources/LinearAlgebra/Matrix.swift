/// A dense matrix of doubles, stored column after column.
///
/// ```
///   1 3 5
///   2 4 6     elements  [1, 2, 3, 4, 5, 6]
/// ```
public struct Matrix: Hashable, Sendable {
  /// How many rows there are.
  public let rowCount: Int
  /// How many columns there are.
  public let columnCount: Int
  /// The entries, column after column; always `rowCount` × `columnCount` of them.
  public package(set) var elements: [Double]

  /// A matrix of one value, 0 unless told.
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative size")
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = Array(repeating: value, count: rowCount * columnCount)
  }

  /// A matrix from its entries, column after column.
  public init(rowCount: Int, columnCount: Int, columnMajor elements: [Double]) {
    precondition(elements.count == rowCount * columnCount, "an entry for each place")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix from its rows, all of one length.
  public init(rows: [[Double]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "rows of one length")
    self.init(rowCount: rows.count, columnCount: columnCount)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  /// A matrix from its columns, all of one length.
  public init(columns: [[Double]]) {
    let rowCount = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rowCount }, "columns of one length")
    self.init(
      rowCount: rowCount, columnCount: columns.count, columnMajor: Array(columns.joined()))
  }

  /// The matrix with ones on its diagonal and zeros elsewhere.
  public static func identity(_ order: Int) -> Matrix {
    var result = Matrix(rowCount: order, columnCount: order)
    for place in 0..<order { result[place, place] = 1 }
    return result
  }

  /// The entry of a row and a column, both from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(contains(row, column), "no entry at (\(row), \(column))")
      return elements[column * rowCount + row]
    }
    set {
      precondition(contains(row, column), "no entry at (\(row), \(column))")
      elements[column * rowCount + row] = newValue
    }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    0..<rowCount ~= row && 0..<columnCount ~= column
  }

  /// The entries of a column, from top to bottom.
  public func column(_ column: Int) -> ArraySlice<Double> {
    precondition(0..<columnCount ~= column, "column \(column) of \(columnCount)")
    return elements[column * rowCount..<(column + 1) * rowCount]
  }

  /// The entries of the main diagonal.
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// Rows as columns.
  public var transposed: Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: rowCount)
    for j in 0..<columnCount {
      for i in 0..<rowCount {
        result.elements[i * columnCount + j] = elements[j * rowCount + i]
      }
    }
    return result
  }

  /// Copies what lies below the diagonal of a square matrix to above it.
  ///
  /// Factorisations and Gram matrices compute the lower half only.
  package mutating func mirrorLowerHalf() {
    precondition(rowCount == columnCount, "only a square matrix has halves")
    for j in 0..<columnCount {
      for i in 0..<j { elements[j * rowCount + i] = elements[i * rowCount + j] }
    }
  }
}
