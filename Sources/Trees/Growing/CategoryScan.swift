/// Looks for the best way to divide the levels of a category in two.
///
/// Levels are put in the order of gradient / hessian; one of the cuts of that order is the best of
/// all divisions (Fisher 1958, for a convex loss).
package struct CategoryScan {
  /// The levels that go left.
  package private(set) var levels = BinSet()
  package private(set) var scan: OrderedScan

  /// Divides the levels of a histogram.
  ///
  /// - Parameters:
  ///   - scan: A scan over the node that nothing was offered to yet.
  ///   - count: How many levels there are.
  ///   - smoothing: Added to the hessian in the order, so that rare levels do not stand at its ends.
  ///   - sum: The sums of a level.
  ///   - rows: The rows of a level, when the scan asks for them.
  /// - Complexity: O(*levels* · log *levels*).
  package init(
    _ scan: OrderedScan, levels count: Int, smoothing: Double, sum: (Int) -> PackedSum,
    rows: (Int) -> UInt32
  ) {
    self.scan = scan
    let limits = scan.limits
    var order: [(ratio: Double, level: Int)] = []
    for level in 0..<count where sum(level).word != 0 {
      let sums = sum(level)
      let weight = Double(sums.hessian) * limits.hessianScale + smoothing
      order.append((Double(sums.gradient) * limits.gradientScale / max(weight, 1e-300), level))
    }
    order.sort { ($0.ratio, $0.level) < ($1.ratio, $1.level) }
    var left = PackedSum.zero
    var rowsLeft: UInt32 = 0
    for (place, entry) in order.enumerated() {
      left = left + sum(entry.level)
      rowsLeft += rows(entry.level)
      self.scan.offer(left, count: rowsLeft, at: place)
    }
    guard self.scan.score > -.infinity else { return }
    for entry in order.prefix(self.scan.place + 1) { self.levels.insert(UInt8(entry.level)) }
    if self.scan.missingSide { sendAbsentLevelsLeft(of: count, present: order.map(\.level)) }
  }

  /// Levels without rows in this node are treated as missing values are.
  private mutating func sendAbsentLevelsLeft(of count: Int, present: [Int]) {
    var absent = Set(0..<count)
    for level in present { absent.remove(level) }
    for level in absent { levels.insert(UInt8(level)) }
  }
}
