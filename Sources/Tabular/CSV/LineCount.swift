/// Counts of single bytes, eight at a time or more as the compiler sees fit.
enum LineCount {
  /// How many line feeds there are.
  static func lineFeeds(in bytes: Span<UInt8>) -> Int { count(of: 0x0A, in: bytes) }

  /// How many bytes equal `byte`.
  static func count(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    var total = 0
    var place = 0
    // 255 steps cannot overflow the lanes of a byte.
    while place < bytes.count {
      let end = min(place + 255, bytes.count)
      var part: UInt8 = 0
      for index in place..<end where bytes[index] == byte { part &+= 1 }
      total += Int(part)
      place = end
    }
    return total
  }
}
