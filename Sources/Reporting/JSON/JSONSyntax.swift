/// Finds where bytes stop being JSON, which the decoder of the system does not say.
struct JSONSyntax {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private static let deepest = 500

  /// The first byte that has no place in JSON, as a line and a column from 1; nil when all have.
  ///
  /// The decoder of the system reads no further than what it is asked for, and lets bytes that are
  /// not UTF-8 stand where nobody looks.
  ///
  /// - Complexity: O(*bytes*)
  static func firstFault(in bytes: [UInt8]) -> (line: Int, column: Int)? {
    var syntax = JSONSyntax(bytes: bytes)
    let isWhole = syntax.value() && syntax.skipSpace() == nil
    let end = isWhole ? bytes.count : min(syntax.place, bytes.count)
    let place = min(end, firstBeyondUTF8(in: bytes) ?? end)
    if isWhole, place == end { return nil }
    let before = bytes[..<place]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    return (before.count { $0 == UInt8(ascii: "\n") } + 1, column)
  }

  private static func firstBeyondUTF8(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Goes to the next byte that is not white space and returns it.
  private mutating func skipSpace() -> UInt8? {
    while let byte = next, " \t\r\n".utf8.contains(byte) { place += 1 }
    return next
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard skipSpace() == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func value() -> Bool {
    switch skipSpace() {
    case UInt8(ascii: "{"): nested { $0.list(until: "}") { $0.member() } }
    case UInt8(ascii: "["): nested { $0.list(until: "]") { $0.value() } }
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "t"): word("true")
    case UInt8(ascii: "f"): word("false")
    case UInt8(ascii: "n"): word("null")
    default: number()
    }
  }

  private mutating func nested(_ content: (inout JSONSyntax) -> Bool) -> Bool {
    guard depth < Self.deepest else { return false }
    depth += 1
    defer { depth -= 1 }
    return content(&self)
  }

  private mutating func list(
    until end: Unicode.Scalar, _ item: (inout JSONSyntax) -> Bool
  ) -> Bool {
    place += 1
    if take(end) { return true }
    repeat {
      guard item(&self) else { return false }
    } while take(",")
    return take(end)
  }

  private mutating func member() -> Bool {
    guard skipSpace() == UInt8(ascii: "\""), string(), take(":") else { return false }
    return value()
  }

  private mutating func word(_ word: String) -> Bool {
    for byte in word.utf8 {
      guard next == byte else { return false }
      place += 1
    }
    return true
  }

  private mutating func string() -> Bool {
    place += 1
    while let byte = next, byte >= 0x20 {
      place += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\"), !escape() { return false }
    }
    return false
  }

  private mutating func escape() -> Bool {
    guard let byte = next, "\"\\/bfnrtu".utf8.contains(byte) else { return false }
    place += 1
    guard byte == UInt8(ascii: "u") else { return true }
    for _ in 0..<4 {
      guard let digit = next, Unicode.Scalar(digit).properties.isASCIIHexDigit else { return false }
      place += 1
    }
    return true
  }

  private mutating func number() -> Bool {
    if next == UInt8(ascii: "-") { place += 1 }
    if next == UInt8(ascii: "0") {
      place += 1
    } else if digits() == 0 {
      return false
    }
    if next == UInt8(ascii: ".") {
      place += 1
      guard digits() > 0 else { return false }
    }
    guard let byte = next, "eE".utf8.contains(byte) else { return true }
    place += 1
    if let sign = next, "+-".utf8.contains(sign) { place += 1 }
    return digits() > 0
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, ("0"..."9").contains(Unicode.Scalar(byte)) { place += 1 }
    return place - start
  }
}
