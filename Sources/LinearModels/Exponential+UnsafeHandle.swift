/// e to the power of four numbers at once.
///
/// With x = k·ln 2 + r, k whole and |r| ≤ ½·ln 2, eˣ is 2ᵏ·eʳ: eʳ from its Taylor series up to r¹³/13!,
/// whose rest is below 5e-18, and 2ᵏ by writing k into the exponent of a double. ln 2 is taken in two
/// parts, the first with so few digits that k times it is exact (Cody and Waite, "Software Manual for
/// the Elementary Functions", 1980, chapter 6). The result is within two units of the last place.
package enum Exponential {
  /// Below this 2ᵏ would leave the normal numbers.
  package static let lowest = -708.0

  private static let log2e = 1.442695040888963407359924681
  private static let ln2High = 6.93145751953125e-1
  private static let ln2Low = 1.42860682030941723212e-6
  /// Added to a number below 2⁵¹ in size it rounds it to a whole one, whose lowest bits are those of
  /// the sum.
  private static let rounder = 6_755_399_441_055_744.0

  /// eˣ of numbers from `lowest` to 0; of lower ones e to the power of `lowest`.
  ///
  /// - Parameter exponents: Four numbers ≤ 0, not NaN.
  /// - Returns: Four powers, above 0.
  @inline(__always)
  package static func ofNegative(_ exponents: SIMD4<Double>) -> SIMD4<Double> {
    let x = exponents.replacing(with: lowest, where: exponents .< lowest)
    let rounded = x * log2e + rounder
    let k = rounded - rounder
    let r = (x - k * ln2High) - k * ln2Low
    let bits = unsafe unsafeBitCast(rounded, to: SIMD4<Int64>.self)
    let power = unsafe unsafeBitCast((bits &+ 1_023) &<< 52, to: SIMD4<Double>.self)
    return series(r) * power
  }

  /// The series, its terms taken in pairs and the pairs in pairs (Estrin's scheme), so that few of
  /// the products wait for one another.
  @inline(__always)
  private static func series(_ r: SIMD4<Double>) -> SIMD4<Double> {
    let r2 = r * r
    let r4 = r2 * r2
    let low = line(r, 1, 1) + r2 * line(r, 1 / 2, 1 / 6)
    let middle = line(r, 1 / 24, 1 / 120) + r2 * line(r, 1 / 720, 1 / 5_040)
    let high = line(r, 1 / 40_320, 1 / 362_880) + r2 * line(r, 1 / 3_628_800, 1 / 39_916_800)
    let top = line(r, 1 / 479_001_600, 1 / 6_227_020_800)
    return low + r4 * (middle + r4 * (high + r4 * top))
  }

  @inline(__always)
  private static func line(_ r: SIMD4<Double>, _ a: Double, _ b: Double) -> SIMD4<Double> {
    r * b + a
  }
}
