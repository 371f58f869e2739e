extension SIMD4<Float> {
  /// e^x of each lane for x in [−87, 0], within 2 units in the last place.
  ///
  /// x = n·ln 2 + r with |r| ≤ ln 2 / 2; e^r is a polynomial of degree 6, 2^n is put into the
  /// exponent. ln 2 is subtracted in two parts, so that r keeps its digits (Cody & Waite 1980).
  @inline(__always) package var exponentialOfNegative: SIMD4<Float> {
    // Adding 1.5 · 2^23 rounds to a whole number, which then stands in the low bits.
    let magic = SIMD4<Float>(repeating: 0x1.8p23)
    let shifted = self * 1.442_695_04 + magic
    let whole = shifted - magic
    let r = (self - whole * 0.693_359_375) + whole * 2.121_944_4e-4
    var value = SIMD4<Float>(repeating: 1.388_888_9e-3)
    value = value * r + 8.333_333_3e-3
    value = value * r + 4.166_666_7e-2
    value = value * r + 1.666_666_7e-1
    value = value * r + 0.5
    value = value * r + 1
    value = value * r + 1
    let exponent = unsafe unsafeBitCast(shifted, to: SIMD4<UInt32>.self) &<< 23
    let bits = unsafe unsafeBitCast(value, to: SIMD4<UInt32>.self) &+ exponent
    return unsafe unsafeBitCast(bits, to: SIMD4<Float>.self)
  }

  /// ln(1 + x) of each lane for x in [0, 1], to about 10⁻⁷.
  ///
  /// 2·artanh(s) with s = x / (2 + x) ≤ ⅓, its series up to s¹⁵.
  @inline(__always) package var logarithmOfOnePlus: SIMD4<Float> {
    let s = self / (self + 2)
    let square = s * s
    var value = SIMD4<Float>(repeating: 1 / 15)
    value = value * square + 1 / 13
    value = value * square + 1 / 11
    value = value * square + 1 / 9
    value = value * square + 1 / 7
    value = value * square + 1 / 5
    value = value * square + 1 / 3
    value = value * square + 1
    return 2 * s * value
  }
}
