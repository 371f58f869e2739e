/// Up to 256 bins, as bits.
struct BinSet: Hashable, Sendable, BitwiseCopyable {
  var words = SIMD4<UInt64>()

  @inline(__always) func contains(_ bin: UInt8) -> Bool {
    words[Int(bin >> 6)] >> UInt64(bin & 63) & 1 != 0
  }

  mutating func insert(_ bin: UInt8) { words[Int(bin >> 6)] |= 1 << UInt64(bin & 63) }
}

/// How the rows of a node are divided, and what that gains.
struct Split: Sendable {
  /// Which rows go left.
  enum Rule: Sendable {
    /// Those whose bin is at most this.
    case bin(UInt8)
    /// Those whose rank is at most this.
    case rank(UInt16)
    /// Those whose bin is in the set; the bin of missing values never is.
    case bins(BinSet)
  }

  var column: Int
  var rule: Rule
  /// A value up to this goes left; 0 for categories.
  var threshold: Double
  /// Where rows without a value go.
  var missingGoesLeft: Bool
  /// Score of both children minus that of the parent.
  var gain: Double
  /// The sums of the rows that go left.
  var left: PackedSum
}
