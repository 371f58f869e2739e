public import Foundation
public import Machine

/// Reads whole CSV files into frames, on all threads of a pool.
///
/// What a file holds is never guessed and never shifted: a row with any fault is set aside as it
/// stood, and every fault of the file is found in one pass.
///
/// ```
/// let reader = CSVReader(schema: Schema([ColumnSchema("views", .whole)]))
/// let reading = try reader.read(file, on: WorkerPool(threadCount: 8))
/// guard reading.faults.isEmpty else { return FaultReport(reading.faults).rendered(file: path) }
/// ```
public struct CSVReader: Sendable {
  /// What the file must look like.
  public let schema: Schema
  /// How fields stand in a line.
  public let dialect: CSVDialect
  /// The longest record that is read, in bytes; a longer one is a fault.
  package var recordLimit = 16 << 20
  /// How much one thread reads at a time.
  package var blockBytes = 512 << 10
  /// Whether plain rows are read the fast way; what is read is the same.
  package var isFast = true
  /// How much of a file is in memory at a time.
  package var windowBytes = 16 << 20

  /// A reader for files of one schema.
  public init(schema: Schema, dialect: CSVDialect = .comma) {
    self.schema = schema
    self.dialect = dialect
  }

  /// Reads a file.
  ///
  /// - Throws: `TabularError` if the file is missing, a folder, or cannot be read, or if the schema
  ///   cannot be used. Whatever stands in the file is told by the reading.
  public func read(_ file: URL, on workers: WorkerPool) throws -> Reading {
    let source = try FileSource(file)
    return try read(source, on: workers)
  }

  /// Reads bytes that are in memory.
  ///
  /// - Throws: `TabularError` if the schema cannot be used.
  public func read(bytes: [UInt8], on workers: WorkerPool) throws(TabularError) -> Reading {
    _ = try schema.checked()
    var session = makeSession()
    _ = bytes.withWindow(isLast: true) { session.read($0, on: workers) }
    return session.wholeReading(on: workers) { range in
      Array(bytes[range.clamped(to: bytes.indices)])
    }
  }

  private func makeSession() -> CSVSession {
    var session = CSVSession(
      schema: schema, dialect: dialect, recordLimit: recordLimit, blockBytes: blockBytes)
    session.isFast = isFast
    return session
  }

  private func read(_ source: FileSource, on workers: WorkerPool) throws -> Reading {
    _ = try schema.checked()
    var session = makeSession()
    session.expectedBytes = source.count
    var buffer = WindowBuffer(capacity: windowBytes)
    var offset = 0
    while true {
      let count = try buffer.fill(from: source, at: offset, on: workers)
      offset += count
      let isLast = count == 0
      let used = buffer.withWindow(isLast: isLast) { session.read($0, on: workers) }
      if isLast { break }
      buffer.removeFirst(used)
    }
    return session.wholeReading(on: workers) { (try? source.bytes($0)) ?? [] }
  }
}
