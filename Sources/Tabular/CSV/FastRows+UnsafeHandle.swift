/// Reads the rows of a block that have nothing unusual about them, one pass over the bytes.
///
/// It goes from cell to cell and writes each value where it belongs. As soon as it meets something
/// that it does not know for certain – a fault, an odd number, the end of the window – it takes the
/// row back and leaves the record to `RecordReader`, which gives the same values for every row that
/// both can read. So nothing here has to explain itself, and nothing here decides what a fault is.
@unsafe
struct FastRows: ~Copyable {
  /// What is done with a field, in plain bytes.
  struct Field {
    let column: Int
    let kind: ColumnKind
    let mayBeMissing: Bool
    let wholes: ClosedRange<Int64>
    let numbers: ClosedRange<Double>
  }

  let base: UnsafePointer<UInt8>
  /// Up to here sixteen bytes can be loaded, with some to spare.
  let safeEnd: UnsafePointer<UInt8>
  let fields: UnsafeMutablePointer<Field>
  let fieldCount: Int
  let store: BlockStore
  let columns: UnsafeMutablePointer<ColumnStore>
  let powers: UnsafePointer<UInt64>
  let exactPowers: UnsafePointer<Double>
  let marks: FieldMarks
  let separator: UInt8
  /// The quote, or the separator where there is none.
  let quote: UInt8
  let hasQuotes: Bool
  let recordLimit: Int
  let offset: Int
  var row: Int
  /// Line feeds between the quotes of the row that is being read.
  var innerLines = 0

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
    let powers = UnsafeMutablePointer<UInt64>.allocate(capacity: 20)
    for power in 0..<20 { unsafe powers[power] = DigitRun.powers[power] }
    unsafe self.powers = UnsafePointer(powers)
    let exactPowers = UnsafeMutablePointer<Double>.allocate(capacity: 23)
    for power in 0..<23 { unsafe exactPowers[power] = DigitRun.exactPowers[power] }
    unsafe self.exactPowers = UnsafePointer(exactPowers)
    unsafe separator = dialect.separator
    unsafe quote = dialect.quote ?? dialect.separator
    unsafe marks = FieldMarks(separator: dialect.separator, quote: dialect.quote)
    unsafe hasQuotes = dialect.quote != nil
    unsafe self.recordLimit = recordLimit
    unsafe self.offset = offset
    unsafe row = store.rowCount
  }

  deinit {
    unsafe fields.deallocate()
    unsafe powers.deallocate()
    unsafe exactPowers.deallocate()
  }

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
