extension ColumnSearch {
  /// The best cut of a small node: its rows are sorted by rank and looked at one by one.
  func sortedSplit(of node: GrowingNode, column: Int, _ partition: RowPartition) -> Split? {
    let binned = columns[column]
    let first = unsafe partition.rows.base + node.rows.lowerBound
    let count = node.rows.count
    let keys = unsafe scratch.keys.base
    unsafe binned.ranks.withUnsafeBufferPointer { ranks in
      for place in 0..<count {
        let key = UInt32(unsafe ranks[Int(first[place])]) << 16 | UInt32(place)
        var hole = place
        while hole > 0, unsafe keys[hole - 1] > key {
          unsafe keys[hole] = keys[hole - 1]
          hole -= 1
        }
        unsafe keys[hole] = key
      }
    }
    let sums = unsafe self.sums.base
    func sum(_ place: Int) -> PackedSum {
      PackedSum(word: unsafe sums[Int(first[Int(keys[place] & 0xffff)])])
    }
    var present = count
    var missing = PackedSum.zero
    while present > 0, unsafe keys[present - 1] >> 16 == UInt32(BinnedColumn.missingRank) {
      present -= 1
      missing = missing + sum(present)
    }
    var scan = OrderedScan(
      limits, total: node.sum, missing: missing, totalCount: UInt32(count),
      missingCount: UInt32(count - present))
    var left = PackedSum.zero
    for place in 0..<present {
      left = left + sum(place)
      let isCut = unsafe place + 1 == present || keys[place] >> 16 != keys[place + 1] >> 16
      if isCut { scan.offer(left, count: UInt32(place + 1), at: place) }
    }
    guard scan.score > -.infinity else { return nil }
    let rank = unsafe Int(keys[scan.place] >> 16)
    let next = unsafe scan.place + 1 < present ? Int(keys[scan.place + 1] >> 16) : nil
    return split(scan, column: column, rank: rank, next: next)
  }

  /// Copies the statistics of a node's rows side by side: every column reads them again.
  func gatherSums(of node: GrowingNode, _ partition: RowPartition) {
    let first = unsafe partition.rows.base + node.rows.lowerBound
    let ordered = unsafe scratch.ordered.base
    let sums = unsafe self.sums.base
    for place in 0..<node.rows.count { unsafe ordered[place] = sums[Int(first[place])] }
  }

  /// The best cut of a large node between the bins of a column.
  func coarseCut(of node: GrowingNode, column: Int, _ partition: RowPartition) -> CoarseCut? {
    let binned = columns[column]
    countBins(of: node, binned, partition)
    let last = sumUp(binned.bins.count)
    guard last >= 0 else { return nil }
    let binRows = unsafe limits.minSamplesLeaf > 1 ? UnsafePointer(scratch.binRows.base) : nil
    let missing = PackedSum(word: unsafe scratch.bins.base[Int(ColumnBins.missing)])
    let missingRows = unsafe binRows?[Int(ColumnBins.missing)] ?? 0
    let total = UInt32(node.rows.count)
    let scan = unsafe NumericScan(
      limits: limits, total: node.sum, prefix: scratch.prefix.base, rows: binRows,
      count: binned.bins.count, totalRows: total)
    var bin = scan.best(missing: .zero, missingRows: 0).map { ($0.score, $0.bin) }
    if missing.word != 0, let other = scan.best(missing: missing, missingRows: missingRows) {
      if bin.map({ (other.score, $0.1) > ($0.0, other.bin) }) ?? true {
        bin = (other.score, other.bin)
      }
    }
    var cut = CoarseCut(
      column: column,
      scan: OrderedScan(
        limits, total: node.sum, missing: missing, totalCount: total, missingCount: missingRows))
    cut.bin = bin?.1 ?? firstEnough(through: last)
    place(&cut, last: last, isAllowed: bin != nil)
    return cut
  }

  /// Adds up the bins; returns the last one with rows, or −1.
  private func sumUp(_ count: Int) -> Int {
    let bins = unsafe scratch.bins.base
    let prefix = unsafe scratch.prefix.base
    var sum: Int64 = 0
    for bin in 0..<count {
      unsafe sum &+= bins[bin]
      unsafe prefix[bin] = sum
    }
    var last = count - 1
    while last >= 0, unsafe bins[last] == 0 { last -= 1 }
    return last
  }

  /// Where no cut between bins leaves enough rows on both sides, one inside a bin may: inside the
  /// first that brings enough to the left.
  private func firstEnough(through last: Int) -> Int {
    guard limits.minSamplesLeaf > 1 else { return last }
    var rows: UInt32 = 0
    for bin in 0..<last {
      unsafe rows &+= scratch.binRows.base[bin]
      if rows >= limits.minSamplesLeaf { return bin }
    }
    return last
  }

  /// Fills in what lies before and after the bin of a cut.
  private func place(_ cut: inout CoarseCut, last: Int, isAllowed: Bool) {
    let bins = unsafe scratch.bins.base
    var rows: UInt32 = 0
    if limits.minSamplesLeaf > 1 {
      for bin in 0..<cut.bin { unsafe rows &+= scratch.binRows.base[bin] }
    }
    cut.before = PackedSum(word: cut.bin > 0 ? unsafe scratch.prefix.base[cut.bin - 1] : 0)
    cut.rowsBefore = rows
    if isAllowed {
      let left = PackedSum(word: unsafe scratch.prefix.base[cut.bin])
      cut.scan.offer(left, count: rows &+ (unsafe scratch.binRows.base[cut.bin]), at: cut.bin)
    }
    var next = cut.bin + 1
    while next <= last, unsafe bins[next] == 0 { next += 1 }
    cut.next = next <= last ? next : nil
  }

  private func countBins(of node: GrowingNode, _ binned: BinnedColumn, _ partition: RowPartition) {
    let first = unsafe partition.rows.base + node.rows.lowerBound
    let bins = unsafe scratch.bins.base
    let binRows = unsafe scratch.binRows.base
    let sums = unsafe scratch.ordered.base
    unsafe bins.update(repeating: 0, count: 256)
    unsafe binned.codes.withUnsafeBufferPointer { codes in
      guard limits.minSamplesLeaf > 1 else {
        for place in 0..<node.rows.count {
          unsafe bins[Int(codes[Int(first[place])])] &+= sums[place]
        }
        return
      }
      unsafe binRows.update(repeating: 0, count: 256)
      for place in 0..<node.rows.count {
        let code = unsafe Int(codes[Int(first[place])])
        unsafe bins[code] &+= sums[place]
        unsafe binRows[code] &+= 1
      }
    }
  }

  /// Looks between the ranks of the two bins beside a cut for a better one.
  func refined(_ cut: CoarseCut, of node: GrowingNode, _ partition: RowPartition) -> Split? {
    let binned = columns[cut.column]
    let (column, next) = (cut.column, cut.next)
    let low = Int(binned.firstRankOfBin[cut.bin])
    let lowCount = Int(binned.firstRankOfBin[cut.bin + 1]) - low
    let high = next.map { Int(binned.firstRankOfBin[$0]) } ?? 0
    let highCount = next.map { Int(binned.firstRankOfBin[$0 + 1]) - high } ?? 0
    if lowCount <= 1, highCount <= 1 {
      guard cut.isAllowed else { return nil }
      return split(cut.scan, column: column, rank: low, next: next.map { _ in high })
    }
    countRanks(of: node, binned, low, lowCount, high, highCount, partition)
    var scan = cut.scan
    var left = cut.before
    var rowsLeft = cut.rowsBefore
    var best = scan.score > -.infinity ? -1 : 0
    var lastOfLow = 0
    for place in 0..<lowCount + highCount {
      let sum = PackedSum(word: unsafe scratch.ranks.base[place])
      guard sum.word != 0 else { continue }
      if place < lowCount { lastOfLow = place }
      left = left + sum
      rowsLeft &+= unsafe scratch.rankRows.base[place]
      let score = scan.score
      scan.offer(left, count: rowsLeft, at: place)
      if scan.score > score { best = place }
    }
    guard scan.score > -.infinity else { return nil }
    if best < 0 { best = lastOfLow }
    func rank(_ place: Int) -> Int { place < lowCount ? low + place : high + place - lowCount }
    var after = best + 1
    while after < lowCount + highCount, unsafe scratch.ranks.base[after] == 0 { after += 1 }
    if after < lowCount + highCount {
      return split(scan, column: column, rank: rank(best), next: rank(after))
    }
    return split(
      scan, column: column, rank: rank(best),
      next: nextRank(after: next ?? cut.bin, of: node, column, partition))
  }

  /// The least rank in the node that lies above a bin.
  private func nextRank(
    after bin: Int, of node: GrowingNode, _ column: Int, _ partition: RowPartition
  ) -> Int? {
    let binned = columns[column]
    let bound = UInt16(truncatingIfNeeded: binned.firstRankOfBin[bin + 1])
    var least = BinnedColumn.missingRank
    for place in node.rows {
      let rank = binned.ranks[Int(partition.rows[place])]
      if rank >= bound { least = min(least, rank) }
    }
    return least == BinnedColumn.missingRank ? nil : Int(least)
  }

  private func countRanks(
    of node: GrowingNode, _ binned: BinnedColumn, _ low: Int, _ lowCount: Int, _ high: Int,
    _ highCount: Int, _ partition: RowPartition
  ) {
    let first = unsafe partition.rows.base + node.rows.lowerBound
    let ranks = unsafe scratch.ranks.base
    let rankRows = unsafe scratch.rankRows.base
    let sums = unsafe scratch.ordered.base
    unsafe ranks.update(repeating: 0, count: lowCount + highCount)
    unsafe rankRows.update(repeating: 0, count: lowCount + highCount)
    let lowRank = UInt16(low)
    let highRank = UInt16(high)
    unsafe binned.ranks.withUnsafeBufferPointer { codes in
      for place in 0..<node.rows.count {
        let rank = unsafe codes[Int(first[place])]
        let inLow = rank &- lowRank
        let inHigh = rank &- highRank
        if inLow < lowCount {
          unsafe ranks[Int(inLow)] &+= sums[place]
          unsafe rankRows[Int(inLow)] &+= 1
        } else if inHigh < highCount {
          unsafe ranks[lowCount + Int(inHigh)] &+= sums[place]
          unsafe rankRows[lowCount + Int(inHigh)] &+= 1
        }
      }
    }
  }

  /// The best division of the levels of a category.
  func categorySplit(of node: GrowingNode, column: Int, _ partition: RowPartition) -> Split? {
    let binned = columns[column]
    countBins(of: node, binned, partition)
    let bins = scratch.bins
    let binRows = scratch.binRows
    let missing = Int(ColumnBins.missing)
    let found = CategoryScan(
      limits, total: node.sum, missing: PackedSum(word: bins[missing]),
      totalCount: UInt32(node.rows.count), missingCount: binRows[missing],
      levels: binned.bins.count, sum: { PackedSum(word: bins[$0]) }, rows: { binRows[$0] })
    guard found.scan.score > -.infinity else { return nil }
    return Split(
      column: column, rule: .bins(found.levels), threshold: 0,
      missingGoesLeft: found.scan.missingSide, gain: found.scan.score, left: found.scan.leftSum)
  }

  private func split(_ scan: OrderedScan, column: Int, rank: Int, next: Int?) -> Split {
    let binned = columns[column]
    let threshold =
      next.map { ColumnBins.midpoint(binned.highestOfRank[rank], binned.lowestOfRank[$0]) }
      ?? .greatestFiniteMagnitude
    return Split(
      column: column, rule: .rank(UInt16(rank)), threshold: threshold,
      missingGoesLeft: scan.missingSide, gain: scan.score, left: scan.leftSum)
  }
}
