extension ContingencyTable {
  /// Counts pairs of codes.
  ///
  /// - Parameters:
  ///   - rows: A code a record, from 0 below `rowCount`; any other leaves the record out.
  ///   - columns: As many codes, from 0 below `columnCount`; any other leaves the record out.
  ///   - rowCount: How many codes the first category has.
  ///   - columnCount: How many codes the second category has.
  /// - Complexity: O(*n*).
  public init(rows: [Int], columns: [Int], rowCount: Int, columnCount: Int) {
    precondition(rows.count == columns.count, "a pair of codes for each record")
    var counts = [Int](repeating: 0, count: rowCount * columnCount)
    for place in rows.indices {
      let (row, column) = (rows[place], columns[place])
      guard 0..<rowCount ~= row, 0..<columnCount ~= column else { continue }
      counts[row * columnCount + column] += 1
    }
    self.init((0..<rowCount).map { Array(counts[$0 * columnCount..<($0 + 1) * columnCount]) })
  }

  /// Whether there are two rows and two columns.
  public var isTwoByTwo: Bool { rowTotals.count == 2 && columnTotals.count == 2 }

  /// What independent rows and columns would give: row total × column total / total.
  public var expected: [[Double]] {
    rowTotals.map { row in
      columnTotals.map { Double(row) * Double($0) / Double(total) }
    }
  }

  /// The smallest expected count; below 5 the asymptotic tests are rough (Cochran, 1954).
  public var smallestExpected: Double {
    Double(rowTotals.min() ?? 0) * Double(columnTotals.min() ?? 0) / Double(total)
  }

  /// How far each count lies from the expected one, in standard errors: about standard normal where
  /// rows and columns are independent.
  ///
  /// (O − E)/√(E(1 − row/total)(1 − column/total)). Source: Haberman, "The analysis of residuals in
  /// cross-classified tables", Biometrics 29 (1973).
  public var adjustedResiduals: [[Double]] {
    let n = Double(total)
    return zip(counts, expected).enumerated().map { row, cells in
      zip(cells.0, cells.1).enumerated().map { column, cell in
        let rest =
          (1 - Double(rowTotals[row]) / n) * (1 - Double(columnTotals[column]) / n)
        return (Double(cell.0) - cell.1) / (cell.1 * rest).squareRoot()
      }
    }
  }

  /// A sum over all cells of a function of what was counted and what was expected.
  func sum(_ term: (_ observed: Double, _ expected: Double) -> Double) -> Double {
    zip(counts, expected).reduce(0) { sum, row in
      sum + zip(row.0, row.1).reduce(0) { $0 + term(Double($1.0), $1.1) }
    }
  }
}

extension ContingencyTable {
  /// - Throws: `notATable` where a category has fewer than two levels with something in them.
  func requireTestable() throws(SampleError) {
    guard isTestable else { throw .notATable }
  }

  /// - Throws: `notATable` where a category has other than two levels with something in them.
  func requireTwoByTwo() throws(SampleError) {
    guard isTwoByTwo else { throw .notTwoByTwo(rows: rowTotals.count, columns: columnTotals.count) }
  }
}
