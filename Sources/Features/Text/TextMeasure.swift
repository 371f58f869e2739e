/// How large a text is, counted in one pass over its bytes.
package struct TextMeasure: Hashable, Sendable {
  /// Bytes of UTF-8.
  package private(set) var utf8 = 0
  /// Unicode code points.
  package private(set) var codePoints = 0
  /// Code units of UTF-16.
  package private(set) var utf16 = 0
  /// Runs of characters between white space (the Unicode property White_Space).
  package private(set) var words = 0
  /// Whether there is a character beyond ASCII.
  package private(set) var isBeyondASCII = false
  /// Whether two spaces stand side by side.
  package private(set) var hasDoubleSpace = false

  /// Measures valid UTF-8.
  ///
  /// - Complexity: O(bytes).
  package init(_ text: Span<UInt8>) {
    utf8 = text.count
    guard !measureASCII(text) else { return }
    isBeyondASCII = true
    (words, hasDoubleSpace) = (0, false)
    measure(text)
  }

  /// Measures a text without branches; false, with counts of no meaning, beyond ASCII.
  private mutating func measureASCII(_ text: Span<UInt8>) -> Bool {
    var all: UInt8 = 0
    var starts = 0
    var doubles: UInt8 = 0
    var (wasWhite, wasSpace): (UInt8, UInt8) = (1, 0)
    for place in text.indices {
      let byte = text[place]
      let isSpace: UInt8 = byte == 0x20 ? 1 : 0
      let isWhite = isSpace | (byte &- 9 < 5 ? 1 : 0)
      all |= byte
      starts &+= Int(wasWhite & (isWhite ^ 1))
      doubles |= isSpace & wasSpace
      (wasWhite, wasSpace) = (isWhite, isSpace)
    }
    (codePoints, utf16, words, hasDoubleSpace) = (text.count, text.count, starts, doubles == 1)
    return all < 0x80
  }

  private mutating func measure(_ text: Span<UInt8>) {
    (codePoints, utf16) = (0, 0)
    var (inWord, wasSpace) = (false, false)
    var place = 0
    while place < text.count {
      let byte = text[place]
      let isSpace = byte == 0x20
      if isSpace, wasSpace { hasDoubleSpace = true }
      wasSpace = isSpace
      var length = 1
      var isWhite = isSpace || (9...13).contains(byte)
      if byte >= 0x80 {
        length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        isWhite = Self.isWhite(text, place, length)
      }
      codePoints &+= 1
      utf16 &+= length == 4 ? 2 : 1
      if !isWhite, !inWord { words &+= 1 }
      inWord = !isWhite
      place &+= length
    }
  }

  /// Whether the character beyond ASCII at `place` is white space.
  private static func isWhite(_ text: Span<UInt8>, _ place: Int, _ length: Int) -> Bool {
    guard place + length <= text.count else { return false }
    let second = text[place + 1]
    switch (text[place], length) {
    case (0xC2, 2): return second == 0x85 || second == 0xA0
    case (0xE1, 3): return second == 0x9A && text[place + 2] == 0x80
    case (0xE2, 3):
      let third = text[place + 2]
      if second == 0x81 { return third == 0x9F }
      return second == 0x80
        && ((0x80...0x8A).contains(third) || [0xA8, 0xA9, 0xAF].contains(third))
    case (0xE3, 3): return second == 0x80 && text[place + 2] == 0x80
    default: return false
    }
  }
}
