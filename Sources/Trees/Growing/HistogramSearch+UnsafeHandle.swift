extension HistogramSearch {
  /// Counts some rows of a node into a histogram, chunk by chunk, all columns of a chunk at once.
  ///
  /// ```
  ///  rows of the chunk   groups.words (a line a row)     histogram
  ///  17                  [g0 g1 g2 g3]                   column 0: 256 sums
  ///  21        gather    [g0 g1 g2 g3]   g0 of all rows  column 1: 256 sums
  ///  22          →       [g0 g1 g2 g3]        →          …
  ///  …                   …               g1 of all rows  …
  /// ```
  ///
  /// Rows that stand side by side, as those of the root do, are read in place.
  func count(
    _ places: Range<Int>, into histogram: Int, _ partition: RowPartition,
    _ scratch: CountingScratch
  ) {
    let bins = unsafe store.sums.base + histogram * store.binsPerSlot
    let binRows = unsafe store.countsRows ? store.rows.base + histogram * store.binsPerSlot : nil
    let stride = groups.groupCount
    var start = places.lowerBound
    while start < places.upperBound {
      let count = min(CountingScratch.chunk, places.upperBound - start)
      let rows = unsafe partition.rows.base + start
      let (first, last) = unsafe (Int(rows[0]), Int(rows[count - 1]))
      var words = unsafe UnsafePointer(scratch.words.base)
      var sums = unsafe UnsafePointer(scratch.sums.base)
      if last - first == count - 1 {
        unsafe words = UnsafePointer(groups.words.base + first * stride)
        unsafe sums = UnsafePointer(self.sums.base + first)
      } else {
        unsafe groups.gather(rows, count, into: scratch.words.base)
        unsafe gatherSums(rows, count, into: scratch.sums.base)
      }
      for group in 0..<stride {
        let offset = group * groups.width * 256
        unsafe countGroup(
          group, words + group, sums, count, bins + offset, binRows.map { unsafe $0 + offset })
      }
      start += count
    }
  }

  private func gatherSums(
    _ rows: UnsafePointer<UInt32>, _ count: Int, into buffer: UnsafeMutablePointer<Int64>
  ) {
    let sums = unsafe self.sums.base
    for index in 0..<count { unsafe buffer[index] = sums[Int(rows[index])] }
  }

  /// One kernel for each width of a group: with a fixed width the inner loop is unrolled.
  private func countGroup(
    _ group: Int, _ words: UnsafePointer<UInt64>, _ sums: UnsafePointer<Int64>, _ count: Int,
    _ bins: UnsafeMutablePointer<Int64>, _ binRows: UnsafeMutablePointer<UInt32>?
  ) {
    switch groups.columns(of: group).count {
    case 1: unsafe countGroup(words, sums, count, bins, binRows, width: 1)
    case 2: unsafe countGroup(words, sums, count, bins, binRows, width: 2)
    case 3: unsafe countGroup(words, sums, count, bins, binRows, width: 3)
    case 4: unsafe countGroup(words, sums, count, bins, binRows, width: 4)
    case 5: unsafe countGroup(words, sums, count, bins, binRows, width: 5)
    case 6: unsafe countGroup(words, sums, count, bins, binRows, width: 6)
    case 7: unsafe countGroup(words, sums, count, bins, binRows, width: 7)
    default: unsafe countGroup(words, sums, count, bins, binRows, width: 8)
    }
  }

  @inline(__always)
  private func countGroup(
    _ words: UnsafePointer<UInt64>, _ sums: UnsafePointer<Int64>, _ count: Int,
    _ bins: UnsafeMutablePointer<Int64>, _ binRows: UnsafeMutablePointer<UInt32>?, width: Int
  ) {
    let stride = groups.groupCount
    for index in 0..<count {
      let word = unsafe words[index &* stride]
      let sum = unsafe sums[index]
      for column in 0..<width {
        let code = Int((word &>> UInt64(8 &* column)) & 0xff)
        unsafe bins[256 &* column &+ code] &+= sum
      }
    }
    guard let binRows = unsafe binRows else { return }
    for index in 0..<count {
      let word = unsafe words[index &* stride]
      for column in 0..<width {
        let code = Int((word &>> UInt64(8 &* column)) & 0xff)
        unsafe binRows[256 &* column &+ code] &+= 1
      }
    }
  }

  /// Empties a histogram.
  func clear(_ histogram: Int) {
    for group in 0..<groups.groupCount {
      let place = histogram * store.binsPerSlot + group * groups.width * 256
      for bins in usedBins[group] {
        let first = place + bins.lowerBound
        unsafe (store.sums.base + first).update(repeating: 0, count: bins.count)
        guard store.countsRows else { continue }
        unsafe (store.rows.base + first).update(repeating: 0, count: bins.count)
      }
    }
  }

  /// Adds what another thread has counted for the columns of a group.
  func add(_ part: Int, to histogram: Int, group: Int) {
    forUsedBins(of: group, in: histogram, part) { to, from, count in
      let (sums, more) = unsafe (store.sums.base + to, store.sums.base + from)
      for bin in 0..<count { unsafe sums[bin] &+= more[bin] }
      guard store.countsRows else { return }
      let (rows, moreRows) = unsafe (store.rows.base + to, store.rows.base + from)
      for bin in 0..<count { unsafe rows[bin] &+= moreRows[bin] }
    }
  }

  /// Turns the parent's histogram, which `sibling` has taken over, into that of `sibling`.
  func subtract(_ node: GrowingNode, from sibling: GrowingNode, group: Int) {
    forUsedBins(of: group, in: sibling.histogram, node.histogram) { rest, place, count in
      let (sums, less) = unsafe (store.sums.base + rest, store.sums.base + place)
      for bin in 0..<count { unsafe sums[bin] &-= less[bin] }
      guard store.countsRows else { return }
      let (rows, lessRows) = unsafe (store.rows.base + rest, store.rows.base + place)
      for bin in 0..<count { unsafe rows[bin] &-= lessRows[bin] }
    }
  }

  /// Where bins in use stand in two histograms, and how many stand side by side.
  @inline(__always)
  private func forUsedBins(
    of group: Int, in one: Int, _ other: Int, _ body: (Int, Int, Int) -> Void
  ) {
    let offset = group * groups.width * 256
    for bins in usedBins[group] {
      let place = offset + bins.lowerBound
      body(one * store.binsPerSlot + place, other * store.binsPerSlot + place, bins.count)
    }
  }

  /// The best split of one column, its gain without the parent's score.
  func split(of node: GrowingNode, column: Int, _ scratch: CountingScratch) -> Split? {
    if case .category = columns[column].bins.kind { return categorySplit(of: node, column: column) }
    let binned = columns[column]
    let place = node.histogram * store.binsPerSlot + column * 256
    let bins = unsafe store.sums.base + place
    let binRows = unsafe store.countsRows ? UnsafePointer(store.rows.base + place) : nil
    let prefix = unsafe scratch.prefix.base
    var sum: Int64 = 0
    for bin in 0..<binned.bins.count {
      unsafe sum &+= bins[bin]
      unsafe prefix[bin] = sum
    }
    let missing = PackedSum(word: unsafe bins[Int(ColumnBins.missing)])
    let missingRows = unsafe binRows?[Int(ColumnBins.missing)] ?? 0
    let scan = unsafe NumericScan(
      limits: limits, total: node.sum, prefix: prefix, rows: binRows, count: binned.bins.count,
      totalRows: UInt32(node.rows.count))
    var found = scan.best(missing: .zero, missingRows: 0)
    var missingLeft = found.map { $0.left.hessian > (node.sum - $0.left).hessian } ?? false
    if missing.word != 0 {
      missingLeft = false
      let other = scan.best(missing: missing, missingRows: missingRows)
      if let other, found.map({ other.score > $0.score }) ?? true {
        found = other
        missingLeft = true
      }
    }
    guard let found else { return nil }
    return Split(
      column: column, rule: .bin(UInt8(found.bin)),
      threshold: binned.bins.threshold(after: found.bin),
      missingGoesLeft: missingLeft, gain: found.score, left: found.left)
  }

  private func categorySplit(of node: GrowingNode, column: Int) -> Split? {
    let place = node.histogram * store.binsPerSlot + column * 256
    let bins = unsafe store.sums.base + place
    let binRows = unsafe store.countsRows ? store.rows.base + place : nil
    let missing = Int(ColumnBins.missing)
    let found = CategoryScan(
      limits, total: node.sum, missing: PackedSum(word: unsafe bins[missing]),
      totalCount: UInt32(node.rows.count), missingCount: unsafe binRows?[missing] ?? 0,
      levels: columns[column].bins.count, sum: { PackedSum(word: unsafe bins[$0]) },
      rows: { unsafe binRows?[$0] ?? 0 })
    guard found.scan.score > -.infinity else { return nil }
    return Split(
      column: column, rule: .bins(found.levels), threshold: 0,
      missingGoesLeft: found.scan.missingSide, gain: found.scan.score, left: found.scan.leftSum)
  }
}
