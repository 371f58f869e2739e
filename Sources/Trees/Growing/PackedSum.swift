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
struct PackedSum: Hashable, Sendable, BitwiseCopyable {
  var word: Int64

  init(word: Int64) { self.word = word }

  init(gradient: Int32, hessian: UInt32) {
    word = Int64(gradient) << 32 | Int64(hessian)
  }

  /// The sum of nothing.
  static let zero = PackedSum(word: 0)

  /// The sum of the gradients, in units of the scale.
  @inline(__always) var gradient: Int64 { word >> 32 }
  /// The sum of the hessians, in units of the scale; never negative.
  @inline(__always) var hessian: Int64 { word & 0xffff_ffff }

  @inline(__always) static func + (a: PackedSum, b: PackedSum) -> PackedSum {
    PackedSum(word: a.word &+ b.word)
  }

  @inline(__always) static func - (a: PackedSum, b: PackedSum) -> PackedSum {
    PackedSum(word: a.word &- b.word)
  }
}

/// What one unit of a packed gradient and of a packed hessian is worth.
struct GradientScale: Hashable, Sendable {
  var gradientUnit: Double
  var hessianUnit: Double

  /// The scale that uses 30 bits for each sum over all rows; rounding adds less than one bit.
  ///
  /// - Parameters:
  ///   - gradients: Σ |gradient| over all rows, finite.
  ///   - hessians: Σ hessian over all rows, finite.
  init(sumOfAbsolute gradients: Double, hessians: Double) {
    gradientUnit = gradients > 0 ? gradients * 0x1p-30 : 1
    hessianUnit = hessians > 0 ? hessians * 0x1p-30 : 1
  }

  init(unit: Double) {
    gradientUnit = unit
    hessianUnit = unit
  }
}
