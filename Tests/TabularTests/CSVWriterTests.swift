import Learning
import Machine
import Tabular
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
  /// Bytes that a sink has taken.
  private final class Taken {
    var bytes: [UInt8] = []
    var parts = 0
  }

  private static func written(_ frame: Frame, _ dialect: CSVDialect = .comma) throws -> [UInt8] {
    let taken = Taken()
    var writer = try CSVWriter(header: frame.names, dialect: dialect) { taken.bytes += $0 }
    try writer.write(frame)
    try writer.finish()
    return taken.bytes
  }

  @Test func `quotes what must be quoted and nothing else`() throws {
    let taken = Taken()
    var writer = try CSVWriter(header: ["a", "b c", "d,e"]) { taken.bytes += $0 }
    try writer.write([.whole(-5), .number(0.1), .text("plain")])
    try writer.write([.missing, .number(1e300), .text("")])
    try writer.write([.whole(.max), .number(-0.0), .text("say \"hi\",\r\nyou")])
    try writer.write([.missing, .missing, .text(" edge")])
    try writer.finish()
    #expect(
      String(decoding: taken.bytes, as: UTF8.self) == """
        a,b c,"d,e"
        -5,0.1,plain
        ,1e+300,""
        9223372036854775807,-0.0,"say ""hi"",\r
        you"
        ,," edge"

        """)
  }

  @Test func `hands on whole rows only`() throws {
    let taken = Taken()
    var writer = try CSVWriter(header: ["a"]) { part in
      #expect(part.last == 10)
      taken.parts += 1
    }
    for row in 0..<100_000 { try writer.write([.whole(Int64(row))]) }
    try writer.finish()
    #expect(taken.parts > 5 && taken.parts < 20)
  }

  @Test(arguments: 0..<40)
  func `writes frames that read back as they were`(seed: Int) throws {
    var stream = Seed(UInt64(seed)).stream
    let frame = RandomFrames.frame(&stream, rows: stream.below(80) + 1)
    let schema = Schema([
      ColumnSchema("numbers", .number, mayBeMissing: true),
      ColumnSchema("wholes", .whole, mayBeMissing: true),
      ColumnSchema("texts", .text, mayBeMissing: true),
      ColumnSchema("names", .category, mayBeMissing: true, allowed: RandomFrames.levels),
    ])
    let dialect = seed % 2 == 0 ? CSVDialect.comma : CSVDialect(separator: 59, quote: 39)
    let bytes = try Self.written(frame, dialect)
    let reading = try CSVReader(schema: schema, dialect: dialect).read(
      bytes: bytes, on: WorkerPool(threadCount: 2))
    #expect(reading.faults == [], "seed \(seed)")
    #expect(reading.frame == frame, "seed \(seed)")
  }
}
