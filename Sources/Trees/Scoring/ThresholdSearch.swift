/// Finds how many of some thresholds lie below a value.
///
/// The stretch from the first to the last threshold is cut into equal buckets, a few for each
/// threshold. Both steps of finding a value's bucket, a difference and a product, are rounded but
/// never change an order: a threshold in an earlier bucket is less than the value, one in a later
/// bucket is greater. What is left are the few thresholds of its own bucket.
///
/// ```
///  sorted    1   1.5  2 | · | 7        value 1.7 → bucket 0: none before, ask 1, 1.5, 2 → rank 2
///  before    0            3   3        value 5   → bucket 1: three before, ask the next three
///                                                  whatever they are: they are greater
/// ```
///
/// Where buckets are crowded – thresholds over many powers of ten – a search tree is descended: the
/// children of place *k* are at 2*k* and 2*k* + 1, the root is at 1, and +∞ fills up; the place
/// where the search ends, less 2^depth, is the rank.
struct ThresholdSearch: Sendable {
  /// More thresholds than this in a bucket are crowded.
  private static let mostInBucket = 12

  /// How many thresholds there are.
  let count: Int
  /// Ascending with +∞ after them, or a search tree.
  private(set) var thresholds: [Double] = []
  /// How many thresholds lie in earlier buckets; empty for a search tree.
  private(set) var before: [UInt16] = []
  /// The depth of the search tree.
  let depth: Int
  /// Pairs of thresholds that are asked.
  private(set) var pairs = 0
  private let lowest: Double
  private let scale: Double
  private let lastBucket: Double

  /// - Parameter sorted: Different thresholds, ascending, 1 to 65,535 of them.
  init(_ sorted: [Double]) {
    count = sorted.count
    depth = Int.bitWidth - sorted.count.leadingZeroBitCount
    let buckets = min(4 << depth, 1 << 16)
    lowest = sorted[0]
    lastBucket = Double(buckets - 1)
    scale = lastBucket / (sorted[sorted.count - 1] - lowest)
    var inBucket = [Int](repeating: 0, count: buckets)
    for threshold in sorted { inBucket[bucket(of: threshold)] += 1 }
    let most = inBucket.max() ?? 0
    guard most <= Self.mostInBucket else {
      layTree(sorted)
      return
    }
    pairs = (most + 1) / 2
    thresholds = sorted + Array(repeating: .infinity, count: 2 * pairs)
    var sum = 0
    for count in inBucket {
      before.append(UInt16(sum))
      sum += count
    }
  }

  private mutating func layTree(_ sorted: [Double]) {
    thresholds = Array(repeating: .infinity, count: 1 << depth)
    for level in 0..<depth {
      let gap = 1 << (depth - level)
      for (place, index) in stride(from: gap / 2 - 1, to: 1 << depth, by: gap).enumerated()
      where index < sorted.count {
        thresholds[(1 << level) + place] = sorted[index]
      }
    }
  }

  /// The bucket of a value; 0 for NaN, and for all values where the stretch is not finite.
  @inline(__always)
  func bucket(of value: Double) -> Int {
    let place = (value - lowest) * scale
    let positive = place > 0 ? place : 0
    let inside = positive < lastBucket ? positive : lastBucket
    // Adding 2^52 rounds to a whole number, which then stands in the low bits.
    return Int(truncatingIfNeeded: (inside + 0x1p52).bitPattern & 0xFFFF)
  }
}
