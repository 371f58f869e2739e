/// Whether bytes are UTF-8, after table 3-7 of the Unicode Standard.
enum UTF8Check {
  /// The place of the first byte that no well-formed sequence holds, or nil.
  ///
  /// - Complexity: O(*n*).
  static func firstBadByte(in bytes: Span<UInt8>) -> Int? {
    var place = 0
    while place < bytes.count {
      if bytes[place] < 0x80 {
        place += 1
        continue
      }
      let length = sequenceLength(at: place, in: bytes)
      if length == 0 { return place }
      place += length
    }
    return nil
  }

  /// How many bytes the well-formed sequence at a place has; 0 if none begins there.
  static func sequenceLength(at place: Int, in bytes: Span<UInt8>) -> Int {
    let first = bytes[place]
    let length: Int
    // The second byte alone decides about overlong forms, surrogates and what is above U+10FFFF.
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard place + length <= bytes.count, second ~= bytes[place + 1] else { return 0 }
    for next in place + 2..<max(place + 2, place + length) where bytes[next] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}
