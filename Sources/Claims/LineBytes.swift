extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}

extension [UInt8] {
  /// A number ≥ 0 in decimal digits.
  mutating func append(decimal value: Int) {
    guard value >= 10 else { return append(UInt8(ascii: "0") + UInt8(value)) }
    let start = count
    var rest = value
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    self[start...].reverse()
  }

  /// The shortest text that reads back to the same number.
  mutating func append(number value: Double) { append(contentsOf: value.description.utf8) }

  /// A field of a CSV line, in quotes where RFC 4180 needs them.
  mutating func append(field text: some Collection<UInt8>) {
    let needsQuotes = text.contains {
      $0 == .comma || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn
    }
    guard needsQuotes else { return append(contentsOf: text) }
    append(.quote)
    for byte in text {
      if byte == .quote { append(.quote) }
      append(byte)
    }
    append(.quote)
  }

  /// A JSON string.
  mutating func append(json text: String) {
    append(.quote)
    for byte in text.utf8 {
      switch byte {
      case .quote, UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0..<0x20:
        append(contentsOf: "\\u00".utf8)
        append(Self.hexadecimal[Int(byte >> 4)])
        append(Self.hexadecimal[Int(byte & 15)])
      default: append(byte)
      }
    }
    append(.quote)
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
