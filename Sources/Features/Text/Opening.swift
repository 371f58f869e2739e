/// The first two words of a text, in lower-case ASCII, one space between them.
enum Opening {
  /// Writes the opening into a buffer and gives the token that stands there.
  static func token(_ text: Span<UInt8>, into buffer: inout [UInt8]) -> Token {
    buffer.removeAll(keepingCapacity: true)
    var words = 0
    var inWord = false
    for place in text.indices {
      let byte = text[place]
      guard byte != TextFolding.space else {
        if inWord, words == 2 { break }
        inWord = false
        continue
      }
      if !inWord {
        words += 1
        if words == 2 { buffer.append(TextFolding.space) }
      }
      inWord = true
      buffer.append((65...90).contains(byte) ? byte | 0x20 : byte)
    }
    let count = buffer.count
    buffer.append(contentsOf: repeatElement(TextFolding.space, count: 8))
    return Token(buffer.span, 0..<count)
  }
}
