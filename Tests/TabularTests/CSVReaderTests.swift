import Foundation
import Machine
import Tabular
import Testing
import _TestSupport

@Suite("CSV reader")
struct CSVReaderTests {
  let workers = WorkerPool(threadCount: 2)

  @Test func `reads the four kinds of cells`() throws {
    let schema = Schema([
      ColumnSchema("id", .whole), ColumnSchema("share", .number, mayBeMissing: true),
      ColumnSchema("text", .text), ColumnSchema("kind", .category),
    ])
    let csv = "text,id,kind,share\n\"a, \"\"b\"\"\nc\",343296.0,y,0.25\r\nd,-2,x,\n"
    let reading = try CSVReader(schema: schema).read(bytes: Array(csv.utf8), on: workers)
    #expect(reading.faults == [])
    #expect(reading.lines == [2, 4])
    #expect(reading.frame["id"]?.values == .wholes([343296, -2]))
    #expect(reading.frame["text"]?.values == .texts(TextBuffer(["a, \"b\"\nc", "d"])))
    #expect(reading.frame["kind"]?.values == .categories(codes: [1, 0], levels: ["x", "y"]))
    #expect(reading.frame["share"]?.doubles?[0] == 0.25)
    #expect(reading.frame["share"]?.validity[1] == false)
  }
}
