import Machine

/// Finds rows whose value in a unique column stands in an earlier row too.
///
/// Rows that were set aside count as earlier rows: mending them must not bring up new faults.
struct IdentityCheck {
  /// One value and where it stands.
  private struct Entry {
    let line: Int
    /// The row of the frame; nil if it was set aside.
    let row: Int?
    let value: CellValue
  }

  let column: Column
  let schema: ColumnSchema
  /// The line in which each row begins.
  let lines: [Int]
  /// Values in rows that were set aside.
  let rejected: [RejectedIdentity]

  /// A value that stands in an earlier row too.
  struct Repetition {
    /// The row of the frame; nil if it was set aside already.
    let row: Int?
    let fault: Fault
  }

  /// All repetitions, in the order of the lines.
  func repetitions(on workers: WorkerPool) -> [Repetition] {
    if rejected.isEmpty, column.validity.missingCount == 0 {
      // Row and place are the same, and no list of entries is needed.
      return RepeatedKeys.find(in: keysOfRows, on: workers).compactMap { found in
        repetition(entry(row: found.place), first: entry(row: found.first))
      }
    }
    let entries = self.entries
    let keys = entries.map { Self.key(of: $0.value) }
    return RepeatedKeys.find(in: keys, on: workers).compactMap { found in
      repetition(entries[found.place], first: entries[found.first])
    }
  }

  private func repetition(_ entry: Entry, first: Entry) -> Repetition? {
    // Two texts may have one hash.
    guard Self.shown(entry.value) == Self.shown(first.value) else { return nil }
    let fault = Fault(
      line: entry.line, column: schema.name, value: Fault.shown(Self.shown(entry.value)),
      problem: .duplicateIdentity(firstLine: first.line),
      expected: "a value that no other row has")
    return Repetition(row: entry.row, fault: fault)
  }

  private var entries: [Entry] {
    var entries = rejected.map { Entry(line: $0.line, row: nil, value: canonical($0.value)) }
    for row in 0..<column.count where column.validity[row] { entries.append(entry(row: row)) }
    return entries.sorted { $0.line < $1.line }
  }

  private func entry(row: Int) -> Entry {
    let value: CellValue
    switch column.values {
    case .wholes(let values): value = .whole(values[row])
    case .numbers(let values): value = .number(values[row])
    case .texts(let texts): value = .bytes(Array(texts.bytes[texts.range(of: row)]))
    case .categories(let codes, let levels): value = .bytes(Array(levels[Int(codes[row])].utf8))
    }
    return Entry(line: lines[row], row: row, value: canonical(value))
  }

  /// The same value for the two zeros.
  private func canonical(_ value: CellValue) -> CellValue {
    if case .number(let number) = value, number == 0 { return .number(0) }
    return value
  }

  private var keysOfRows: [UInt64] {
    if case .wholes(let values) = column.values {
      return values.map { UInt64(bitPattern: $0) }
    }
    return (0..<column.count).map { Self.key(of: entry(row: $0).value) }
  }

  private static func key(of value: CellValue) -> UInt64 {
    switch value {
    case .missing: 0
    case .whole(let value): UInt64(bitPattern: value)
    case .number(let value): value.bitPattern
    case .bytes(let bytes): ByteHash.hash(bytes)
    }
  }

  private static func shown(_ value: CellValue) -> [UInt8] {
    switch value {
    case .missing: []
    case .whole(let value): Array(value.description.utf8)
    case .number(let value): Array(value.description.utf8)
    case .bytes(let bytes): bytes
    }
  }
}
