/// Takes one JSON object (RFC 8259) apart, key by key.
struct JSONScanner {
  /// A value of a key.
  enum Value {
    case null
    case boolean([UInt8])
    /// The text of a number, after the grammar of JSON.
    case number([UInt8])
    /// A string without its escapes, in UTF-8.
    case string([UInt8])
    /// An object or a list, which was passed over; its text.
    case nested([UInt8])

    /// The bytes that a fault shows.
    var shown: [UInt8] {
      switch self {
      case .null: Array("null".utf8)
      case .boolean(let text), .number(let text), .string(let text), .nested(let text): text
      }
    }
  }

  /// The place where the text stops being JSON.
  struct Flaw: Error { let offset: Int }

  private let bytes: [UInt8]
  private var place = 0
  private var isFirstKey = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var flaw: Flaw { Flaw(offset: place) }
  private var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

  /// Passes over the opening brace.
  mutating func beginObject() throws(Flaw) { try expect(UInt8(ascii: "{")) }

  /// The next key; nil behind the closing brace, after which nothing may follow.
  mutating func nextKey() throws(Flaw) -> [UInt8]? {
    skipSpace()
    if byte == UInt8(ascii: "}") {
      place += 1
      skipSpace()
      guard place == bytes.count else { throw flaw }
      return nil
    }
    if !isFirstKey { try expect(UInt8(ascii: ",")) }
    isFirstKey = false
    skipSpace()
    let key = try string()
    try expect(UInt8(ascii: ":"))
    return key
  }

  /// The value that stands here.
  mutating func value() throws(Flaw) -> Value {
    skipSpace()
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .nested(try nested())
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    case UInt8(ascii: "t"):
      try expect("true")
      return .boolean(Array("true".utf8))
    case UInt8(ascii: "f"):
      try expect("false")
      return .boolean(Array("false".utf8))
    default: return .number(try number())
    }
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0D, 0x0A].contains(bytes[place]) { place += 1 }
  }

  private mutating func expect(_ mark: UInt8) throws(Flaw) {
    skipSpace()
    guard place < bytes.count, bytes[place] == mark else { throw flaw }
    place += 1
  }

  private mutating func expect(_ word: String) throws(Flaw) {
    for mark in word.utf8 {
      guard place < bytes.count, bytes[place] == mark else { throw flaw }
      place += 1
    }
  }

  // MARK: Numbers

  /// Passes over a number.
  ///
  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
  private mutating func number() throws(Flaw) -> [UInt8] {
    let start = place
    if byte == UInt8(ascii: "-") { place += 1 }
    if byte == UInt8(ascii: "0") { place += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      place += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    return Array(bytes[start..<place])
  }

  private mutating func digits() throws(Flaw) {
    let start = place
    while byte &- UInt8(ascii: "0") <= 9 { place += 1 }
    guard place > start else { throw flaw }
  }

  // MARK: Strings

  private mutating func string() throws(Flaw) -> [UInt8] {
    guard byte == UInt8(ascii: "\"") else { throw flaw }
    place += 1
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return text
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw flaw
      default:
        text.append(byte)
        place += 1
      }
    }
    throw flaw
  }

  private mutating func escape(into text: inout [UInt8]) throws(Flaw) {
    let start = place
    place += 1
    let mark = byte
    place += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(mark)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = try scalar() else { throw Flaw(offset: start) }
      text.append(contentsOf: Array(String(scalar).utf8))
    default: throw Flaw(offset: start)
    }
  }

  /// The scalar of `\uXXXX`, or of two of them that are a pair of surrogates; nil for half a pair.
  private mutating func scalar() throws(Flaw) -> Unicode.Scalar? {
    let first = try codeUnit()
    guard 0xD800..<0xDC00 ~= first else { return Unicode.Scalar(first) }
    guard byte == UInt8(ascii: "\\"), place + 1 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    place += 2
    let second = try codeUnit()
    guard 0xDC00..<0xE000 ~= second else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func codeUnit() throws(Flaw) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw flaw }
      unit = unit << 4 | UInt32(digit)
      place += 1
    }
    return unit
  }

  // MARK: Nested values

  /// Passes over an object or a list without recursion: depth costs a byte each, not stack.
  private mutating func nested() throws(Flaw) -> [UInt8] {
    let start = place
    var closing: [UInt8] = []
    repeat {
      skipSpace()
      switch byte {
      case UInt8(ascii: "{"): closing.append(UInt8(ascii: "}"))
      case UInt8(ascii: "["): closing.append(UInt8(ascii: "]"))
      case UInt8(ascii: "\""):
        _ = try string()
        continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard closing.popLast() == byte else { throw flaw }
      default: guard place < bytes.count else { throw flaw }
      }
      place += 1
    } while !closing.isEmpty
    return Array(bytes[start..<place])
  }
}
