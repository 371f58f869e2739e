import Learning
import Machine
import Tabular
import Testing

@Suite("CSV reader beside a naive one")
struct DifferentialTests {
  private static let alphabets: [[UInt8]] = [
    Array(",\"\n\r x1".utf8), Array("\"\"\n,a".utf8), Array(",,\n\nab\"".utf8),
    Array(",\n\"é€😀".utf8), [44, 10, 34, 0, 0x80, 0xFF, 97, 0xC3, 0xA9], Array("a\"b,\"c\n".utf8),
  ]

  @Test(arguments: 0..<60)
  func `agrees on random bytes, however they are cut`(seed: Int) throws {
    var stream = Seed(UInt64(seed)).stream
    let alphabet = Self.alphabets[seed % Self.alphabets.count]
    let body = stream.csvBytes(count: 20 + stream.below(600), alphabet: alphabet)
    let bytes = Array("a,b,c\n".utf8) + body
    let expected = Expectation(bytes)
    for (threads, block, isFast) in [
      (1, 1 << 20, true), (1, 1 << 20, false), (2, 7, true), (3, 64, true),
    ] {
      var reader = CSVReader(schema: Expectation.schema)
      reader.blockBytes = block
      reader.isFast = isFast
      let reading = try reader.read(bytes: bytes, on: WorkerPool(threadCount: threads))
      expected.check(reading, "seed \(seed), blocks of \(block), fast \(isFast)")
    }
  }

  @Test(arguments: 0..<12)
  func `agrees on long random rows, where rows are read the fast way`(seed: Int) throws {
    var stream = Seed(UInt64(seed) + 1000).stream
    var bytes = Array("a,b,c\n".utf8)
    for _ in 0..<400 {
      for column in 0..<3 {
        bytes += Self.cell(&stream, brokenEvery: seed % 2 == 0 ? 200 : 1_000_000)
        bytes.append(column < 2 ? 44 : 10)
      }
    }
    let expected = Expectation(bytes)
    for (threads, block) in [(1, 1 << 20), (2, 1000), (8, 100)] {
      var reader = CSVReader(schema: Expectation.schema)
      reader.blockBytes = block
      let reading = try reader.read(bytes: bytes, on: WorkerPool(threadCount: threads))
      expected.check(reading, "seed \(seed), blocks of \(block)")
    }
  }

  private static func cell(_ stream: inout RandomStream, brokenEvery: Int) -> [UInt8] {
    if stream.below(brokenEvery) == 0 {
      return [[34, 97], [97, 34], [0xFF], [0], [44]][stream.below(5)]
    }
    let text = stream.csvBytes(count: stream.below(50), alphabet: Array("abc defg,\n\r\"".utf8))
    if stream.below(3) > 0 { return text.filter { ![44, 10, 13, 34].contains($0) } }
    return [34] + text.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
  }
}

/// What the naive reader makes of three columns of text.
private struct Expectation {
  static let schema = Schema(["a", "b", "c"].map { ColumnSchema($0, .text, mayBeMissing: true) })

  var lines: [Int] = []
  var rows: [[[UInt8]?]] = []
  var rejected: [RejectedRow] = []
  var problems: [String] = []

  init(_ bytes: [UInt8]) {
    for record in NaiveCSV.records(bytes).dropFirst() {
      let found = record.problem.map { [$0] } ?? Self.problems(record.fields)
      if found.isEmpty {
        lines.append(record.line)
        rows.append(record.fields)
      } else {
        rejected.append(RejectedRow(line: record.line, bytes: record.raw))
        problems += found.map { "\(record.line) \($0)" }
      }
    }
  }

  private static func problems(_ fields: [[UInt8]?]) -> [String] {
    guard fields.count == 3 else { return ["wrong-field-count"] }
    return fields.compactMap { field in
      guard let field else { return nil }
      if field.contains(0) { return "zero-byte" }
      return String(validating: field, as: UTF8.self) == nil ? "not-utf8" : nil
    }
  }

  func check(_ reading: Reading, _ comment: String) {
    if rows.isEmpty && rejected.isEmpty {
      #expect(reading.faults.map(\.problem) == [.headerOnly], "\(comment)")
      return
    }
    #expect(reading.lines == lines, "\(comment)")
    #expect(reading.rejected == rejected, "\(comment)")
    #expect(reading.faults.map { "\($0.line) \($0.problem.name)" } == problems, "\(comment)")
    #expect(reading.rowsRead == rows.count + rejected.count, "\(comment)")
    let columns = ["a", "b", "c"].compactMap { reading.frame[$0] }
    let texts = (0..<reading.frame.rowCount).map { row in
      columns.map { $0.text(at: row).map { Array($0.utf8) } }
    }
    #expect(texts == rows, "\(comment)")
  }
}
