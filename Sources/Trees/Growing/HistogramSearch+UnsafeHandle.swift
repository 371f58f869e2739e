extension HistogramSearch {
  /// Counts the rows of a node into its histogram, for the columns of one group.
  ///
  /// One kernel for each width of a group: with a fixed width the inner loop is unrolled.
  func count(
    _ node: GrowingNode, group: Int, _ partition: RowPartition, _ scratch: CountingScratch
  ) {
    switch groups.columns(of: group).count {
    case 1: count(node, group, partition, scratch, width: 1)
    case 2: count(node, group, partition, scratch, width: 2)
    case 3: count(node, group, partition, scratch, width: 3)
    case 4: count(node, group, partition, scratch, width: 4)
    case 5: count(node, group, partition, scratch, width: 5)
    case 6: count(node, group, partition, scratch, width: 6)
    case 7: count(node, group, partition, scratch, width: 7)
    default: count(node, group, partition, scratch, width: 8)
    }
  }

  @inline(__always)
  private func count(
    _ node: GrowingNode, _ group: Int, _ partition: RowPartition, _ scratch: CountingScratch,
    width: Int
  ) {
    let place = node.histogram * store.binsPerSlot + group * groups.width * 256
    let bins = unsafe store.sums.base + place
    let binRows = unsafe store.countsRows ? store.rows.base + place : nil
    unsafe bins.update(repeating: 0, count: groups.width * 256)
    unsafe binRows?.update(repeating: 0, count: groups.width * 256)
    let words = unsafe scratch.words.base
    let ordered = unsafe scratch.sums.base
    let sums = unsafe self.sums.base
    var start = node.rows.lowerBound
    while start < node.rows.upperBound {
      let count = min(CountingScratch.chunk, node.rows.upperBound - start)
      let rows = unsafe partition.rows.base + start
      unsafe groups.gather(rows, count, group: group, into: words)
      for index in 0..<count { unsafe ordered[index] = sums[Int(rows[index])] }
      for index in 0..<count {
        let word = unsafe words[index]
        let sum = unsafe ordered[index]
        for column in 0..<width {
          let code = Int((word &>> UInt64(8 &* column)) & 0xff)
          unsafe bins[256 &* column &+ code] &+= sum
        }
      }
      if let binRows = unsafe binRows {
        for index in 0..<count {
          let word = unsafe words[index]
          for column in 0..<width {
            let code = Int((word &>> UInt64(8 &* column)) & 0xff)
            unsafe binRows[256 &* column &+ code] &+= 1
          }
        }
      }
      start += count
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
      OrderedScan(
        limits, total: node.sum, missing: PackedSum(word: unsafe bins[missing]),
        totalCount: UInt32(node.rows.count), missingCount: unsafe binRows?[missing] ?? 0),
      levels: columns[column].bins.count, smoothing: limits.l2Penalty,
      sum: { PackedSum(word: unsafe bins[$0]) }, rows: { unsafe binRows?[$0] ?? 0 })
    guard found.scan.score > -.infinity else { return nil }
    return Split(
      column: column, rule: .bins(found.levels), threshold: 0,
      missingGoesLeft: found.scan.missingSide, gain: found.scan.score, left: found.scan.leftSum)
  }
}
