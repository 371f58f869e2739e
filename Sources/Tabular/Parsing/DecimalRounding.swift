/// Decimal numbers of up to 19 digits, rounded to the nearest `Double` without big numbers.
///
/// The algorithm is Eisel and Lemire's (D. Lemire, "Number parsing at a gigabyte per second",
/// Software: Practice and Experience 51, 2021, section 5): the product of the digits with a
/// 128-bit approximation of the power of five tells the rounding in all but the rarest cases, and
/// in those it says that it cannot.
enum DecimalRounding {
  /// The powers of ten for which there is an approximation; others are left to the slow way.
  static let exponents = -64...64

  /// `mantissa · 10^exponent`, correctly rounded; nil where this way cannot tell.
  static func nearest(_ mantissa: UInt64, exponent: Int) -> Double? {
    guard mantissa != 0 else { return 0 }
    guard exponents ~= exponent else { return nil }
    let shift = mantissa.leadingZeroBitCount
    let digits = mantissa << UInt64(shift)
    let power = powersOfFive[exponent - exponents.lowerBound]
    var product = digits.multipliedFullWidth(by: power.high)
    if product.high & 0x1FF == 0x1FF {
      let low = digits.multipliedFullWidth(by: power.low)
      let (sum, carries) = product.low.addingReportingOverflow(low.high)
      product = (product.high + (carries ? 1 : 0), sum)
      if product.low == .max, !(-27...55 ~= exponent) { return nil }
    }
    let upperBit = Int(product.high >> 63)
    var bits = product.high >> UInt64(upperBit + 64 - 52 - 3)
    // 217706 / 2^16 is log2(10), near enough for these exponents.
    let binary = ((217_706 * exponent) >> 16) + 63 + upperBit - shift
    // Exactly between two doubles: round to the even one.
    if product.low <= 1, -4...23 ~= exponent, bits & 3 == 1,
      bits << UInt64(upperBit + 64 - 52 - 3) == product.high
    {
      bits &= ~1
    }
    bits = (bits + (bits & 1)) >> 1
    var carried = 0
    if bits >= 1 << 53 {
      bits = 1 << 52
      carried = 1
    }
    let biased = binary + carried + 1023
    guard 1..<2047 ~= biased else { return nil }
    return Double(bitPattern: UInt64(biased) << 52 | (bits & (1 << 52 - 1)))
  }

  /// The 128 leading bits of 5^q.
  private static let powersOfFive: [(high: UInt64, low: UInt64)] = exponents.map(leadingBits)

  /// The leading bits by exact arithmetic on numbers of 320 bits: 5^64 has 149 bits.
  private static func leadingBits(ofPower exponent: Int) -> (high: UInt64, low: UInt64) {
    var power = WideNumber(1)
    for _ in 0..<abs(exponent) { power.multiply(by: 5) }
    if exponent >= 0 { return power.leadingBits }
    // 2^b / 5^-q with b = 127 plus the bits of the divisor has 128 bits.
    let bits = WideNumber.quotient(ofPowerOfTwo: power.bitWidth + 127, by: power)
    guard exponent >= -27 else { return bits }
    // Where 5^-q fits into 64 bits, rounding up lets exact quotients come out exact.
    let (low, carries) = bits.low.addingReportingOverflow(1)
    return (bits.high + (carries ? 1 : 0), low)
  }
}

/// A whole number of any size, the lowest 32 bits first.
private struct WideNumber {
  var limbs: [UInt32]

  init(_ value: UInt32) { limbs = [value] }

  var bitWidth: Int { limbs.count * 32 - (limbs.last?.leadingZeroBitCount ?? 0) }

  func bit(_ place: Int) -> Bool {
    place >= 0 && place / 32 < limbs.count && limbs[place / 32] >> UInt32(place % 32) & 1 == 1
  }

  mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for place in limbs.indices {
      let product = UInt64(limbs[place]) * UInt64(factor) + carry
      limbs[place] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  /// The number shifted so that its highest bit is bit 127, cut off below.
  var leadingBits: (high: UInt64, low: UInt64) {
    var bits = (high: UInt64(0), low: UInt64(0))
    for step in 1...128 {
      bits.high = bits.high << 1 | bits.low >> 63
      bits.low = bits.low << 1 | (bit(bitWidth - step) ? 1 : 0)
    }
    return bits
  }

  /// ⌊2^power / divisor⌋ by long division, bit by bit; it has 128 bits.
  static func quotient(
    ofPowerOfTwo power: Int, by divisor: WideNumber
  ) -> (high: UInt64, low: UInt64) {
    var rest = WideNumber(0)
    var bits = (high: UInt64(0), low: UInt64(0))
    for step in 0...power {
      rest.double(adding: step == 0 ? 1 : 0)
      bits.high = bits.high << 1 | bits.low >> 63
      bits.low <<= 1
      if rest.subtractIfPossible(divisor) { bits.low |= 1 }
    }
    return bits
  }

  private mutating func double(adding bit: UInt32) {
    var carry = bit
    for place in limbs.indices {
      let next = limbs[place] >> 31
      limbs[place] = limbs[place] << 1 | carry
      carry = next
    }
    if carry > 0 { limbs.append(carry) }
  }

  private mutating func subtractIfPossible(_ other: WideNumber) -> Bool {
    var result = limbs
    var borrow: Int64 = 0
    for place in 0..<max(limbs.count, other.limbs.count) {
      let mine = place < limbs.count ? Int64(limbs[place]) : 0
      let theirs = place < other.limbs.count ? Int64(other.limbs[place]) : 0
      let difference = mine - theirs - borrow
      borrow = difference < 0 ? 1 : 0
      guard place < limbs.count else {
        if difference != 0 { return false }
        continue
      }
      result[place] = UInt32(truncatingIfNeeded: difference)
    }
    guard borrow == 0 else { return false }
    limbs = result
    return true
  }
}
