/// How the values of one column are cut into bins.
///
/// ```
///  distinct values   v0  v1 | v2 | v3  v4  v5 |        NaN
///  bin                  0     1        2        …      255
///  upper bound           (v1+v2)/2   (v2+v3)/2
/// ```
///
/// A value `x` is in the first bin with `x` ≤ upper bound, so a split "bin ≤ b goes left" is the
/// split "`x` ≤ `threshold(after: b)` goes left", for values of the training rows and for others.
package struct ColumnBins: Hashable, Sendable {
  /// The bin of rows without a value.
  package static let missing: UInt8 = 255
  /// How many bins a column has at most, the one for missing values not counted.
  package static let limit = 255

  /// Whether the bins have an order.
  package enum Kind: Hashable, Sendable {
    case numeric
    /// `levels` levels; bin *b* is level `levelOfBin[b]`.
    case category(levels: Int, levelOfBin: [Int32])
  }

  package let kind: Kind
  /// How many bins hold values; at most 255.
  package let count: Int
  /// The upper bound of each bin but the last, ascending; empty for categories.
  package let upperBounds: [Double]

  /// The number that separates the bins up to `bin` from those above it.
  package func threshold(after bin: Int) -> Double {
    bin < upperBounds.count ? upperBounds[bin] : .greatestFiniteMagnitude
  }

  /// The bin of a value.
  ///
  /// - Complexity: O(log *bins*).
  package func bin(of value: Double) -> UInt8 {
    switch kind {
    case .numeric:
      guard !value.isNaN else { return Self.missing }
      return UInt8(truncatingIfNeeded: upperBounds.firstIndex(notBelow: value))
    case .category(_, let levelOfBin):
      guard value >= 0, value < 0x1p31, let bin = levelOfBin.firstIndex(of: Int32(value)) else {
        return Self.missing
      }
      return UInt8(bin)
    }
  }
}

extension ColumnBins {
  /// A number that separates two neighbours, `low` < `high`: `low` ≤ result < `high`.
  ///
  /// The middle, unless rounding puts it on `high`.
  package static func midpoint(_ low: Double, _ high: Double) -> Double {
    let middle = low / 2 + high / 2
    return middle >= low && middle < high ? middle : low
  }
}

extension [Double] {
  /// The first index whose element is at least `value`; `count` when there is none.
  ///
  /// The elements ascend. No branch depends on the values, so that a long column of random values
  /// costs no mispredictions.
  ///
  /// - Complexity: O(log *n*).
  func firstIndex(notBelow value: Double) -> Int {
    var base = 0
    var length = count
    while length > 1 {
      let half = length / 2
      base = self[base + half - 1] < value ? base + half : base
      length -= half
    }
    return base + (length == 1 && self[base] < value ? 1 : 0)
  }
}
