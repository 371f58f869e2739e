import Machine

/// A CSV file on its way through windows: what is known of it so far.
///
/// A window is cut into blocks of fixed size, and each block is read on its own:
///
/// ```
///   window   │ a record that began │in the block before │        …
///   blocks   ├─────────────────────┼────────────────────┼────────
///   reads    ▲ the first record begins here   ▲ … and here, where the number of quotes before
///                                               is even and a line feed stands in front
/// ```
///
/// That guess is right for every file without a fault in its quotes. It is checked: a block must
/// begin where the one before it ended, and is read again from there if it did not. So the blocks
/// never decide what is read, only how fast.
struct CSVSession {
  let schema: Schema
  let dialect: CSVDialect
  let recordLimit: Int
  let blockBytes: Int
  /// Whether plain rows are read the fast way.
  var isFast = true
  /// How many bytes the file has, if that is known; 0 if not.
  var expectedBytes = 0

  /// What is made of the file; nil before its header has been seen.
  var builder: ReadingBuilder?
  /// The faults of the header or of the file as a whole.
  private(set) var headerFaults: [Fault] = []
  /// Stores that are empty and can be used again.
  private var spares: [BlockStore] = []
  /// The line in which the next record begins.
  private(set) var line = 1
  /// The place in the file of the window's first byte.
  private var offset = 0
  private var toldFaults = 0
  private var isPassingOver = false
  private var rowsRead = 0

  init(schema: Schema, dialect: CSVDialect, recordLimit: Int, blockBytes: Int) {
    self.schema = schema
    self.dialect = dialect
    self.recordLimit = recordLimit
    self.blockBytes = blockBytes
  }

  /// Whether the header cannot be used.
  var isUnreadable: Bool { !headerFaults.isEmpty }

  /// Reads the records that a window holds whole.
  ///
  /// - Returns: How many bytes were used up. The next window begins with the others.
  mutating func read(_ window: Window, on workers: WorkerPool) -> Int {
    var start = 0
    if isPassingOver {
      guard let lineFeed = window.lineFeed(from: 0) else {
        offset += window.count
        return window.count
      }
      isPassingOver = false
      line += 1
      start = lineFeed + 1
    }
    if builder == nil, let after = readHeader(window, from: start) { start = after }
    if builder != nil { start = readRecords(window, from: start, on: workers) }
    if window.isLast { finish() }
    offset += start
    return start
  }

  /// The faults of the header that have not been taken away before.
  mutating func takeHeaderFaults() -> [Fault] {
    defer { toldFaults = headerFaults.count }
    return Array(headerFaults[toldFaults...])
  }

  private mutating func finish() {
    if builder == nil, headerFaults.isEmpty {
      headerFaults.append(
        Fault(line: 1, problem: .emptyFile, expected: "a header and at least one row"))
    } else if headerFaults.isEmpty, rowsRead == 0 {
      headerFaults.append(
        Fault(line: line, problem: .headerOnly, expected: "at least one row"))
    }
  }
}

// MARK: - Header

extension CSVSession {
  /// Reads the header; nil if the window does not hold it whole or there is none.
  private mutating func readHeader(_ window: Window, from start: Int) -> Int? {
    guard headerFaults.isEmpty else { return window.count }
    var start = start
    if offset == 0, window.count >= 3, window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF {
      start = 3
    }
    guard start < window.count else { return nil }
    var scanner = RecordScanner(window, dialect: dialect, recordLimit: recordLimit)
    switch scanner.scan(from: start) {
    case .incomplete: return nil
    case .malformed(let problem, _):
      refuse(problem, window.bytes(start..<scanner.contentEnd), RecordScanner.expectation(problem))
      return window.count
    case .record: break
    }
    let header = window.bytes(start..<scanner.contentEnd)
    if let bad = UTF8Check.firstBadByte(in: header.span) {
      refuse(.notUTF8(byte: header[bad], offset: bad), header, "UTF-8")
      return window.count
    }
    if header.contains(0) {
      refuse(.zeroByte, header, "text in UTF-8, not UTF-16 or a binary file")
      return window.count
    }
    let names = scanner.fields.map { name(of: $0, in: window) }
    let (plan, faults) = HeaderReader(schema: schema).plan(for: names, line: line)
    builder = ReadingBuilder(plan)
    headerFaults = faults
    line += window.withSpan(start..<scanner.end) { LineCount.lineFeeds(in: $0) }
    return scanner.end
  }

  private mutating func refuse(_ problem: Problem, _ header: [UInt8], _ expected: String) {
    headerFaults.append(
      Fault(line: line, value: Fault.shown(header), problem: problem, expected: expected))
  }

  private func name(of field: RecordScanner.Field, in window: Window) -> String {
    let name = String(decoding: window.bytes(field.range), as: UTF8.self)
    guard field.hasDoubledQuotes, let quote = dialect.quote else { return name }
    let mark = String(Unicode.Scalar(quote))
    return name.replacing(mark + mark, with: mark)
  }
}

// MARK: - Records

extension CSVSession {
  private mutating func readRecords(
    _ window: Window, from start: Int, on workers: WorkerPool
  ) -> Int {
    guard let plan = builder?.plan else { return start }
    let reader = BlockReader(
      window: window, plan: plan, dialect: dialect, recordLimit: recordLimit, offset: offset,
      isFast: isFast)
    let blocks = reader.blocks(from: start, line: line, size: blockBytes, on: workers)
    let stores = blocks.map { takeSpare(for: $0) }
    let guesses = workers.map(count: blocks.count) { index in
      reader.read(blocks[index], into: stores[index] ?? reader.makeStore(for: blocks[index]))
    }
    var position = BlockReader.Position(place: start, line: line)
    var read: [BlockStore] = []
    for (block, guess) in zip(blocks, guesses) where position.place < block.range.upperBound {
      var result = guess
      if guess.start != position {
        guess.store.clear()
        result = reader.read(block, from: position, into: guess.store)
      }
      position = result.end
      read.append(result.store)
      if result.isIncomplete || result.endsInLine {
        isPassingOver = result.endsInLine
        break
      }
    }
    keep(read, window: window, used: position.place - start, on: workers)
    recycle(guesses.map(\.store))
    line = position.line
    return position.place
  }

  private mutating func keep(
    _ stores: [BlockStore], window: Window, used: Int, on workers: WorkerPool
  ) {
    rowsRead += stores.reduce(0) { $0 + $1.rowsRead }
    let keepsRows = !isUnreadable
    var expected = 1.0
    if !window.isLast, used > 0 { expected = Double(expectedBytes) / Double(used) }
    builder?.append(stores, keepsRows: keepsRows, expected: expected, on: workers)
  }

  /// A store of an earlier window with room for a block.
  private mutating func takeSpare(for block: BlockReader.Block) -> BlockStore? {
    guard let spare = spares.last, spare.capacity >= block.rowCapacity else { return nil }
    return spares.popLast()
  }

  private mutating func recycle(_ stores: [BlockStore]) {
    for store in stores { store.clear() }
    spares = stores
  }
}
