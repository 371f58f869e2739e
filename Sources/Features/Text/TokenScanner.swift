/// A word of two characters or more in a folded text.
struct Token {
  /// Where its bytes begin in the scanner's buffer.
  var start: Int
  /// How many bytes it has; at least 2.
  var length: Int
  /// Its first eight bytes, the first one lowest, and zeros behind a shorter one.
  var head: UInt64
  /// A hash of all its bytes.
  var hash: UInt64
}

/// Cuts a text into words: maximal runs of word characters, at least two of them, in lower case.
///
/// This is what `(?u)\b\w\w+\b` finds in the lower-cased text. A scanner is used for many texts, one
/// after the other, so that its buffers are made once.
package struct TokenScanner {
  /// The text in lower case, with spaces for all that is not a word.
  private(set) var bytes: [UInt8] = []
  /// The words, in order.
  private(set) var tokens: [Token] = []

  init() {}

  /// The words of one text.
  package static func words(of text: String) -> [String] {
    var scanner = TokenScanner()
    let bytes = Array(text.utf8)
    scanner.scan(bytes.span, bytes.indices)
    return scanner.tokens.map { token in
      String(decoding: scanner.bytes[token.start..<token.start + token.length], as: UTF8.self)
    }
  }

  /// Cuts the text at `range` of `text`, valid UTF-8, into words.
  ///
  /// - Complexity: O(`range.count`).
  mutating func scan(_ text: Span<UInt8>, _ range: Range<Int>) {
    tokens.removeAll(keepingCapacity: true)
    if bytes.count < range.count + 8 {
      bytes = [UInt8](repeating: TextFolding.space, count: 2 * range.count + 64)
    }
    guard !Self.scanASCII(text.extracting(range), &bytes, &tokens) else { return }
    tokens.removeAll(keepingCapacity: true)
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count + 16)
    TextFolding.fold(text, range, into: &folded)
    let count = folded.count
    folded.append(contentsOf: repeatElement(TextFolding.space, count: 8))
    bytes = folded
    cut(count: count + 1)
  }

  /// Folds and cuts at once; false when a character beyond ASCII is met.
  private static func scanASCII(
    _ text: Span<UInt8>, _ bytes: inout [UInt8], _ tokens: inout [Token]
  ) -> Bool {
    let table = TextFolding.ascii
    let classes = table.span
    var folded = bytes.mutableSpan
    var start = 0
    for place in text.indices {
      let byte = classes[Int(text[place])]
      folded[place] = byte
      if byte > TextFolding.space { continue }
      guard byte != 0 else { return false }
      if place > start + 1 { tokens.append(Token(folded.span, start..<place)) }
      start = place + 1
    }
    if text.count > start + 1 { tokens.append(Token(folded.span, start..<text.count)) }
    return true
  }

  /// Cuts the first bytes of the buffer, which end with a space.
  private mutating func cut(count: Int) {
    var start = 0
    var characters = 0
    for place in 0..<count {
      let byte = bytes[place]
      guard byte == TextFolding.space else {
        if byte & 0b1100_0000 != 0b1000_0000 { characters += 1 }
        continue
      }
      if characters > 1 { tokens.append(Token(bytes.span, start..<place)) }
      start = place + 1
      characters = 0
    }
  }
}
