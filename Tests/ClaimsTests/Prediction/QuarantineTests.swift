import Claims
import Foundation
import Machine
import Tabular
import Testing

@Suite("Quarantine")
struct QuarantineTests {
  private let workers = WorkerPool(threadCount: 2)

  private func read(_ bytes: [UInt8]) throws -> Reading {
    let schema = Schema([
      ColumnSchema("id", .whole, isUnique: true), ColumnSchema("count", .whole),
      ColumnSchema("words", .text),
    ])
    return try CSVReader(schema: schema).read(bytes: bytes, on: workers)
  }

  /// What a quarantine wrote about some bytes.
  private func quarantined(_ parts: [[UInt8]]) throws -> (bytes: [UInt8], count: Int) {
    var written: [UInt8] = []
    var quarantine = Quarantine { written += $0 }
    for part in parts { try quarantine.add(read(part)) }
    return (written, quarantine.count)
  }

  @Test("nothing wrong, nothing written")
  func nothing() throws {
    let (bytes, count) = try quarantined([Array("id,count,words\n1,2,a\n".utf8)])
    #expect(bytes.isEmpty && count == 0)
  }

  @Test("line, every problem, and the record as it stood")
  func records() throws {
    let file = """
      id,count,words
      1,x,"a, ""quoted"" word"
      2,3,fine
      y,-,plain
      4,5
      """
    let (bytes, count) = try quarantined([Array(file.utf8)])
    #expect(count == 3)
    let aside = try CSVReader(
      schema: Schema([
        ColumnSchema("line", .whole), ColumnSchema("problem", .text), ColumnSchema("record", .text),
      ])
    ).read(bytes: bytes, on: workers)
    #expect(aside.faults == [])
    let frame = aside.frame
    #expect((0..<3).map { frame["line"]?.text(at: $0) } == ["2", "4", "5"])
    #expect(
      (0..<3).map { frame["record"]?.text(at: $0) }
        == ["1,x,\"a, \"\"quoted\"\" word\"", "y,-,plain", "4,5"])
    let problems = (0..<3).compactMap { frame["problem"]?.text(at: $0) }
    #expect(problems[0].hasPrefix("count: this is not a number, expected a whole number"))
    #expect(problems[1].contains("id: this is not a number"))
    #expect(problems[1].contains("; count: this is not a number"))
    #expect(problems[2].hasPrefix("the record has 2 fields, expected"))
  }

  @Test("one header for many readings, and bytes that are not UTF-8 stay as they were")
  func chunks() throws {
    let bad: [UInt8] = Array("7,8,".utf8) + [0xFF, 0xFE, UInt8(ascii: "\n")]
    let header = Array("id,count,words\n".utf8)
    let (bytes, count) = try quarantined([
      header + bad, header + Array("1,2,a\n".utf8), header + bad,
    ])
    #expect(count == 2)
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 3)
    #expect(lines[0].elementsEqual("line,problem,record".utf8))
    #expect(lines[1].suffix(2).elementsEqual([0xFF, 0xFE]) == false, "the record is quoted")
    #expect(lines[1].contains(0xFF) && lines[2].contains(0xFE))
    #expect(lines[1] == lines[2])
  }

  @Test("a sink that fails is heard")
  func failingSink() throws {
    struct Full: Error {}
    var quarantine = Quarantine { _ in throw Full() }
    let reading = try read(Array("id,count,words\n1,x,a\n".utf8))
    #expect(throws: Full.self) { try quarantine.add(reading) }
  }
}
