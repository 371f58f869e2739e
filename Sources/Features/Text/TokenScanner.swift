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
    if bytes.count < range.count + 1 {
      bytes = [UInt8](repeating: TextFolding.space, count: 2 * range.count + 64)
    }
    guard !scanASCII(text, range) else { return }
    tokens.removeAll(keepingCapacity: true)
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count + 16)
    TextFolding.fold(text, range, into: &folded)
    folded.append(TextFolding.space)
    bytes = folded
    cut(count: folded.count)
  }

  /// Folds and cuts at once; false when a character beyond ASCII is met.
  private mutating func scanASCII(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let classes = TextFolding.ascii
    var word = WordInProgress()
    let base = range.lowerBound
    for place in range {
      let byte = classes[Int(text[place])]
      bytes[place - base] = byte
      if byte > TextFolding.space {
        word.append(byte)
      } else if byte == 0 {
        return false
      } else if word.length > 0 {
        if word.length > 1 { tokens.append(word.token(endingAt: place - base)) }
        word = WordInProgress()
      }
    }
    if word.length > 1 { tokens.append(word.token(endingAt: range.count)) }
    return true
  }

  /// Cuts the first bytes of the buffer, which end with a space.
  private mutating func cut(count: Int) {
    var word = WordInProgress()
    var characters = 0
    for place in 0..<count {
      let byte = bytes[place]
      if byte != TextFolding.space {
        word.append(byte)
        if byte & 0b1100_0000 != 0b1000_0000 { characters += 1 }
      } else if characters > 0 {
        if characters > 1 { tokens.append(word.token(endingAt: place)) }
        word = WordInProgress()
        characters = 0
      }
    }
  }
}

/// The length, head and hash of a word while its bytes are read.
private struct WordInProgress {
  var length = 0
  private var head: UInt64 = 0
  private var rest: UInt64 = 0

  init() {}

  @inline(__always) mutating func append(_ byte: UInt8) {
    if length < 8 {
      head |= UInt64(byte) << UInt64(8 * length)
    } else {
      rest = (rest ^ UInt64(byte)) &* 0x9e37_79b9_7f4a_7c15
    }
    length += 1
  }

  @inline(__always) func token(endingAt end: Int) -> Token {
    let mixed = (head ^ rest) &* 0x9fb2_1c65_1e98_df25
    return Token(
      start: end - length, length: length, head: head,
      hash: mixed ^ (mixed >> 32) ^ UInt64(length))
  }
}
