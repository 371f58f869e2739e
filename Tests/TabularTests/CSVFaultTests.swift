import Foundation
import Machine
import Tabular
import Testing

/// One fault of each kind, with its whole sentence.
@Suite("Faults of a CSV file")
struct CSVFaultTests {
  static let schema = Schema(
    [
      ColumnSchema("id", .whole, isUnique: true),
      ColumnSchema("views", .whole, mayBeMissing: true, range: NumberRange(minimum: 0)),
      ColumnSchema(
        "share", .number, mayBeMissing: true, range: NumberRange(minimum: 0, maximum: 1)),
      ColumnSchema("status", .category, allowed: ["claim", "opinion"]),
      ColumnSchema("text", .text, mayBeMissing: true),
    ], ignored: ["#"])

  static func read(_ rows: String, header: String = "id,views,share,status,text\n") throws
    -> Reading
  {
    try CSVReader(schema: schema).read(
      bytes: Array((header + rows).utf8), on: WorkerPool(threadCount: 1))
  }

  private static let wholeForm = "such as 343296 or 343296.0"

  @Test(arguments: [
    (
      "1,12x,,claim,",
      "2:views: \"12x\" – this is not a number – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,1e3,,claim,",
      "2:views: \"1e3\" – this is not a number – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1, 5,,claim,",
      "2:views: \" 5\" – this is not a number – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,+5,,claim,",
      "2:views: \"+5\" – this is not a number – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,1.5,,claim,",
      "2:views: \"1.5\" – this is a fraction – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,-3,,claim,",
      "2:views: \"-3\" – this is negative – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,inf,,claim,",
      "2:views: \"inf\" – this is infinite – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,1e999,,claim,",
      "2:views: \"1e999\" – this is infinite – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,nan,,claim,", "2:views: \"nan\" – this is NaN – a whole number of at least 0, \(wholeForm)"
    ),
    (
      "1,9223372036854775808,,claim,",
      "2:views: \"9223372036854775808\" – this is outside the range – a whole number of at least 0, \(wholeForm)"
    ),
    ("1,,1.5,claim,", "2:share: \"1.5\" – this is outside the range – a number from 0.0 to 1.0"),
    ("1,,-0.5,claim,", "2:share: \"-0.5\" – this is negative – a number from 0.0 to 1.0"),
    ("1,,Infinity,claim,", "2:share: \"Infinity\" – this is infinite – a number from 0.0 to 1.0"),
    ("1,,1e999,claim,", "2:share: \"1e999\" – this is infinite – a number from 0.0 to 1.0"),
    ("1,,NaN,claim,", "2:share: \"NaN\" – this is NaN – a number from 0.0 to 1.0"),
    ("1,,0.5.5,claim,", "2:share: \"0.5.5\" – this is not a number – a number from 0.0 to 1.0"),
    ("1,,0x1p3,claim,", "2:share: \"0x1p3\" – this is not a number – a number from 0.0 to 1.0"),
    ("1,,,Claim,", "2:status: \"Claim\" – this name is unknown – one of \"claim\", \"opinion\""),
    ("1,,,,", "2:status: the value is missing – one of \"claim\", \"opinion\""),
    ("1,,,\"\",", "2:status: the value is missing – one of \"claim\", \"opinion\""),
    ("1,2,,claim", "2: \"1,2,,claim\" – the record has 4 fields – 5 fields, as in the header"),
    (
      "1,2,,claim,a,b",
      "2: \"1,2,,claim,a,b\" – the record has 6 fields – 5 fields, as in the header"
    ),
    (
      "1,,,claim,a \"b\" c",
      "2:text: \"1,,,claim,a \"b\" c\" – there is a quote inside an unquoted field – quotes around the whole field, and each quote within it doubled"
    ),
    (
      "1,,,claim,\"a\" b",
      "2:text: \"1,,,claim,\"a\" b\" – there is text after the closing quote – a separator or a line end; write a quote within a quoted field twice"
    ),
    (
      "1,,,claim,\"a\nb",
      "2:text: \"1,,,claim,\"a\" – the quote that opens here is never closed – a closing quote"
    ),
    ("1,,,claim,a\0b", "2:text: \"a\\0b\" – there is a NUL byte – text without NUL bytes"),
  ])
  func `is told with place, value, problem and expectation`(row: String, sentence: String) throws {
    let reading = try Self.read(row + "\n")
    #expect(reading.faults.first?.description == sentence)
    #expect(reading.frame.rowCount == 0)
    #expect(reading.rejected.first?.line == 2)
    #expect(reading.unreadable == false)
  }

  @Test func `names the byte that is not UTF-8`() throws {
    let bytes = Array("id,views,share,status,text\n1,,,claim,ab".utf8) + [0xC3, 0x28, 10]
    let reading = try CSVReader(schema: Self.schema).read(
      bytes: bytes, on: WorkerPool(threadCount: 1))
    #expect(
      reading.faults.map(\.description) == [
        "2:text: \"ab\\xC3(\" – byte 0xC3 at place 13 of the record is not UTF-8 – UTF-8"
      ])
  }

  @Test func `names the first line of a repeated identity`() throws {
    let reading = try Self.read(
      "7,,,claim,a\n8,x,,claim,\n7.0,,,claim,\"b\nc\"\n8,,,claim,d\n9,,,claim,e\n")
    #expect(reading.faults.map(\.line) == [3, 4, 6])
    #expect(
      reading.faults[1].description
        == "4:id: \"7\" – this value stands in line 2 already – a value that no other row has")
    // The first 8 stands in a row that is set aside for another reason, and counts all the same.
    #expect(reading.faults[2].problem == .duplicateIdentity(firstLine: 3))
    #expect(reading.frame["id"]?.values == .wholes([7, 9]))
    #expect(reading.lines == [2, 7])
    #expect(reading.rejected.map(\.line) == [3, 4, 6])
    #expect(reading.rejected[1].bytes == Array("7.0,,,claim,\"b\nc\"".utf8))
  }

  @Test func `finds all faults of a file in one pass`() throws {
    let reading = try Self.read(
      "1,x,2,nobody,a\n2,,,claim,\"open\n3,,,claim,ok\n\n4,-1,,claim,\n5,,,claim,fine")
    #expect(
      reading.faults.map { "\($0.line) \($0.column ?? "") \($0.problem.name)" } == [
        "2 views bad-number", "2 share outside-range", "2 status unknown-category",
        "3 text unclosed-quote", "5  wrong-field-count", "6 views negative",
      ])
    #expect(reading.frame["id"]?.values == .wholes([3, 5]))
    #expect(reading.lines == [4, 7])
    #expect(reading.rowsRead == 6)
  }

  @Test func `goes on in the line after a quote that was not closed`() throws {
    let reading = try Self.read("1,,,claim,\"abc\n2,,,claim,\"def\"\n3,,,claim,g\n")
    #expect(reading.faults.map(\.problem) == [.textAfterQuote])
    #expect(reading.frame["id"]?.values == .wholes([2, 3]))
  }

  @Test func `tells every fault of a header`() throws {
    let reading = try Self.read("1,2,3,4,5,6\n", header: "id,views,views,what,share,text\n")
    #expect(
      reading.faults.map(\.description) == [
        "1:views: the header names this column twice – each column once",
        "1:what: the header names a column that is not known – one of the columns \"id\", \"views\", \"share\", \"status\", \"text\", \"#\"",
        "1:status: the header lacks this column – a column \"status\" that holds one of \"claim\", \"opinion\"",
        "2:share: \"5\" – this is outside the range – a number from 0.0 to 1.0",
      ])
    #expect(reading.unreadable)
    #expect(reading.frame.rowCount == 0)
  }

  @Test(arguments: [
    ("", Problem.emptyFile, 1), ("id,views,share,status,text\n", .headerOnly, 2),
    ("id,views,share,status,text", .headerOnly, 1),
    ("id,views,share,status,text\n\n", .headerOnly, 3), ("id,\"views\n", .unclosedQuote, 1),
    ("id,vi\0ws\n1,2\n", .zeroByte, 1),
  ])
  func `tells what is wrong with the file as a whole`(
    text: String, problem: Problem, line: Int
  ) throws {
    let reading = try CSVReader(schema: Self.schema).read(
      bytes: Array(text.utf8), on: WorkerPool(threadCount: 1))
    #expect(reading.faults.map(\.problem) == [problem])
    #expect(reading.faults.first?.line == line)
    #expect(reading.unreadable)
  }

  @Test func `refuses UTF-16 by its first bytes`() throws {
    let reading = try CSVReader(schema: Self.schema).read(
      bytes: [0xFF, 0xFE, 0x69, 0, 0x64, 0, 10, 0], on: WorkerPool(threadCount: 1))
    #expect(reading.faults.map(\.problem) == [.notUTF8(byte: 0xFF, offset: 0)])
  }

  @Test func `shortens what it shows`() throws {
    let reading = try Self.read("1,\(String(repeating: "é", count: 500)),,claim,\n")
    #expect(reading.faults.first?.value == String(repeating: "é", count: 40) + "…")
  }
}
