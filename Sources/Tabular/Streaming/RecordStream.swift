public import Machine

/// The form of records in a stream.
public enum RecordFormat: Sendable, Hashable, Codable {
  /// Delimited text with a header.
  case csv(CSVDialect)
  /// One flat JSON object a line.
  case ndjson
}

/// Reads records chunk by chunk, in memory that does not depend on how many there are.
///
/// ```
/// var stream = try RecordStream(format: .ndjson, schema: schema) { count in
///   Array(try handle.read(upToCount: count) ?? Data())
/// }
/// while let reading = try stream.next(on: workers) { … }
/// ```
///
/// Rows and faults are those that reading the whole file would give, whatever the size of the
/// chunks, but for one thing: `isUnique` is not checked, which would need all values in memory.
public struct RecordStream: ~Copyable {
  private let source: (Int) throws -> [UInt8]
  private let chunkBytes: Int
  private var session: any RecordSession
  private var buffer: WindowBuffer
  private var isAtEnd = false

  /// A stream over what `source` gives.
  ///
  /// - Parameters:
  ///   - format: The form of the records.
  ///   - schema: What they must look like.
  ///   - chunkBytes: How many bytes are asked for at a time.
  ///   - source: Gives up to so many bytes, and none at the end.
  /// - Throws: `TabularError` if the schema cannot be used.
  public init(
    format: RecordFormat, schema: Schema, chunkBytes: Int = 4 << 20,
    source: @escaping (Int) throws -> [UInt8]
  ) throws(TabularError) {
    try self.init(
      format: format, schema: schema, chunkBytes: chunkBytes, recordLimit: 16 << 20,
      blockBytes: 512 << 10, source: source)
  }

  package init(
    format: RecordFormat, schema: Schema, chunkBytes: Int, recordLimit: Int, blockBytes: Int,
    source: @escaping (Int) throws -> [UInt8]
  ) throws(TabularError) {
    precondition(chunkBytes >= 1, "a chunk holds at least one byte")
    let schema = try schema.checked()
    switch format {
    case .csv(let dialect):
      session = CSVSession(
        schema: schema, dialect: dialect, recordLimit: recordLimit, blockBytes: blockBytes)
    case .ndjson:
      session = NDJSONSession(schema: schema, recordLimit: recordLimit, blockBytes: blockBytes)
    }
    self.source = source
    self.chunkBytes = chunkBytes
    buffer = WindowBuffer(capacity: chunkBytes)
  }

  /// The next rows and faults, or nil at the end.
  ///
  /// A fault of the header comes with `unreadable` in every reading that follows.
  ///
  /// - Throws: What `source` throws.
  public mutating func next(on workers: WorkerPool) throws -> Reading? {
    while !isAtEnd {
      let bytes = try source(chunkBytes)
      isAtEnd = bytes.isEmpty
      buffer.append(bytes)
      let used = buffer.withWindow(isLast: isAtEnd) { session.read($0, on: workers) }
      buffer.removeFirst(used)
      let reading = session.takeReading(on: workers)
      if reading.rowsRead > 0 || !reading.faults.isEmpty { return reading }
    }
    return nil
  }
}

/// What reads the windows of a stream in one format.
protocol RecordSession {
  /// Reads the records that a window holds whole, and returns how many bytes it used up.
  mutating func read(_ window: Window, on workers: WorkerPool) -> Int
  /// What was read since the last time.
  mutating func takeReading(on workers: WorkerPool) -> Reading
}
