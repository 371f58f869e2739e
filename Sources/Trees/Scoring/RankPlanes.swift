/// Turns the values of a row into small whole numbers that decide every split as the values would.
///
/// A number is only ever compared with the thresholds of its column. Its *rank* – how many of the
/// column's thresholds, sorted, lie below it – answers all of them: `value > threshold[k]` exactly
/// when `rank > k`. A missing value goes left in some nodes and right in others: the *low* plane
/// gives it rank 0, which is above no threshold, the *high* plane the rank above all.
/// A category becomes one bit of a plane: its level, or the level after the last when it is missing
/// or unknown.
///
/// ```
///  thresholds of a column   1.5   3   7        level  a b c ?       a node asks
///  value       0  2  3  9  NaN                 bit    0 1 2 3       rank > k, or bit & set ≠ 0
///  low plane   0  1  1  3   0                  c →  0b0100
///  high plane  0  1  1  3   3                  NaN → 0b1000
/// ```
///
/// A column with more thresholds than a rank can count gets a plane for each part of them, and a
/// column with many levels a plane for each few.
struct RankPlanes: Sendable {
  /// Which plane of some thresholds.
  enum Variant: Int { case low, high, lowMirrored, highMirrored }

  /// Thresholds that are ranked together.
  struct Cuts: Sendable {
    var column: Int
    /// How they are searched.
    var search: ThresholdSearch
    /// The plane of each variant; −1 where no node asks.
    var planes: SIMD4<Int32> = SIMD4(repeating: -1)
  }

  /// Levels that share a plane.
  struct Levels: Sendable {
    var column: Int
    /// The first level, and how many of the column's there are.
    var first: Int
    var levels: Int
    /// −1 where no node asks.
    var plane: Int32 = -1
  }

  /// The most thresholds a plane ranks: the greatest rank.
  let limit: Int
  /// How many levels share a plane.
  let bits: Int
  private(set) var cuts: [Cuts] = []
  private(set) var levels: [Levels] = []
  private(set) var planeCount = 0
  /// The thresholds of each column, without the filling.
  private var sorted: [[Double]]
  /// The first entry of each column among `cuts` or `levels`.
  private var firstOfColumn: [Int] = []

  /// Ranks of one byte: at most 255 thresholds or 7 levels a plane.
  static func bytes(_ ensemble: TreeEnsemble) -> RankPlanes {
    RankPlanes(ensemble, limit: 255, bits: 7)
  }

  /// Ranks of two bytes: at most 65,535 thresholds or 16 levels a plane.
  static func words(_ ensemble: TreeEnsemble) -> RankPlanes {
    RankPlanes(ensemble, limit: 65_535, bits: 16)
  }

  private init(_ ensemble: TreeEnsemble, limit: Int, bits: Int) {
    self.limit = limit
    self.bits = bits
    sorted = Array(repeating: [], count: ensemble.levelCounts.count)
    for (index, node) in ensemble.nodes.enumerated()
    where !node.isCategory && !ensemble.isLeaf(index) {
      sorted[node.column].append(node.threshold)
    }
    for column in sorted.indices {
      let levelCount = ensemble.levelCounts[column]
      firstOfColumn.append(levelCount > 0 ? levels.count : cuts.count)
      if levelCount > 0 { addLevels(levelCount, column) }
      addThresholds(column)
    }
  }

  private mutating func addThresholds(_ column: Int) {
    sorted[column].sort()
    var kept: [Double] = []
    for cut in sorted[column] where kept.last != cut { kept.append(cut) }
    sorted[column] = kept
    for first in stride(from: 0, to: kept.count, by: limit) {
      let part = kept[first..<min(first + limit, kept.count)]
      cuts.append(Cuts(column: column, search: ThresholdSearch(Array(part))))
    }
  }

  private mutating func addLevels(_ count: Int, _ column: Int) {
    for first in stride(from: 0, to: count + 1, by: bits) {
      levels.append(Levels(column: column, first: first, levels: count))
    }
  }

  /// The plane and the *k* of "the number goes right: rank > *k*".
  ///
  /// The mirrored plane holds `limit − rank`; there it is "the number goes left".
  mutating func question(_ node: TreeNode, goesLeft: Bool = false) -> (plane: Int, cut: Int) {
    let all = sorted[node.column]
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < node.threshold { low = middle + 1 } else { high = middle }
    }
    let place = firstOfColumn[node.column] + low / limit
    let variant = (node.missingGoesLeft ? 0 : 1) + (goesLeft ? 2 : 0)
    if cuts[place].planes[variant] < 0 {
      cuts[place].planes[variant] = Int32(planeCount)
      planeCount += 1
    }
    let cut = low % limit
    return (Int(cuts[place].planes[variant]), goesLeft ? limit - 1 - cut : cut)
  }

  /// The planes and sets of "the level goes right" (or left): true when any set holds the bit.
  mutating func questions(
    _ node: TreeNode, of ensemble: TreeEnsemble, goesLeft: Bool = false
  ) -> [(plane: Int, set: UInt16)] {
    let count = ensemble.levelCounts[node.column]
    var questions: [(plane: Int, set: UInt16)] = []
    for group in 0..<(count + bits) / bits {
      var set: UInt16 = 0
      for bit in 0..<bits where group * bits + bit <= count {
        let level = group * bits + bit
        let value = level == count ? Double.nan : Double(level)
        if ensemble.categoryGoesRight(node, value) != goesLeft { set |= 1 << UInt16(bit) }
      }
      guard set != 0 else { continue }
      let place = firstOfColumn[node.column] + group
      if levels[place].plane < 0 {
        levels[place].plane = Int32(planeCount)
        planeCount += 1
      }
      questions.append((Int(levels[place].plane), set))
    }
    return questions
  }
}
