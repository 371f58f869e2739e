/// A sum of gradients and a sum of hessians in one 64-bit word, in fixed point.
///
/// ```
///  bit 63 …… 32 | 31 …… 0
///  gradient     | hessian
///  signed       | unsigned
/// ```
///
/// Adding words adds both sums, for the scale (`GradientScale`) is chosen so that neither can
/// overflow over all rows. Integers add up to the same sum in any order: histograms do not depend
/// on how rows are shared out among threads, and parent − child is exactly the sibling.
package struct PackedSum: Hashable, Sendable, BitwiseCopyable {
  package var word: Int64

  package init(word: Int64) { self.word = word }

  package init(gradient: Int32, hessian: UInt32) {
    word = Int64(gradient) << 32 | Int64(hessian)
  }

  /// The sum of nothing.
  package static let zero = PackedSum(word: 0)

  /// The sum of the gradients, in units of the scale.
  @inline(__always) package var gradient: Int64 { word >> 32 }
  /// The sum of the hessians, in units of the scale; never negative.
  @inline(__always) package var hessian: Int64 { word & 0xffff_ffff }

  @inline(__always) package static func + (a: PackedSum, b: PackedSum) -> PackedSum {
    PackedSum(word: a.word &+ b.word)
  }

  @inline(__always) package static func - (a: PackedSum, b: PackedSum) -> PackedSum {
    PackedSum(word: a.word &- b.word)
  }
}

/// What one unit of a packed gradient and of a packed hessian is worth.
package struct GradientScale: Hashable, Sendable {
  package var gradientUnit: Double
  package var hessianUnit: Double

  /// The scale that uses up to 30 bits for each sum over all rows; rounding adds less than one bit.
  ///
  /// Units are powers of two: what was exact in binary, such as weights of ½, stays exact.
  ///
  /// - Parameters:
  ///   - gradients: Σ |gradient| over all rows, finite.
  ///   - hessians: Σ hessian over all rows, finite.
  package init(sumOfAbsolute gradients: Double, hessians: Double) {
    gradientUnit = Self.unit(for: gradients)
    hessianUnit = Self.unit(for: hessians)
  }

  /// The least power of two of which a sum holds at most 2^30.
  package static func unit(for sum: Double) -> Double {
    guard sum > 0x1p-900 else { return sum > 0 ? 0x1p-900 : 1 }
    let unit = sum.binade * 0x1p-30
    return sum == sum.binade ? unit : 2 * unit
  }

  package init(unit: Double) {
    gradientUnit = unit
    hessianUnit = unit
  }
}
