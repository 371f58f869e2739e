/// Reads the JSON of a header, strictly: no key twice, no number but whole ones, no depth beyond
/// what the format has.
struct HeaderScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads `{"key": member, …}`; `member` reads the value of a key.
  mutating func object(
    _ member: (inout HeaderScanner, String) throws(ContainerFlaw) -> Void
  ) throws(ContainerFlaw) {
    var keys: Set<String> = []
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try string()
      guard keys.insert(key).inserted else { throw .duplicateName(key) }
      try expect(":")
      try member(&self, key)
    } while take(",")
    try expect("}")
  }

  /// Reads `[1, 2, …]`, whole numbers from 0 upwards.
  mutating func wholeNumbers() throws(ContainerFlaw) -> [Int] {
    var numbers: [Int] = []
    try expect("[")
    if take("]") { return numbers }
    repeat { numbers.append(try wholeNumber()) } while take(",")
    try expect("]")
    return numbers
  }

  /// Reads a string with its escapes.
  mutating func string() throws(ContainerFlaw) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      let byte = bytes[place]
      guard byte >= 0x20 else { throw flaw }
      place += 1
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: String(try escape()).utf8)
      } else {
        text.append(byte)
      }
    }
    guard place < bytes.count, let string = String(validating: text, as: UTF8.self) else {
      throw flaw
    }
    place += 1
    return string
  }

  /// Nothing but spaces may follow.
  mutating func end() throws(ContainerFlaw) {
    guard bytes[place...].allSatisfy({ $0 == UInt8(ascii: " ") }) else { throw flaw }
    place = bytes.count
  }

  private var flaw: ContainerFlaw { .notJSON(atByte: 8 + place) }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(ContainerFlaw) {
    guard take(character) else { throw flaw }
  }

  private mutating func wholeNumber() throws(ContainerFlaw) -> Int {
    skipSpace()
    let start = place
    while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
    let digits = bytes[start..<place]
    let hasSpareZero = digits.count > 1 && digits.first == 48
    guard !hasSpareZero, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      place = start
      throw flaw
    }
    return number
  }

  private mutating func escape() throws(ContainerFlaw) -> Unicode.Scalar {
    guard place < bytes.count else { throw flaw }
    let kind = Unicode.Scalar(bytes[place])
    place += 1
    switch kind {
    case "\"", "\\", "/": return kind
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try unicodeEscape()
    default: throw flaw
    }
  }

  /// Four digits, or twice four for what lies beyond the basic plane.
  private mutating func unicodeEscape() throws(ContainerFlaw) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { throw flaw }
    place += 2
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw flaw }
    return scalar
  }

  private mutating func fourDigits() throws(ContainerFlaw) -> UInt32 {
    guard place + 4 <= bytes.count else { throw flaw }
    var value: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw flaw }
      value = value << 4 | UInt32(digit)
    }
    place += 4
    return value
  }
}
