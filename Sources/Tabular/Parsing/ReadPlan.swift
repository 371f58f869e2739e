/// How the fields of a record stand to the columns of the schema.
struct ReadPlan: Sendable {
  /// The columns that are read, in the order of the schema; those not in the file are left out.
  let columns: [ColumnSchema]
  /// What is done with each field, in the order of the file.
  let fields: [FieldPlan]
  /// Where the names of each category column begin: those allowed, or none yet.
  let levels: [NameTable]

  init(columns: [ColumnSchema], names: [String], columnOfField: [Int?]) {
    self.columns = columns
    levels = columns.map { NameTable($0.kind == .category ? $0.allowed ?? [] : []) }
    fields = zip(names, columnOfField).map { name, column in
      FieldPlan(name: name, column: column, schema: column.map { columns[$0] })
    }
  }
}

/// What is done with one field of a record.
struct FieldPlan: Sendable {
  /// The name in the header.
  let name: String
  /// Which column of the plan it is, or nil if it is skipped.
  let column: Int?
  let schema: ColumnSchema?
  /// Bounds of a whole number.
  let wholes: ClosedRange<Int64>
  /// Bounds of a number.
  let numbers: ClosedRange<Double>

  init(name: String, column: Int?, schema: ColumnSchema?) {
    self.name = name
    self.column = column
    self.schema = schema
    let low = schema?.range?.minimum ?? -.infinity
    let high = schema?.range?.maximum ?? .infinity
    numbers = low...high
    let smallest = Self.clamped(low.rounded(.up))
    wholes = smallest...max(smallest, Self.clamped(high.rounded(.down)))
  }

  private static func clamped(_ bound: Double) -> Int64 {
    bound >= 0x1p63 ? .max : bound <= -0x1p63 ? .min : Int64(bound)
  }
}

extension FieldPlan {
  /// Reads a cell that holds something.
  func value(of text: Span<UInt8>) -> CellOutcome<CellValue> {
    switch schema?.kind {
    case .whole:
      switch NumberText.whole(text) {
      case .fault(let problem): return .fault(problem)
      case .value(let value) where wholes.contains(value): return .value(.whole(value))
      case .value(let value): return .fault(outside(isNegative: value < 0))
      }
    case .number:
      switch NumberText.number(text) {
      case .fault(let problem): return .fault(problem)
      case .value(let value) where numbers.contains(value): return .value(.number(value))
      case .value(let value): return .fault(outside(isNegative: value < 0))
      }
    case .text, .category, nil:
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count)
      for place in text.indices { bytes.append(text[place]) }
      return .value(.bytes(bytes))
    }
  }

  func outside(isNegative: Bool) -> Problem {
    isNegative && numbers.lowerBound >= 0 ? .negative : .outsideRange
  }
}
