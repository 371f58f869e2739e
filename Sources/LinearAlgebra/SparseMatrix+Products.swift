public import Machine

extension SparseMatrix {
  private static let blockRows = 2_048

  /// The product *A*·*v*; each entry is summed along its row and depends on that row alone.
  ///
  /// - Complexity: O(stored entries).
  public func times(_ vector: [Double], on workers: WorkerPool) -> [Double] {
    precondition(vector.count == columnCount, "a number for each column")
    var result = [Double](repeating: 0, count: rowCount)
    workers.forEachBlock(of: &result, size: Self.blockRows) { rows, block in
      for row in rows { block[row - rows.lowerBound] = product(ofRow: row, with: vector) }
    }
    return result
  }

  /// The sum of a row's entries times those of a vector, from left to right.
  package func product(ofRow row: Int, with vector: [Double], from start: Double = 0) -> Double {
    var sum = start
    for place in entries(ofRow: row) { sum += values[place] * vector[Int(columnIndices[place])] }
    return sum
  }

  /// Rows as columns; the entries of each new row stand in the order of the old rows.
  ///
  /// - Complexity: O(stored entries + *columns*).
  public var transposed: SparseMatrix {
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columnIndices { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: values.count)
    var kept = [Double](repeating: 0, count: values.count)
    for row in 0..<rowCount {
      for place in entries(ofRow: row) {
        let column = Int(columnIndices[place])
        rows[next[column]] = Int32(row)
        kept[next[column]] = values[place]
        next[column] += 1
      }
    }
    return SparseMatrix(
      columnCount: rowCount, rowStarts: starts, columnIndices: rows, values: kept)
  }

  /// The product *Aᵀ*·*v*, on the calling thread.
  ///
  /// For many products with the same matrix, keep `transposed` and use its `times`.
  ///
  /// - Complexity: O(stored entries).
  public func transposeTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rowCount, "a number for each row")
    var result = [Double](repeating: 0, count: columnCount)
    for row in 0..<rowCount where vector[row] != 0 {
      for place in entries(ofRow: row) {
        result[Int(columnIndices[place])] += values[place] * vector[row]
      }
    }
    return result
  }

  /// The Gram matrix *AᵀWA*, dense; for matrices of some hundred columns.
  ///
  /// - Complexity: O(Σ entries of a row²) and *columns*² memory.
  public func gram(weights: [Double]? = nil) -> Matrix {
    precondition(weights.map { $0.count == rowCount } ?? true, "a weight for each row")
    var result = Matrix(rowCount: columnCount, columnCount: columnCount)
    for row in 0..<rowCount {
      for first in entries(ofRow: row) {
        let scaled = values[first] * (weights?[row] ?? 1)
        let j = Int(columnIndices[first])
        for second in first..<rowStarts[row + 1] {
          result.elements[j * columnCount + Int(columnIndices[second])] += scaled * values[second]
        }
      }
    }
    result.mirrorLowerHalf()
    return result
  }
}
