/// Reads the rows of a block that have nothing unusual about them, one pass over the bytes.
///
/// It goes from cell to cell and writes each value where it belongs. As soon as it meets something
/// that it does not know for certain – a fault, an odd number, the end of the window – it takes the
/// row back and leaves the record to `RecordReader`, which gives the same values for every row that
/// both can read. So nothing here has to explain itself, and nothing here decides what a fault is.
@unsafe
struct FastRows: ~Copyable {
  /// What is done with a field, in plain bytes.
  private struct Field {
    let column: Int
    let kind: ColumnKind
    let mayBeMissing: Bool
    let wholes: ClosedRange<Int64>
    let numbers: ClosedRange<Double>
  }

  private let base: UnsafePointer<UInt8>
  /// Up to here sixteen bytes can be loaded, with some to spare.
  private let safeEnd: UnsafePointer<UInt8>
  private let fields: UnsafeMutablePointer<Field>
  private let fieldCount: Int
  private let store: BlockStore
  private let columns: UnsafeMutablePointer<ColumnStore>
  private let separator: UInt8
  /// The quote, or the separator where there is none.
  private let quote: UInt8
  private let hasQuotes: Bool
  private let recordLimit: Int
  private let offset: Int
  private var row: Int
  /// Line feeds between the quotes of the row that is being read.
  private var innerLines = 0

  init(_ window: Window, _ store: BlockStore, dialect: CSVDialect, recordLimit: Int, offset: Int) {
    guard let address = unsafe window.address else {
      preconditionFailure("a block has bytes")
    }
    unsafe base = address
    unsafe safeEnd = base + (window.count - FastRows.margin)
    unsafe self.store = store
    unsafe fieldCount = store.plan.fields.count
    unsafe fields = .allocate(capacity: fieldCount)
    for (index, field) in store.plan.fields.enumerated() {
      unsafe (fields + index).initialize(
        to: Field(
          column: field.column ?? -1, kind: field.schema?.kind ?? .text,
          mayBeMissing: field.schema?.mayBeMissing ?? true, wholes: field.wholes,
          numbers: field.numbers))
    }
    unsafe columns = store.columns
    unsafe separator = dialect.separator
    unsafe quote = dialect.quote ?? dialect.separator
    unsafe hasQuotes = dialect.quote != nil
    unsafe self.recordLimit = recordLimit
    unsafe self.offset = offset
    unsafe row = store.rowCount
  }

  deinit { unsafe fields.deallocate() }

  /// Bytes before the end of a window that are left to the careful reader.
  static let margin = 64

  /// Reads rows while they are plain.
  ///
  /// - Parameters:
  ///   - position: Where a record begins; afterwards, where the first one begins that was not read.
  ///   - end: No record is read that begins here or later.
  mutating func read(_ position: inout BlockReader.Position, until end: Int) {
    unsafe row = store.rowCount
    let stop = unsafe min(base + end, safeEnd)
    var place = unsafe base + position.place
    while unsafe place < stop {
      unsafe innerLines = 0
      guard let next = unsafe readRow(place), unsafe next - place <= recordLimit else {
        unsafe takeBack()
        break
      }
      unsafe store.lines[row] = position.line
      unsafe store.places[row] = offset + (place - base)
      unsafe row += 1
      unsafe position.line += 1 + innerLines
      unsafe place = next
    }
    unsafe store.rowsRead += row - store.rowCount
    unsafe store.rowCount = row
    unsafe position.place = place - base
  }

  private func takeBack() {
    for column in unsafe store.plan.columns.indices { unsafe columns[column].takeBack(row) }
  }

  @inline(__always)
  private mutating func readRow(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    let last = unsafe fieldCount - 1
    for index in 0...last {
      guard unsafe place < safeEnd, let end = unsafe readCell(place, index) else { return nil }
      unsafe place = end
      if index < last {
        guard unsafe place[0] == separator else { return nil }
        unsafe place += 1
      }
    }
    if unsafe place[0] == 0x0A { return unsafe place + 1 }
    return unsafe place[0] == 0x0D && place[1] == 0x0A ? place + 2 : nil
  }

  /// Reads one cell and returns where it ends.
  @inline(__always)
  private mutating func readCell(
    _ place: UnsafePointer<UInt8>, _ index: Int
  ) -> UnsafePointer<UInt8>? {
    let column = unsafe fields[index].column
    guard column >= 0 else { return unsafe readText(place, column) }
    let byte = unsafe place[0]
    if unsafe byte == separator || byte == 0x0A || byte == 0x0D {
      guard unsafe fields[index].mayBeMissing else { return nil }
      unsafe columns[column].setMissing(row)
      return unsafe place
    }
    switch unsafe fields[index].kind {
    case .text: return unsafe readText(place, column)
    case .category: return unsafe readName(place, column)
    case .whole:
      guard unsafe byte != quote else {
        return unsafe pastQuote(readWhole(place + 1, index, column))
      }
      return unsafe readWhole(place, index, column)
    case .number:
      guard unsafe byte != quote else {
        return unsafe pastQuote(readNumber(place + 1, index, column))
      }
      return unsafe readNumber(place, index, column)
    }
  }

  @inline(__always)
  private func pastQuote(_ end: UnsafePointer<UInt8>?) -> UnsafePointer<UInt8>? {
    guard let end = unsafe end, unsafe end[0] == quote else { return nil }
    return unsafe end + 1
  }
}

// MARK: - Numbers

extension FastRows {
  @inline(__always)
  private func readWhole(
    _ start: UnsafePointer<UInt8>, _ index: Int, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    let isNegative = unsafe start[0] == UInt8(ascii: "-")
    var place = unsafe start + (isNegative ? 1 : 0)
    guard let digits = unsafe DigitRun(at: &place), digits.count <= 18 else { return nil }
    if unsafe place[0] == UInt8(ascii: ".") {
      guard unsafe place[1] == UInt8(ascii: "0") else { return nil }
      unsafe place += 2
    }
    let magnitude = Int64(truncatingIfNeeded: digits.value)
    let value = isNegative ? -magnitude : magnitude
    guard unsafe fields[index].wholes.contains(value) else { return nil }
    unsafe columns[column].setWhole(row, value)
    return unsafe place
  }

  @inline(__always)
  private func readNumber(
    _ start: UnsafePointer<UInt8>, _ index: Int, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    let isNegative = unsafe start[0] == UInt8(ascii: "-")
    var place = unsafe start + (isNegative ? 1 : 0)
    guard let whole = unsafe DigitRun(at: &place) else { return nil }
    var mantissa = whole.value
    var digits = whole.count
    var behindPoint = 0
    if unsafe place[0] == UInt8(ascii: ".") {
      unsafe place += 1
      guard let fraction = unsafe DigitRun(at: &place) else { return nil }
      guard digits + fraction.count <= 19 else {
        return unsafe readOddNumber(start, index, column)
      }
      mantissa = mantissa &* DigitRun.powers[fraction.count] &+ fraction.value
      behindPoint = fraction.count
      digits += behindPoint
    }
    guard digits <= 19, unsafe place[0] | 0x20 != UInt8(ascii: "e") else {
      return unsafe readOddNumber(start, index, column)
    }
    var value: Double
    if mantissa <= 1 << 53 {
      value = Double(mantissa) / DigitRun.exactPowers[behindPoint]
    } else if let nearest = DecimalRounding.nearest(mantissa, exponent: -behindPoint) {
      value = nearest
    } else {
      return unsafe readOddNumber(start, index, column)
    }
    if isNegative { value = -value }
    guard unsafe fields[index].numbers.contains(value) else { return nil }
    unsafe columns[column].setNumber(row, value)
    return unsafe place
  }

  /// Reads a number with an exponent or with many digits, the general way.
  @inline(never)
  private func readOddNumber(
    _ start: UnsafePointer<UInt8>, _ index: Int, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    while unsafe place < safeEnd, unsafe DigitRun.mayStandInNumber(place[0]) {
      unsafe place += 1
    }
    let text = unsafe UnsafeBufferPointer(start: start, count: place - start).span
    guard case .value(let value) = NumberText.number(text),
      unsafe fields[index].numbers.contains(value)
    else { return nil }
    unsafe columns[column].setNumber(row, value)
    return unsafe place
  }
}

// MARK: - Text

extension FastRows {
  /// Reads a text, or passes over a cell that nobody reads (column -1).
  @inline(__always)
  private mutating func readText(
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
  private mutating func readName(
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
    var seen = SIMD16<UInt8>()
    while unsafe place < safeEnd {
      let bytes = unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD16<UInt8>.self)
      let marks = unsafe (bytes .== separator) .| (bytes .== quote) .| (bytes .< 0x20)
      seen |= bytes
      let lane = marks.firstTrueLane
      unsafe place += lane
      guard lane < 16 else { continue }
      let byte = unsafe place[0]
      let isEnd = unsafe byte == separator || byte == 0x0A || (byte == 0x0D && place[1] == 0x0A)
      if isEnd { return unsafe isText(start, place, seen) ? place : nil }
      if unsafe byte == 0 || byte == quote { return nil }
      unsafe place += 1
    }
    return nil
  }

  /// Where the next quote of a quoted field stands; nil for a NUL or bytes that are not UTF-8.
  @inline(__always)
  private mutating func quotedEnd(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    var seen = SIMD16<UInt8>()
    while unsafe place < safeEnd {
      let bytes = unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD16<UInt8>.self)
      let marks = unsafe (bytes .== quote) .| (bytes .< 0x20)
      seen |= bytes
      let lane = marks.firstTrueLane
      unsafe place += lane
      guard lane < 16 else { continue }
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
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ seen: SIMD16<UInt8>
  ) -> Bool {
    let high = unsafe unsafeBitCast(seen, to: SIMD2<UInt64>.self)
    if (high[0] | high[1]) & 0x8080_8080_8080_8080 == 0 { return true }
    let text = unsafe UnsafeBufferPointer(start: start, count: end - start).span
    return UTF8Check.firstBadByte(in: text) == nil
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The first lane that is true, 16 if none is.
  @inline(__always)
  fileprivate var firstTrueLane: Int {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].trailingZeroBitCount >> 3 }
    return halves[1] != 0 ? 8 + halves[1].trailingZeroBitCount >> 3 : 16
  }
}
