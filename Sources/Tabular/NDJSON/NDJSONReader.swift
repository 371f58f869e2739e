/// Reads lines that hold one flat JSON object each.
struct NDJSONReader {
  let window: Window
  let plan: ReadPlan
  let schema: Schema
  let recordLimit: Int
  let offset: Int
  private let columnOfKey: [[UInt8]: Int]
  private let ignoredKeys: Set<[UInt8]>
  private var values: [CellValue] = []
  private var isSeen: [Bool] = []
  private var faults: [Fault] = []

  init(window: Window, plan: ReadPlan, schema: Schema, recordLimit: Int, offset: Int) {
    self.window = window
    self.plan = plan
    self.schema = schema
    self.recordLimit = recordLimit
    self.offset = offset
    columnOfKey = Dictionary(
      uniqueKeysWithValues: plan.columns.enumerated().map { (Array($1.name.utf8), $0) })
    ignoredKeys = Set(schema.ignored.map { Array($0.utf8) })
  }

  /// Reads the lines of a range that begins with a line.
  mutating func read(_ range: Range<Int>, line: Int, into store: BlockStore) {
    var line = line
    var start = range.lowerBound
    while start < range.upperBound {
      let lineFeed = window.lineFeed(from: start)
      var end = lineFeed ?? window.count
      let next = lineFeed.map { $0 + 1 } ?? window.count
      if end > start, window[end - 1] == 0x0D { end -= 1 }
      // An empty last line is fine, as it is after the last row of a CSV file.
      if end > start || next < window.count || !window.isLast {
        readLine(start..<end, line: line, into: store)
      }
      line += 1
      start = next
    }
  }

  /// Sets a line aside that is too long.
  static func rejectTooLong(_ bytes: [UInt8], line: Int, limit: Int, into store: BlockStore) {
    let fault = Fault(
      line: line, value: Fault.shown(bytes), problem: .recordTooLong(limit: limit),
      expected: "one JSON object a line")
    store.reject(bytes, line: line, [fault])
  }

  private mutating func readLine(_ range: Range<Int>, line: Int, into store: BlockStore) {
    guard range.count <= recordLimit else {
      let cut = range.lowerBound..<range.lowerBound + recordLimit
      Self.rejectTooLong(window.bytes(cut), line: line, limit: recordLimit, into: store)
      return
    }
    let bytes = window.bytes(range)
    faults.removeAll(keepingCapacity: true)
    values = Array(repeating: .missing, count: plan.columns.count)
    isSeen = Array(repeating: false, count: plan.columns.count)
    if let problem = byteProblem(bytes) {
      faults.append(
        Fault(line: line, value: Fault.shown(bytes), problem: problem, expected: "UTF-8 text"))
    } else {
      readObject(bytes, line: line, store)
    }
    if faults.isEmpty {
      store.append(values, line: line, place: offset + range.lowerBound)
    } else {
      store.reject(bytes, line: line, faults)
    }
  }

  private func byteProblem(_ bytes: [UInt8]) -> Problem? {
    if bytes.contains(0) { return .zeroByte }
    guard let bad = UTF8Check.firstBadByte(in: bytes.span) else { return nil }
    return .notUTF8(byte: bytes[bad], offset: bad)
  }

  private mutating func readObject(_ bytes: [UInt8], line: Int, _ store: BlockStore) {
    var scanner = JSONScanner(bytes)
    var unknown: Set<[UInt8]> = []
    do throws(JSONScanner.Flaw) {
      try scanner.beginObject()
      while let key = try scanner.nextKey() {
        let value = try scanner.value()
        take(value, key: key, line: line, &unknown, store)
      }
    } catch {
      // What was found before is told too; the object as a whole is none.
      faults.append(
        Fault(
          line: line, value: Fault.shown(bytes), problem: .badJSON(offset: error.offset),
          expected: "one JSON object a line"))
      return
    }
    for (index, column) in plan.columns.enumerated()
    where !isSeen[index] && !column.mayBeMissing {
      faults.append(missing(column, line: line))
    }
  }

  private mutating func take(
    _ value: JSONScanner.Value, key: [UInt8], line: Int, _ unknown: inout Set<[UInt8]>,
    _ store: BlockStore
  ) {
    guard let index = columnOfKey[key] else {
      let isFirst = unknown.insert(key).inserted
      if isFirst, schema.allowsOtherColumns || ignoredKeys.contains(key) { return }
      faults.append(
        Fault(
          line: line, column: Fault.shown(key), problem: isFirst ? .unknownKey : .duplicateKey,
          expected: isFirst
            ? "one of the keys " + schema.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
            : "each key once"))
      return
    }
    let column = plan.columns[index]
    guard !isSeen[index] else {
      faults.append(
        Fault(
          line: line, column: column.name, problem: .duplicateKey, expected: "each key once"))
      return
    }
    isSeen[index] = true
    switch outcome(value, plan.fields[index], column, store) {
    case .value(let value): values[index] = value
    case .fault(.missingValue): faults.append(missing(column, line: line))
    case .fault(let problem):
      faults.append(
        Fault(
          line: line, column: column.name, value: Fault.shown(value.shown), problem: problem,
          expected: column.expectation))
    }
  }

  private func missing(_ column: ColumnSchema, line: Int) -> Fault {
    Fault(
      line: line, column: column.name, problem: .missingValue, expected: column.expectation)
  }

  private func outcome(
    _ value: JSONScanner.Value, _ field: FieldPlan, _ column: ColumnSchema, _ store: BlockStore
  ) -> CellOutcome<CellValue> {
    let isNumeric = column.kind == .number || column.kind == .whole
    switch value {
    case .null: return column.mayBeMissing ? .value(.missing) : .fault(.missingValue)
    case .nested: return .fault(.nestedValue)
    case .boolean: return .fault(.wrongType)
    case .number(let text):
      // A category may be written as a number, as in 0/1 labels; a text may not.
      switch column.kind {
      case .number, .whole: return field.value(of: text.span)
      case .category: return named(text, field, store)
      case .text: return .fault(.wrongType)
      }
    case .string(let text):
      if isNumeric {
        if case .value = NumberText.number(text.span) { return .fault(.quotedNumber) }
        if text.isEmpty { return .fault(.wrongType) }
        return field.value(of: text.span).asWrongType
      }
      if column.kind == .text { return .value(.bytes(text)) }
      return text.isEmpty
        ? (column.mayBeMissing ? .value(.missing) : .fault(.missingValue))
        : named(text, field, store)
    }
  }

  private func named(
    _ name: [UInt8], _ field: FieldPlan, _ store: BlockStore
  ) -> CellOutcome<CellValue> {
    guard let index = field.column, store.allows(name, inColumn: index) else {
      return .fault(.unknownCategory)
    }
    return .value(.bytes(name))
  }
}

extension CellOutcome {
  /// A text where a number belongs: `"NaN"` and `"inf"` are called what they are.
  fileprivate var asWrongType: CellOutcome {
    switch self {
    case .fault(.notANumber), .fault(.infinite): self
    default: .fault(.wrongType)
    }
  }
}
