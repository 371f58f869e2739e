extension FastRows {
  /// Reads a text, or passes over a cell that nobody reads (column -1).
  @inline(__always)
  mutating func readText(
    _ start: UnsafePointer<UInt8>, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    if unsafe hasQuotes && start[0] == quote { return unsafe readQuoted(start + 1, column) }
    guard let end = unsafe plainEnd(start) else { return nil }
    if column >= 0 {
      unsafe columns[column].appendText(UnsafeBufferPointer(start: start, count: end - start))
      unsafe columns[column].endText(row)
    }
    return unsafe end
  }

  /// Reads a quoted text from behind its quote on.
  private mutating func readQuoted(
    _ start: UnsafePointer<UInt8>, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    while true {
      guard let end = unsafe quotedEnd(place) else { return nil }
      let isDoubled = unsafe end[1] == quote
      if column >= 0 {
        let count = unsafe end - place + (isDoubled ? 1 : 0)
        unsafe columns[column].appendText(UnsafeBufferPointer(start: place, count: count))
      }
      guard isDoubled else {
        if column >= 0 { unsafe columns[column].endText(row) }
        return unsafe end + 1
      }
      unsafe place = end + 2
    }
  }

  @inline(__always)
  mutating func readName(
    _ start: UnsafePointer<UInt8>, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    let isQuoted = unsafe hasQuotes && start[0] == quote
    let first = unsafe isQuoted ? start + 1 : start
    guard let end = unsafe isQuoted ? quotedEnd(first) : plainEnd(first) else { return nil }
    // An empty name in quotes or one with quotes in it is left to the careful reader.
    if isQuoted, unsafe end == first || end[1] == quote { return nil }
    let name = unsafe UnsafeBufferPointer(start: first, count: end - first)
    guard unsafe columns[column].setName(row, name) else { return nil }
    return unsafe isQuoted ? end + 1 : end
  }

  /// Where a field without quotes ends; nil for a quote, a NUL, or bytes that are not UTF-8.
  @inline(__always)
  private func plainEnd(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    var seen: UInt64 = 0
    while unsafe place < safeEnd {
      let word = unsafe FieldMarks.word(place)
      seen |= word
      let found = unsafe marks.inPlainField(word)
      guard found != 0 else {
        unsafe place += 8
        continue
      }
      unsafe place += found.trailingZeroBitCount >> 3
      let byte = unsafe place[0]
      let isEnd = unsafe byte == separator || byte == 0x0A || (byte == 0x0D && place[1] == 0x0A)
      if isEnd { return unsafe isText(start, place, seen) ? place : nil }
      if unsafe byte == 0 || byte == quote { return nil }
      unsafe place += 1
    }
    return nil
  }

  /// Where the next quote of a quoted field stands; nil for a NUL or bytes that are not UTF-8.
  private mutating func quotedEnd(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    var seen: UInt64 = 0
    while unsafe place < safeEnd {
      let word = unsafe FieldMarks.word(place)
      seen |= word
      let found = unsafe marks.inQuotedField(word)
      guard found != 0 else {
        unsafe place += 8
        continue
      }
      unsafe place += found.trailingZeroBitCount >> 3
      let byte = unsafe place[0]
      if unsafe byte == quote { return unsafe isText(start, place, seen) ? place : nil }
      if byte == 0 { return nil }
      if byte == 0x0A { unsafe innerLines += 1 }
      unsafe place += 1
    }
    return nil
  }

  /// Whether bytes are UTF-8; `seen` has a high bit if there may be anything but ASCII.
  @inline(__always)
  private func isText(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ seen: UInt64
  ) -> Bool {
    if seen & FieldMarks.highBits == 0 { return true }
    let text = unsafe UnsafeBufferPointer(start: start, count: end - start).span
    return UTF8Check.firstBadByte(in: text) == nil
  }
}

/// Finds bytes that mean something in a field, eight at a time within one word.
///
/// `(x - 1) & ~x` has the high bit of a byte set where the byte of `x` is zero; a borrow can only
/// set more bits above one that is right, so the lowest is always the first such byte (H. S.
/// Warren, "Hacker's Delight", 2nd edition, section 6-1). With 0x20 in place of 1 it finds control
/// characters.
struct FieldMarks {
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private let separators: UInt64
  private let quotes: UInt64

  init(separator: UInt8, quote: UInt8?) {
    separators = UInt64(separator) &* Self.ones
    quotes = UInt64(quote ?? separator) &* Self.ones
  }

  /// The eight bytes at a place, the first one lowest.
  @unsafe @inline(__always)
  static func word(_ place: UnsafePointer<UInt8>) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// Marks the first separator, quote or control character.
  @inline(__always)
  func inPlainField(_ word: UInt64) -> UInt64 {
    let separator = word ^ separators
    return ((separator &- Self.ones) & ~separator & Self.highBits) | inQuotedField(word)
  }

  /// Marks the first quote or control character.
  @inline(__always)
  func inQuotedField(_ word: UInt64) -> UInt64 {
    let quote = word ^ quotes
    let zeros = (quote &- Self.ones) & ~quote
    let controls = (word &- (0x20 &* Self.ones)) & ~word
    return (zeros | controls) & Self.highBits
  }
}
