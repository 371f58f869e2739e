import Foundation
import Machine
import Tabular
import Testing

@Suite("CSV files")
struct CSVFileTests {
  let workers = WorkerPool(threadCount: 3)
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "tabular-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test func `are told apart from folders and missing files`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let reader = CSVReader(schema: CSVFaultTests.schema)
    #expect(throws: TabularError.folder(folder.path)) { try reader.read(folder, on: workers) }
    let missing = folder.appending(path: "none.csv")
    #expect(throws: TabularError.missingFile(missing.path)) {
      try reader.read(missing, on: workers)
    }
  }

  @Test func `have the same reading in windows, blocks and threads of any number`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = Array(MixedRows.csv(rows: 300, seed: 5, faults: true).utf8)
    let file = folder.appending(path: "rows.csv")
    try Data(bytes).write(to: file)
    var reader = CSVReader(schema: MixedRows.schema)
    let expected = try reader.read(bytes: bytes, on: WorkerPool(threadCount: 1))
    #expect(expected.faults.count > 20)
    #expect(expected.frame.rowCount > 150)
    for threads in [1, 2, 3, 8] {
      for (window, block) in [(64, 16), (1000, 77), (5000, 5000), (1 << 20, 300)] {
        reader.windowBytes = window
        reader.blockBytes = block
        let reading = try reader.read(file, on: WorkerPool(threadCount: threads))
        #expect(reading == expected, "\(threads) threads, windows of \(window)")
      }
    }
  }

  @Test func `may have a mark of byte order, any line ends, and a column without a name`() throws {
    let schema = Schema([ColumnSchema("a", .whole), ColumnSchema("b", .text)], ignored: ["z"])
    let expected = Frame(
      rowCount: 2,
      [("a", Column(.wholes([1, 2]))), ("b", Column(.texts(TextBuffer(["x", "y"]))))])
    for text in [
      "a,b\n1,x\n2,y\n", "\u{FEFF}a,b\n1,x\n2,y", "a,b\r\n1,x\r\n2,y\r\n",
      "a,b\r\n1,x\n2,y\r\n\r\n",
      "b,a\nx,1.0\ny,2.00\n", ",a,b\n0,1,x\n1,2,y\n", "z,\"b\",\"a\"\n,\"x\",\"1\"\n,y,\"2.0\"\n\n",
      "a,b\n1,x\n2,y\r",
    ] {
      let reading = try CSVReader(schema: schema).read(bytes: Array(text.utf8), on: workers)
      #expect(reading.faults == [], "\(text)")
      #expect(reading.frame == expected, "\(text)")
    }
  }

  @Test func `keep an empty text apart from a missing one`() throws {
    let schema = Schema([ColumnSchema("a", .text, mayBeMissing: true), ColumnSchema("b", .text)])
    let reading = try CSVReader(schema: schema).read(
      bytes: Array("a,b\n,x\n\"\",y\n\"\",\"\"\n".utf8), on: workers)
    let column = try #require(reading.frame["a"])
    #expect((0..<3).map { column.text(at: $0) } == [nil, "", ""])
    #expect(reading.faults == [])
  }

  @Test func `may be tab separated without quoting`() throws {
    let schema = Schema([ColumnSchema("text", .text), ColumnSchema("label", .category)])
    let tab = "label\ttext\n1\tsay \"hi\", you\n0\t\"open\n"
    let reading = try CSVReader(schema: schema, dialect: .tab).read(
      bytes: Array(tab.utf8), on: workers)
    #expect(reading.faults == [])
    #expect(reading.frame["text"]?.values == .texts(TextBuffer(["say \"hi\", you", "\"open"])))
    #expect(reading.frame["label"]?.values == .categories(codes: [1, 0], levels: ["0", "1"]))
  }

  @Test func `may have one column, where an empty line is a missing value`() throws {
    let schema = Schema([ColumnSchema("a", .whole, mayBeMissing: true)])
    let reading = try CSVReader(schema: schema).read(bytes: Array("a\n1\n\n3\n".utf8), on: workers)
    #expect(reading.frame["a"]?.validity == Validity([true, false, true]))
    #expect(reading.frame["a"]?.values == .wholes([1, 0, 3]))
  }

  @Test func `leave out columns that need not be there`() throws {
    let schema = Schema(
      [ColumnSchema("a", .whole), ColumnSchema("b", .whole, isRequired: false)],
      allowsOtherColumns: true)
    let reading = try CSVReader(schema: schema).read(
      bytes: Array("what,a\nx,1\n".utf8), on: workers)
    #expect(reading.faults == [])
    #expect(reading.frame.names == ["a"])
  }

  @Test func `that are damaged at random never bring the reader down`() throws {
    let intact = Array(MixedRows.csv(rows: 60, seed: 9, faults: false).utf8)
    for seed in 0..<300 {
      var bytes = intact
      var place = seed &* 2_654_435_761
      for _ in 0..<3 {
        place = (place &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407)
        bytes[Int(UInt(bitPattern: place) >> 33) % bytes.count] = UInt8(
          truncatingIfNeeded: place >> 20)
      }
      let reading = try CSVReader(schema: MixedRows.schema).read(
        bytes: Array(bytes.prefix(bytes.count - seed % 50)), on: workers)
      #expect(reading.rowsRead >= reading.frame.rowCount)
      if !reading.unreadable {
        #expect(reading.frame.rowCount + reading.rejected.count == reading.rowsRead)
      }
    }
  }
}
