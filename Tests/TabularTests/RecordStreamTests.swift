import Foundation
import Machine
import Tabular
import Testing

@Suite("Record stream")
struct RecordStreamTests {
  let workers = WorkerPool(threadCount: 2)

  /// All that a stream gives, put together; rows as text.
  struct Collected: Equatable {
    var rows: [[String?]] = []
    var lines: [Int] = []
    var faults: [Fault] = []
    var rejected: [RejectedRow] = []
    var rowsRead = 0
    var unreadable = false

    mutating func add(_ reading: Reading) {
      for row in 0..<reading.frame.rowCount {
        rows.append(reading.frame.columns.map { $0.text(at: row) })
      }
      lines += reading.lines
      faults += reading.faults
      rejected += reading.rejected
      rowsRead += reading.rowsRead
      unreadable = unreadable || reading.unreadable
    }
  }

  static func collect(
    _ bytes: [UInt8], _ format: RecordFormat, _ schema: Schema, chunk: Int, limit: Int = 16 << 20,
    block: Int = 1 << 19, on workers: WorkerPool
  ) throws -> Collected {
    var place = 0
    var stream = try RecordStream(
      format: format, schema: schema, chunkBytes: chunk, recordLimit: limit, blockBytes: block
    ) { count in
      defer { place = min(place + count, bytes.count) }
      return Array(bytes[place..<min(place + count, bytes.count)])
    }
    var collected = Collected()
    while let reading = try stream.next(on: workers) { collected.add(reading) }
    return collected
  }

  /// A schema without unique columns, which streams do not check.
  static var schema: Schema {
    var schema = MixedRows.schema
    for column in schema.columns.indices { schema.columns[column].isUnique = false }
    return schema
  }

  @Test(arguments: [1, 3, 17, 64, 1000, 1 << 20])
  func `gives what the whole file gives, whatever the chunks`(chunk: Int) throws {
    for limit in [90, 16 << 20] {
      let bytes = Array(MixedRows.csv(rows: 120, seed: 3, faults: true).utf8)
      var reader = CSVReader(schema: Self.schema)
      reader.recordLimit = limit
      var expected = Collected()
      expected.add(try reader.read(bytes: bytes, on: workers))
      let streamed = try Self.collect(
        bytes, .csv(.comma), Self.schema, chunk: chunk, limit: limit, block: 50, on: workers)
      #expect(streamed == expected, "limit \(limit)")
      let tooLong = expected.faults.filter { $0.problem == .recordTooLong(limit: limit) }
      #expect(tooLong.isEmpty == (limit > 1000))
    }
  }

  @Test(arguments: [5, 100, 4096])
  func `sets a record without end aside in bounded memory and goes on`(chunk: Int) throws {
    let schema = Schema([ColumnSchema("a", .text), ColumnSchema("b", .whole)])
    let text =
      "a,b\nx,1\n" + String(repeating: "y", count: 900) + ",2\nz,3\n\"open\nw,4\n"
      + String(repeating: "v,5\n", count: 100)
    let collected = try Self.collect(
      Array(text.utf8), .csv(.comma), schema, chunk: chunk, limit: 100, on: workers)
    #expect(
      collected.faults.map { "\($0.line) \($0.problem.name)" } == [
        "3 record-too-long", "5 record-too-long",
      ])
    #expect(collected.rejected.map(\.bytes.count) == [100, 5])
    #expect(collected.lines == [2, 4] + Array(6...106))
  }

  @Test func `tells a fault of the header once and takes no row`() throws {
    let collected = try Self.collect(
      Array("a,c\n1,2\n3,4\n".utf8), .csv(.comma), Schema([ColumnSchema("a", .whole)]), chunk: 5,
      on: workers)
    #expect(collected.faults.map(\.problem) == [.unknownHeader])
    #expect(collected.unreadable && collected.rows.isEmpty)
  }

  @Test func `tells an empty stream`() throws {
    for format in [RecordFormat.csv(.comma), .ndjson] {
      let collected = try Self.collect(
        [], format, Schema([ColumnSchema("a", .whole)]), chunk: 5, on: workers)
      #expect(collected.faults.map(\.problem) == [.emptyFile])
      #expect(collected.unreadable)
    }
  }

  @Test func `hands on what its source throws`() throws {
    struct Broken: Error {}
    var stream = try RecordStream(format: .ndjson, schema: Schema([ColumnSchema("a", .whole)])) {
      _ in throw Broken()
    }
    #expect(throws: Broken.self) { _ = try stream.next(on: workers) }
  }
}
