public import Machine

extension Matrix {
  /// Rows of one block of a parallel sum, fixed so that sums have one order.
  ///
  /// Not a power of two: the columns of a block would fall into the same few places of the cache.
  static let blockRows = 1_000
  private static let blockColumns = 64

  /// The product *A*·*B*, in blocks of columns of *B*.
  ///
  /// - Parameters:
  ///   - other: *B*, with as many rows as this matrix has columns.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Returns: As many rows as this matrix, as many columns as *B*.
  /// - Complexity: O(*rows* × *columns* × *columns of B*).
  public func times(_ other: Matrix, on workers: WorkerPool) -> Matrix {
    precondition(columnCount == other.rowCount, "the inner sizes differ")
    var result = Matrix(rowCount: rowCount, columnCount: other.columnCount)
    guard rowCount > 0 else { return result }
    let rows = rowCount
    workers.forEachBlock(of: &result.elements, size: rows * Self.blockColumns) { places, block in
      let columns = places.lowerBound / rows..<places.upperBound / rows
      multiply(byColumns: columns, of: other, into: &block)
    }
    return result
  }

  /// The product *A*·*v*, on the calling thread.
  ///
  /// - Complexity: O(*rows* × *columns*).
  public func times(_ vector: [Double]) -> [Double] {
    precondition(vector.count == columnCount, "a number for each column")
    var result = [Double](repeating: 0, count: rowCount)
    multiply(vector, rows: rowCount, into: &result)
    return result
  }

  /// The product *Aᵀ*·*v*, on the calling thread.
  ///
  /// - Complexity: O(*rows* × *columns*).
  public func transposeTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rowCount, "a number for each row")
    var result = [Double](repeating: 0, count: columnCount)
    addTransposeProduct(with: vector, rows: rowCount, to: &result)
    return result
  }

  /// The Gram matrix *AᵀA*, or *AᵀWA* with a weight ≥ 0 for each row.
  ///
  /// Summed over blocks of 1,000 rows; a run of blocks makes one partial sum, and partial sums are
  /// added in the order of the rows. How rows are cut depends on the size of the matrix alone.
  ///
  /// - Complexity: O(*rows* × *columns*²).
  public func gram(weights: [Double]? = nil, on workers: WorkerPool) -> Matrix {
    precondition(weights.map { $0.count == rowCount } ?? true, "a weight for each row")
    let runs = RowRuns(rowCount: rowCount, columnCount: columnCount)
    let partial = workers.map(count: runs.count) { run in
      partialGram(of: runs[run], weights: weights)
    }
    var result = Matrix(rowCount: columnCount, columnCount: columnCount)
    for part in partial { result.add(part) }
    result.mirrorLowerHalf()
    return result
  }

  private func partialGram(of rows: Range<Int>, weights: [Double]?) -> Matrix {
    var gram = Matrix(rowCount: columnCount, columnCount: columnCount)
    var block = Matrix(rowCount: Self.blockRows, columnCount: columnCount)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockRows) {
      let count = min(Self.blockRows, rows.upperBound - start)
      for j in 0..<columnCount {
        for i in 0..<count {
          let factor = weights.map { $0[start + i].squareRoot() } ?? 1
          block.elements[j * Self.blockRows + i] = elements[j * rowCount + start + i] * factor
        }
      }
      block.addGram(ofRows: count, to: &gram)
    }
    return gram
  }
}

extension Matrix {
  /// Adds a matrix of the same size, entry by entry.
  package mutating func add(_ other: Matrix) {
    precondition(rowCount == other.rowCount && columnCount == other.columnCount, "one size")
    for place in elements.indices { elements[place] += other.elements[place] }
  }
}
