extension BinnedColumn {
  /// Bins of numbers: one a distinct value if there are at most 255 of them, else about equally
  /// many rows in each.
  ///
  /// - Complexity: O(*n*).
  init(numeric values: [Double], ranked: Bool) {
    let sorted = SortedValues(values)
    let fine = DistinctRuns(sorted).merged(to: Self.rankLimit)
    let coarse = fine.merged(to: ColumnBins.limit)
    let bounds = coarse.upperBounds(in: sorted)
    bins = ColumnBins(kind: .numeric, count: coarse.count, upperBounds: bounds)
    codes = coarse.codes(
      of: sorted, rowCount: values.count, missing: ColumnBins.missing)
    guard ranked else {
      (ranks, lowestOfRank, highestOfRank, firstRankOfBin) = ([], [], [], [])
      return
    }
    ranks = fine.codes(of: sorted, rowCount: values.count, missing: Self.missingRank)
    lowestOfRank = (0..<fine.count).map { sorted[fine.starts[$0]] }
    highestOfRank = (0..<fine.count).map { sorted[fine.starts[$0 + 1] - 1] }
    firstRankOfBin = coarse.places(in: fine)
  }
}

/// Consecutive runs of a sorted column that are not cut further.
struct DistinctRuns {
  /// Where each run begins in the sorted column, and at the end its length.
  var starts: [Int]

  init(starts: [Int]) { self.starts = starts }

  /// The runs of equal values.
  init(_ sorted: SortedValues) {
    starts = []
    let keys = sorted.keys
    for place in keys.indices where place == 0 || keys[place] != keys[place - 1] {
      starts.append(place)
    }
    starts.append(keys.count)
  }

  /// How many runs there are.
  var count: Int { starts.count - 1 }

  /// At most `limit` runs, each a union of neighbours, with about equally many rows.
  ///
  /// Greedy: a run is closed when adding the next part would take it further from its fair share
  /// of the rows that are left than leaving it out; so a frequent value stands alone.
  func merged(to limit: Int) -> DistinctRuns {
    guard count > limit else { return self }
    let end = starts[count]
    var merged = [0]
    for run in 1..<count {
      let left = limit - merged.count + 1
      let begin = merged[merged.count - 1]
      let share = Double(end - begin) / Double(left)
      let without = Double(starts[run] - begin)
      let with = Double(starts[run + 1] - begin)
      if left > 1, with - share > share - without { merged.append(starts[run]) }
    }
    merged.append(end)
    return DistinctRuns(starts: merged)
  }

  /// The bounds between runs: midpoints of the neighbouring values.
  func upperBounds(in sorted: SortedValues) -> [Double] {
    starts.dropFirst().dropLast().map { ColumnBins.midpoint(sorted[$0 - 1], sorted[$0]) }
  }

  /// The number of the run that each row is in.
  func codes<Code: FixedWidthInteger>(
    of sorted: SortedValues, rowCount: Int, missing: Code
  ) -> [Code] {
    var codes = [Code](repeating: missing, count: rowCount)
    let rows = sorted.rows
    for run in 0..<count {
      let code = Code(truncatingIfNeeded: run)
      for place in starts[run]..<starts[run + 1] { codes[Int(rows[place])] = code }
    }
    return codes
  }

  /// The number of the part of `finer` at which each run begins, and at the end their number.
  func places(in finer: DistinctRuns) -> [Int32] {
    var places: [Int32] = []
    var part = 0
    for start in starts {
      while finer.starts[part] < start { part += 1 }
      places.append(Int32(part))
    }
    return places
  }
}
