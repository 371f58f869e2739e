/// Reads one record after another with full care: fields, cells, and every fault of a row.
struct RecordReader {
  /// What became of the bytes at a place.
  enum Outcome {
    /// A row was added or set aside, or an empty last line was passed over.
    case done
    /// More bytes are needed.
    case incomplete
  }

  private var scanner: RecordScanner
  private let plan: ReadPlan
  /// Where the window stands in the file.
  private let offset: Int
  private var values: [CellValue] = []

  init(_ scanner: RecordScanner, plan: ReadPlan, offset: Int) {
    self.scanner = scanner
    self.plan = plan
    self.offset = offset
  }

  /// Where the next record begins.
  var end: Int { scanner.end }
  /// Whether the rest of a line that was set aside is still to be passed over.
  var endsInLine: Bool { scanner.endsInLine }

  /// Reads the record at `start` into a store.
  mutating func read(from start: Int, line: Int, into store: BlockStore) -> Outcome {
    switch scanner.scan(from: start) {
    case .incomplete: return .incomplete
    case .malformed(let problem, let field):
      rejectMalformed(problem, field: field, start: start, line: line, store)
      return .done
    case .record: break
    }
    let isEmpty = scanner.contentEnd == start && plan.fields.count > 1
    if isEmpty, scanner.end == scanner.window.count {
      // An empty last line is fine, but only the next window shows whether it is the last.
      return scanner.window.isLast ? .done : .incomplete
    }
    guard scanner.fields.count == plan.fields.count else {
      rejectFieldCount(start: start, line: line, store)
      return .done
    }
    readCells(start: start, line: line, store)
    return .done
  }

  private mutating func readCells(start: Int, line: Int, _ store: BlockStore) {
    var faults: [Fault] = []
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(.missing, count: plan.columns.count))
    for (field, place) in zip(plan.fields, scanner.fields) {
      switch value(of: field, at: place, start: start, store) {
      case .value(let value): if let column = field.column { values[column] = value }
      case .fault(let problem):
        if let column = field.column { values[column] = .missing }
        faults.append(fault(problem, field, place, line: line))
      }
    }
    if faults.isEmpty {
      store.append(values, line: line, place: offset + start)
    } else {
      store.reject(scanner.window.bytes(start..<scanner.contentEnd), line: line, faults)
      store.keepIdentities(values, line: line)
    }
  }

  private func value(
    of field: FieldPlan, at place: RecordScanner.Field, start: Int, _ store: BlockStore
  ) -> CellOutcome<CellValue> {
    let window = scanner.window
    let first = place.range.lowerBound - start
    if let problem = window.withSpan(place.range, { byteProblem($0, from: first) }) {
      return .fault(problem)
    }
    guard let schema = field.schema else { return .value(.missing) }
    if place.range.isEmpty, !(place.isQuoted && schema.kind == .text) {
      return schema.mayBeMissing ? .value(.missing) : .fault(.missingValue)
    }
    let outcome: CellOutcome<CellValue>
    if place.hasDoubledQuotes {
      let bytes = undoubled(place.range)
      outcome = field.value(of: bytes.span)
    } else {
      outcome = window.withSpan(place.range) { field.value(of: $0) }
    }
    if schema.kind == .category, case .value(.bytes(let name)) = outcome, let column = field.column,
      !store.allows(name, inColumn: column)
    {
      return .fault(.unknownCategory)
    }
    return outcome
  }

  private func byteProblem(_ bytes: Span<UInt8>, from offset: Int) -> Problem? {
    if bytes.firstPlace(of: 0) != nil { return .zeroByte }
    guard let bad = UTF8Check.firstBadByte(in: bytes) else { return nil }
    return .notUTF8(byte: bytes[bad], offset: offset + bad)
  }

  private func undoubled(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = scanner.window[place]
      bytes.append(byte)
      place += byte == scanner.dialect.quote ? 2 : 1
    }
    return bytes
  }
}

// MARK: - Faults of a record

extension RecordReader {
  private func fault(
    _ problem: Problem, _ field: FieldPlan, _ place: RecordScanner.Field, line: Int
  ) -> Fault {
    let expected: String
    switch problem {
    case .zeroByte: expected = "text without NUL bytes"
    case .notUTF8: expected = "UTF-8"
    default: expected = field.schema?.expectation ?? "text"
    }
    let shown = place.hasDoubledQuotes ? undoubled(place.range) : scanner.window.bytes(place.range)
    return Fault(
      line: line, column: field.name, value: shown.isEmpty ? nil : Fault.shown(shown),
      problem: problem, expected: expected)
  }

  private func rejectFieldCount(start: Int, line: Int, _ store: BlockStore) {
    let bytes = scanner.window.bytes(start..<scanner.contentEnd)
    let count = plan.fields.count
    store.reject(
      bytes, line: line,
      [
        Fault(
          line: line, value: bytes.isEmpty ? nil : Fault.shown(bytes),
          problem: .wrongFieldCount(found: scanner.fields.count),
          expected: "\(count) field\(count == 1 ? "" : "s"), as in the header")
      ])
  }

  private func rejectMalformed(
    _ problem: Problem, field: Int, start: Int, line: Int, _ store: BlockStore
  ) {
    let bytes = scanner.window.bytes(start..<scanner.contentEnd)
    var name = plan.fields.indices.contains(field) ? plan.fields[field].name : nil
    // Where the limit was passed depends on how much of the file was in sight.
    if case .recordTooLong = problem { name = nil }
    store.reject(
      bytes, line: line,
      [
        Fault(
          line: line, column: name, value: bytes.isEmpty ? nil : Fault.shown(bytes),
          problem: problem, expected: RecordScanner.expectation(problem))
      ])
  }
}

extension RecordScanner {
  /// What should have stood where a record is malformed.
  static func expectation(_ problem: Problem) -> String {
    switch problem {
    case .strayQuote: "quotes around the whole field, and each quote within it doubled"
    case .textAfterQuote:
      "a separator or a line end; write a quote within a quoted field twice"
    case .unclosedQuote: "a closing quote"
    default: "a shorter record; is a quote not closed?"
    }
  }
}
