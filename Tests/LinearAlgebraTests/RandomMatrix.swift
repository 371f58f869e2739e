import Learning
import LinearAlgebra

extension Matrix {
  /// Standard normal entries.
  static func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var stream = Seed(seed).stream
    return Matrix(
      rowCount: rows, columnCount: columns,
      columnMajor: (0..<rows * columns).map { _ in stream.normal() })
  }

  /// The product by three plain loops.
  func naiveTimes(_ other: Matrix) -> Matrix {
    var result = Matrix(rowCount: rowCount, columnCount: other.columnCount)
    for i in 0..<rowCount {
      for j in 0..<other.columnCount {
        for k in 0..<columnCount { result[i, j] += self[i, k] * other[k, j] }
      }
    }
    return result
  }

  /// Rows multiplied by numbers.
  func scalingRows(by factors: [Double]) -> Matrix {
    var result = self
    for i in 0..<rowCount {
      for j in 0..<columnCount { result[i, j] *= factors[i] }
    }
    return result
  }
}

extension SparseMatrix {
  /// A few normal entries a row, in ascending columns.
  static func random(_ rows: Int, _ columns: Int, seed: UInt64) -> SparseMatrix {
    var stream = Seed(seed).stream
    var (starts, indices, values): ([Int], [Int32], [Double]) = ([0], [], [])
    for _ in 0..<rows {
      let count = stream.below(min(6, columns + 1))
      for column in stream.sample(count, below: columns).sorted() {
        indices.append(Int32(column))
        values.append(stream.normal())
      }
      starts.append(values.count)
    }
    return SparseMatrix(
      columnCount: columns, rowStarts: starts, columnIndices: indices, values: values)
  }

  /// The same matrix with its zeros.
  var dense: Matrix {
    var result = Matrix(rowCount: rowCount, columnCount: columnCount)
    for row in 0..<rowCount {
      for place in entries(ofRow: row) { result[row, Int(columnIndices[place])] = values[place] }
    }
    return result
  }
}
