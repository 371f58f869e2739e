extension Token {
  /// The word at `range` of a folded text that goes on for eight bytes more.
  @inline(__always) init(_ text: Span<UInt8>, _ range: Range<Int>) {
    let count = range.count
    let first = Self.eightBytes(of: text, at: range.lowerBound)
    let head = count < 8 ? first & ((1 << UInt64(truncatingIfNeeded: 8 &* count)) &- 1) : first
    var mixed = (head ^ UInt64(truncatingIfNeeded: count)) &* 0x9fb2_1c65_1e98_df25
    var place = range.lowerBound + 8
    while place < range.upperBound {
      // The last eight bytes may reach back into those before; that does not harm a hash.
      let chunk = Self.eightBytes(of: text, at: min(place, range.upperBound - 8))
      mixed = (mixed ^ (mixed >> 31) ^ chunk) &* 0x9e37_79b9_7f4a_7c15
      place += 8
    }
    self.init(
      start: range.lowerBound, length: count, head: head, hash: mixed ^ (mixed >> 32))
  }

  /// Eight bytes as a number, the first one lowest.
  ///
  /// The load checks that they lie within the text; what makes it unsafe, types with invalid bit
  /// patterns, does not concern a `UInt64`.
  @inline(__always)
  private static func eightBytes(of text: Span<UInt8>, at place: Int) -> UInt64 {
    let value = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
    return UInt64(littleEndian: value)
  }
}
