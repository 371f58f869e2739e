import Learning
import Machine
import Tabular
import Testing

@Suite("Unique columns")
struct IdentityTests {
  private static func read(
    _ values: [String], _ kind: ColumnKind, threads: Int
  ) throws -> Reading {
    let csv = "id\n" + values.joined(separator: "\n") + "\n"
    return try CSVReader(schema: Schema([ColumnSchema("id", kind, isUnique: true)])).read(
      bytes: Array(csv.utf8), on: WorkerPool(threadCount: threads))
  }

  @Test(arguments: [ColumnKind.whole, .number, .text, .category], [1, 3])
  func `find what a dictionary finds`(kind: ColumnKind, threads: Int) throws {
    var stream = Seed(8).stream
    let values = (0..<90_000).map { _ in "\(stream.below(2_000_000))" }
    var firstLines: [String: Int] = [:]
    var expected: [String] = []
    for (row, value) in values.enumerated() {
      if let first = firstLines[value] {
        expected.append("\(row + 2) after \(first)")
      } else {
        firstLines[value] = row + 2
      }
    }
    #expect(expected.count > 1000)
    let reading = try Self.read(values, kind, threads: threads)
    let found = reading.faults.map { fault -> String in
      guard case .duplicateIdentity(let first) = fault.problem else { return "\(fault)" }
      return "\(fault.line) after \(first)"
    }
    #expect(found == expected)
    #expect(reading.frame.rowCount == firstLines.count)
    #expect(reading.rejected.map(\.line) == reading.faults.map(\.line))
  }

  @Test func `take ascending values at their word`() throws {
    let reading = try Self.read((0..<1000).map(String.init), .whole, threads: 1)
    #expect(reading.faults == [])
    #expect(reading.frame.rowCount == 1000)
  }

  @Test func `see the two zeros as one number`() throws {
    let reading = try Self.read(["0", "1", "-0.0"], .number, threads: 1)
    #expect(reading.faults.map(\.problem) == [.duplicateIdentity(firstLine: 2)])
  }

  @Test func `drop names that only a repeated row had`() throws {
    let schema = Schema([ColumnSchema("id", .whole, isUnique: true), ColumnSchema("k", .category)])
    let reading = try CSVReader(schema: schema).read(
      bytes: Array("id,k\n5,b\n4,a\n5,c\n".utf8), on: WorkerPool(threadCount: 1))
    #expect(reading.frame["k"]?.values == .categories(codes: [1, 0], levels: ["a", "b"]))
  }
}
