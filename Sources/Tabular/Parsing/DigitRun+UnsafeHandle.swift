/// Some decimal digits, read eight at a time.
///
/// The bytes of a word are all tested at once and turned into a number by three multiplications
/// (D. Lemire, "Number parsing at a gigabyte per second", 2021), so that no branch depends on how
/// many digits there are, which no processor could foresee.
struct DigitRun {
  /// Their value, if there are no more than 19.
  let value: UInt64
  /// How many there are.
  let count: Int

  /// Reads the digits at a place and moves it behind them; nil if there is none or more than 24.
  ///
  /// - Parameters:
  ///   - place: 32 bytes from here on can be read.
  ///   - powers: The powers of ten; a table in the caller's hands needs no check whether it exists.
  @unsafe @inline(__always)
  init?(at place: inout UnsafePointer<UInt8>, powers: UnsafePointer<UInt64>) {
    let first = unsafe Self.word(place)
    unsafe place += first.count
    guard first.count > 0 else { return nil }
    guard first.count == 8 else {
      (value, count) = (first.value, first.count)
      return
    }
    let second = unsafe Self.word(place)
    unsafe place += second.count
    var total = unsafe first.value &* powers[second.count] &+ second.value
    guard second.count == 8 else {
      (value, count) = (total, 8 + second.count)
      return
    }
    let third = unsafe Self.word(place)
    guard third.count < 8 else { return nil }
    unsafe place += third.count
    unsafe total = total &* powers[third.count] &+ third.value
    (value, count) = (total, 16 + third.count)
  }

  /// The digits at the beginning of eight bytes.
  @unsafe @inline(__always)
  private static func word(_ place: UnsafePointer<UInt8>) -> (value: UInt64, count: Int) {
    let bytes = unsafe UInt64(
      littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    let digits = bytes ^ 0x3030_3030_3030_3030
    // A byte that is no digit gets its high bit; what it carries over only meets bytes behind it.
    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount >> 3
    guard count > 0 else { return (0, 0) }
    var value = digits &<< UInt64(64 - 8 * count)
    value = (value &* 2561) &>> 8
    value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
    value = ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
    return (value, count)
  }

  /// 10^0 … 10^19.
  static let powers: InlineArray<20, UInt64> = [
    1, 10, 100, 1000, 10000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// 10^0 … 10^22, each of them an exact `Double`.
  static let exactPowers: InlineArray<23, Double> = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Whether a byte occurs in numbers.
  static func mayStandInNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
