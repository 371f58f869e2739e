extension HistogramSearch {
  /// Counts the rows of a node into its histogram, for the columns of one group.
  func count(_ node: GrowingNode, group: Int, _ partition: RowPartition) {
    let place = node.histogram * store.binsPerSlot + group * groups.width * 256
    let bins = unsafe store.sums.base + place
    unsafe bins.update(repeating: 0, count: groups.width * 256)
    let words = unsafe groups.words.base + group * groups.rowCount
    let rows = unsafe partition.rows.base + node.rows.lowerBound
    let count = node.rows.count
    let sums = unsafe self.sums.base
    let width = groups.columns(of: group).count
    for index in 0..<count {
      let row = unsafe Int(rows[index])
      let sum = unsafe sums[row]
      var word = unsafe words[row]
      var base = 0
      for _ in 0..<width {
        unsafe bins[base + Int(word & 0xff)] &+= sum
        word >>= 8
        base += 256
      }
    }
    guard store.countsRows else { return }
    let binRows = unsafe store.rows.base + place
    unsafe binRows.update(repeating: 0, count: groups.width * 256)
    for index in 0..<count {
      var word = unsafe words[Int(rows[index])]
      var base = 0
      for _ in 0..<width {
        unsafe binRows[base + Int(word & 0xff)] &+= 1
        word >>= 8
        base += 256
      }
    }
  }

  /// Turns the parent's histogram, which `sibling` has taken over, into that of `sibling`.
  func subtract(_ node: GrowingNode, from sibling: GrowingNode, group: Int) {
    let offset = group * groups.width * 256
    let count = groups.width * 256
    let place = node.histogram * store.binsPerSlot + offset
    let other = sibling.histogram * store.binsPerSlot + offset
    let bins = unsafe store.sums.base + place
    let rest = unsafe store.sums.base + other
    for bin in 0..<count { unsafe rest[bin] &-= bins[bin] }
    guard store.countsRows else { return }
    let binRows = unsafe store.rows.base + place
    let restRows = unsafe store.rows.base + other
    for bin in 0..<count { unsafe restRows[bin] &-= binRows[bin] }
  }

  /// The best split of one column, its gain without the parent's score.
  func split(of node: GrowingNode, column: Int) -> Split? {
    let binned = columns[column]
    let place = node.histogram * store.binsPerSlot + column * 256
    let bins = unsafe store.sums.base + place
    let binRows = unsafe store.countsRows ? store.rows.base + place : nil
    let missingBin = Int(ColumnBins.missing)
    let empty = OrderedScan(
      limits, total: node.sum, missing: PackedSum(word: unsafe bins[missingBin]),
      totalCount: UInt32(node.rows.count), missingCount: unsafe binRows?[missingBin] ?? 0)
    if case .category = binned.bins.kind {
      let found = CategoryScan(
        empty, levels: binned.bins.count, smoothing: limits.l2Penalty,
        sum: { PackedSum(word: unsafe bins[$0]) }, rows: { unsafe binRows?[$0] ?? 0 })
      guard found.scan.score > -.infinity else { return nil }
      return Split(
        column: column, rule: .bins(found.levels), threshold: 0,
        missingGoesLeft: found.scan.missingSide, gain: found.scan.score, left: found.scan.leftSum)
    }
    var scan = empty
    var left = PackedSum.zero
    var rowsLeft: UInt32 = 0
    for bin in 0..<binned.bins.count {
      let sum = PackedSum(word: unsafe bins[bin])
      guard sum.word != 0 else { continue }
      left = left + sum
      if let binRows = unsafe binRows { rowsLeft &+= unsafe binRows[bin] }
      scan.offer(left, count: rowsLeft, at: bin)
    }
    guard scan.score > -.infinity else { return nil }
    return Split(
      column: column, rule: .bin(UInt8(scan.place)),
      threshold: binned.bins.threshold(after: scan.place), missingGoesLeft: scan.missingSide,
      gain: scan.score, left: scan.leftSum)
  }
}
