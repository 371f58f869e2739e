public import Machine

extension PermutationTest {
  /// Whether two columns could be as strongly correlated if one of them had been shuffled.
  ///
  /// - Parameters:
  ///   - x: At least three finite values that are not all equal.
  ///   - y: As many, not all equal.
  ///   - workers: The threads to run replicates on; they do not change the result.
  ///   - stream: The generator of each replicate, from 0; the same number must give the same one.
  /// - Returns: The test; its statistic and its estimate are Pearson's r.
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*replicates* × *n*).
  public func correlation<Generator: RandomNumberGenerator & SendableMetatype>(
    _ x: [Double], _ y: [Double], on workers: WorkerPool = WorkerPool(),
    stream: @Sendable (_ replicate: Int) -> Generator
  ) throws(SampleError) -> TestResult {
    try Samples.requirePairs(x, y, atLeast: 3)
    let moments = [Moments(x), Moments(y)]
    for (place, column) in moments.enumerated() where column.sumOfSquares == 0 {
      throw .constant(sample: place + 1)
    }
    // Mean 0 and square sum 1: the sum of products is the correlation.
    let scales = moments.map { 1 / $0.sumOfSquares.squareRoot() }
    let fixed = x.map { moments[0].distance(of: $0) * scales[0] }
    let shuffled = y.map { moments[1].distance(of: $0) * scales[1] }
    let seen = Self.products(fixed, shuffled)
    let alternative = alternative
    let lots = Rearrangements(elements: shuffled, drawn: shuffled.count - 1)
    let hits = lots.count(replicates, on: workers, stream) { rearranged in
      let r = Self.products(fixed, rearranged)
      return switch alternative {
      case .twoSided: abs(r) >= abs(seen) - 1e-12
      case .greater: r >= seen - 1e-12
      case .less: r <= seen + 1e-12
      }
    }
    return TestResult(
      .permutation, statistic: seen, p: drawnP(hits), alternative: alternative,
      estimate: Estimate(.pearson, min(1, max(-1, seen))), counts: [x.count],
      method: TestMethod(.resampled))
  }

  private static func products(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    for place in x.indices { sum += x[place] * y[place] }
    return sum
  }

  /// Whether two categories could go together as closely if the levels of one had been shuffled.
  ///
  /// Given both margins, tables count whose χ² is at least as large: what Fisher's exact test is for
  /// 2×2 tables, for tables of any size and by lot.
  ///
  /// - Parameters:
  ///   - table: At least two rows and columns that occur.
  ///   - workers: The threads to run replicates on; they do not change the result.
  ///   - stream: The generator of each replicate, from 0; the same number must give the same one.
  /// - Returns: The test; its statistic is χ², its estimate Cramér's V.
  /// - Throws: `notATable`.
  /// - Complexity: O(*replicates* × rows of data).
  public func table<Generator: RandomNumberGenerator & SendableMetatype>(
    _ table: ContingencyTable, on workers: WorkerPool = WorkerPool(),
    stream: @Sendable (_ replicate: Int) -> Generator
  ) throws(SampleError) -> TestResult {
    try table.requireTestable()
    let columns = table.columnTotals.count
    let sizes = table.rowTotals
    // The columns of all records, row by row; the largest row stands last and is what is left over.
    let order = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    let codes = order.flatMap { row in
      (0..<columns).flatMap { column in
        [Double](repeating: Double(column), count: table.counts[row][column])
      }
    }
    let ordered = order.map { sizes[$0] }
    let tally = TableTally(rowTotals: ordered, columnTotals: table.columnTotals)
    let seen = tally.sum(codes)
    let bound = seen - 1e-12 * abs(seen)
    let lots = Rearrangements(elements: codes, drawn: codes.count - (ordered.last ?? 0))
    let hits = lots.count(replicates, on: workers, stream) { tally.sum($0) >= bound }
    return TestResult(
      .permutation, statistic: table.chiSquared, p: drawnP(hits),
      estimate: Estimate(.cramersV, table.cramersV), counts: [table.total],
      method: TestMethod(.resampled))
  }
}

/// Σ O²/(row total × column total), which orders tables of the same margins as χ² does.
private struct TableTally: Sendable {
  let rowTotals: [Int]
  let columnTotals: [Int]

  func sum(_ codes: [Double]) -> Double {
    let columns = columnTotals.count
    var left = columnTotals
    var (start, sum) = (0, 0.0)
    var counts = [Int](repeating: 0, count: columns)
    for size in rowTotals.dropLast() {
      for column in 0..<columns { counts[column] = 0 }
      for place in start..<(start + size) { counts[Int(codes[place])] += 1 }
      start += size
      for column in 0..<columns { left[column] -= counts[column] }
      sum += term(counts, size)
    }
    return sum + term(left, rowTotals.last ?? 1)
  }

  private func term(_ counts: [Int], _ size: Int) -> Double {
    var sum = 0.0
    for column in counts.indices {
      let count = Double(counts[column])
      sum += count * count / Double(columnTotals[column])
    }
    return sum / Double(size)
  }
}
