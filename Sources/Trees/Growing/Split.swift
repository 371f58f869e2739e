/// Up to 256 bins, as bits.
package struct BinSet: Hashable, Sendable, BitwiseCopyable {
  package var words = SIMD4<UInt64>()

  package init() {}

  @inline(__always) package func contains(_ bin: UInt8) -> Bool {
    words[Int(bin >> 6)] >> UInt64(bin & 63) & 1 != 0
  }

  package mutating func insert(_ bin: UInt8) { words[Int(bin >> 6)] |= 1 << UInt64(bin & 63) }
}

/// How the rows of a node are divided, and what that gains.
package struct Split: Sendable {
  /// Which rows go left.
  package enum Rule: Sendable {
    /// Those whose bin is at most this.
    case bin(UInt8)
    /// Those whose rank is at most this.
    case rank(UInt16)
    /// Those whose bin is in the set; the bin of missing values never is.
    case bins(BinSet)
  }

  package var column: Int
  package var rule: Rule
  /// A value up to this goes left; 0 for categories.
  package var threshold: Double
  /// Where rows without a value go.
  package var missingGoesLeft: Bool
  /// Score of both children minus that of the parent.
  package var gain: Double
  /// The sums of the rows that go left.
  package var left: PackedSum

  package init(
    column: Int, rule: Rule, threshold: Double, missingGoesLeft: Bool, gain: Double,
    left: PackedSum
  ) {
    self.column = column
    self.rule = rule
    self.threshold = threshold
    self.missingGoesLeft = missingGoesLeft
    self.gain = gain
    self.left = left
  }
}
