/// Writes rows of delimited text to anything that takes bytes.
///
/// A field is quoted where it must be: if it holds a separator, a quote or a line end, if it begins
/// or ends with a space, or if it is an empty text (which an empty field, a missing value, is not).
/// Numbers are the shortest that read back to the same `Double`. Only whole rows reach the sink.
///
/// ```
/// var writer = try CSVWriter(header: ["id", "probability"]) { try file.write($0) }
/// try writer.write([.whole(17), .number(0.25)])
/// try writer.finish()
/// ```
public struct CSVWriter: ~Copyable {
  /// What a field holds.
  public enum Cell: Sendable, Hashable {
    /// Nothing: an empty field.
    case missing
    /// A whole number.
    case whole(Int64)
    /// A finite number.
    case number(Double)
    /// A text.
    case text(String)
  }

  /// How fields stand in a line.
  public let dialect: CSVDialect
  private let columnCount: Int
  private let sink: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []

  /// A writer that begins with a header.
  ///
  /// - Parameters:
  ///   - header: The names of the columns, at least one.
  ///   - dialect: How fields stand in a line; it must have a quote.
  ///   - sink: Takes bytes, about 64 KiB at a time.
  /// - Throws: What `sink` throws.
  public init(
    header: [String], dialect: CSVDialect = .comma, sink: @escaping ([UInt8]) throws -> Void
  ) throws {
    precondition(!header.isEmpty, "a table has a column")
    precondition(dialect.quote != nil, "without quotes not every text can be written")
    self.dialect = dialect
    self.sink = sink
    columnCount = header.count
    buffer.reserveCapacity(Self.bufferBytes + 4096)
    try write(header.map { Cell.text($0) })
  }

  /// Writes a row.
  ///
  /// - Parameter cells: As many as the header has names.
  /// - Throws: What the sink throws.
  public mutating func write(_ cells: [Cell]) throws {
    precondition(cells.count == columnCount, "as many cells as columns")
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(dialect.separator) }
      append(cell)
    }
    try endRow()
  }

  /// Writes all rows of a frame whose columns are those of the header, in their order.
  ///
  /// - Throws: What the sink throws.
  public mutating func write(_ frame: Frame) throws {
    precondition(frame.columns.count == columnCount, "as many columns as the header")
    for row in 0..<frame.rowCount {
      for (index, column) in frame.columns.enumerated() {
        if index > 0 { buffer.append(dialect.separator) }
        append(column, row: row)
      }
      try endRow()
    }
  }

  /// Hands what is left to the sink.
  ///
  /// Nothing is written afterwards.
  ///
  /// - Throws: What the sink throws.
  public consuming func finish() throws {
    if !buffer.isEmpty { try sink(buffer) }
  }

  private mutating func endRow() throws {
    buffer.append(0x0A)
    guard buffer.count >= Self.bufferBytes else { return }
    try sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private static let bufferBytes = 64 << 10
}

extension CSVWriter {
  private mutating func append(_ cell: Cell) {
    switch cell {
    case .missing: break
    case .whole(let value): buffer.append(contentsOf: value.description.utf8)
    case .number(let value): appendNumber(value)
    case .text(let text):
      var text = text
      text.withUTF8 { unsafe appendText($0.span) }
    }
  }

  private mutating func append(_ column: Column, row: Int) {
    guard column.validity[row] else { return }
    switch column.values {
    case .numbers(let values): appendNumber(values[row])
    case .wholes(let values): append(.whole(values[row]))
    case .texts(let texts): appendText(texts.bytes.span.extracting(texts.range(of: row)))
    case .categories(let codes, let levels): append(.text(levels[Int(codes[row])]))
    }
  }

  private mutating func appendNumber(_ value: Double) {
    precondition(value.isFinite, "a file of numbers holds finite ones")
    buffer.append(contentsOf: value.description.utf8)
  }

  private mutating func appendText(_ text: Span<UInt8>) {
    guard let quote = dialect.quote, needsQuotes(text) else {
      for place in text.indices { buffer.append(text[place]) }
      return
    }
    buffer.append(quote)
    for place in text.indices {
      if text[place] == quote { buffer.append(quote) }
      buffer.append(text[place])
    }
    buffer.append(quote)
  }

  private func needsQuotes(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return true }
    if text[0] == 0x20 || text[text.count - 1] == 0x20 { return true }
    for place in text.indices {
      let byte = text[place]
      if byte == dialect.separator || byte == dialect.quote || byte == 0x0A || byte == 0x0D {
        return true
      }
    }
    return false
  }
}
