/// Looks for the best way to divide the levels of a category in two.
///
/// Levels are put in the order of gradient / hessian; one of the cuts of that order is the best of
/// all divisions (Fisher 1958, for a convex loss). That order is fitted to the rows: levels of a
/// few rows would stand at its ends by chance alone, so they go together where missing values go.
package struct CategoryScan {
  /// Columns of up to so many levels keep their rare ones apart, as numbers would.
  package static let fewLevels = 4

  /// The levels that go left.
  package private(set) var levels = BinSet()
  package private(set) var scan: OrderedScan

  /// Divides the levels of a histogram.
  ///
  /// A level counts as many rows, rounded, as its share of the node's hessians gives it; with less
  /// than `limits.minSamplesLevel` it is rare.
  ///
  /// - Parameters:
  ///   - limits: What children must have; λ is added to the hessian in the order too.
  ///   - total: The sums over all rows of the node.
  ///   - missing: The sums over those without a level.
  ///   - totalCount: The number of rows.
  ///   - missingCount: The number of rows without a level, when the limits ask for rows.
  ///   - count: How many levels there are.
  ///   - sum: The sums of a level.
  ///   - rows: The rows of a level, when the limits ask for them.
  /// - Complexity: O(*levels* · log *levels*).
  package init(
    _ limits: ScaledLimits, total: PackedSum, missing: PackedSum, totalCount: UInt32,
    missingCount: UInt32 = 0, levels count: Int, sum: (Int) -> PackedSum, rows: (Int) -> UInt32
  ) {
    let leastRows = count > Self.fewLevels ? limits.minSamplesLevel - 0.5 : 0
    let least = leastRows * Double(total.hessian) / Double(max(totalCount, 1))
    var order: [(ratio: Double, level: Int)] = []
    var (pooled, pooledCount) = (missing, missingCount)
    for level in 0..<count where sum(level).word != 0 {
      let sums = sum(level)
      guard Double(sums.hessian) >= least else {
        pooled = pooled + sums
        pooledCount += rows(level)
        continue
      }
      let weight = Double(sums.hessian) * limits.hessianScale + limits.l2Penalty
      order.append((Double(sums.gradient) * limits.gradientScale / max(weight, 1e-300), level))
    }
    order.sort { ($0.ratio, $0.level) < ($1.ratio, $1.level) }
    scan = OrderedScan(
      limits, total: total, missing: pooled, totalCount: totalCount, missingCount: pooledCount)
    var left = PackedSum.zero
    var rowsLeft: UInt32 = 0
    for (place, entry) in order.enumerated() {
      left = left + sum(entry.level)
      rowsLeft += rows(entry.level)
      scan.offer(left, count: rowsLeft, at: place)
    }
    guard scan.score > -.infinity else { return }
    for entry in order.prefix(scan.place + 1) { levels.insert(UInt8(entry.level)) }
    if scan.missingSide { sendOtherLevelsLeft(of: count, ordered: order.map(\.level)) }
  }

  /// Rare levels and those without rows in this node are treated as missing values are.
  private mutating func sendOtherLevelsLeft(of count: Int, ordered: [Int]) {
    var others = Set(0..<count)
    for level in ordered { others.remove(level) }
    for level in others { levels.insert(UInt8(level)) }
  }
}
