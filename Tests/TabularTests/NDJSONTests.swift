import Machine
import Tabular
import Testing

@Suite("NDJSON")
struct NDJSONTests {
  let workers = WorkerPool(threadCount: 2)
  static let schema = Schema(
    [
      ColumnSchema("id", .whole),
      ColumnSchema("share", .number, mayBeMissing: true),
      ColumnSchema("kind", .category, mayBeMissing: true, allowed: ["a", "b", "1"]),
      ColumnSchema("text", .text, mayBeMissing: true),
    ], ignored: ["skip"])

  private func read(_ text: String, chunk: Int = 1 << 16) throws -> RecordStreamTests.Collected {
    try RecordStreamTests.collect(
      Array(text.utf8), .ndjson, Self.schema, chunk: chunk, block: 40, on: workers)
  }

  @Test func `reads flat objects with keys in any order`() throws {
    let collected = try read(
      """
      {"id": 343296.0, "share": 2.5e-1, "kind": "a", "text": "x"}
      \u{20}{ "text" : "" , "kind" : null , "id" : -7 }\u{20}
      {"id":3,"kind":1,"skip":{"deep":[1,{"a":"}"}]},"text":null}

      """)
    #expect(collected.faults == [])
    #expect(
      collected.rows == [
        ["343296", "0.25", "a", "x"], ["-7", nil, nil, ""], ["3", nil, "1", nil],
      ])
    #expect(collected.lines == [1, 2, 3])
  }

  @Test func `knows all escapes, surrogates too`() throws {
    let collected = try read(
      #"{"id":1,"text":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é😀","sk\u0069p":0}"#)
    #expect(collected.faults == [])
    #expect(collected.rows[0][3] == "\"\\/\u{8}\u{C}\n\r\té😀é😀")
  }

  @Test(arguments: [
    (
      #"{"id":"5"}"#,
      "1:id: \"5\" – this is a number in quotes – a whole number, such as 343296 or 343296.0"
    ),
    (
      #"{"id":true}"#,
      "1:id: \"true\" – this is a value of another type – a whole number, such as 343296 or 343296.0"
    ),
    (
      #"{"id":1.5}"#,
      "1:id: \"1.5\" – this is a fraction – a whole number, such as 343296 or 343296.0"
    ),
    (#"{"id":null}"#, "1:id: the value is missing – a whole number, such as 343296 or 343296.0"),
    (#"{"text":"x"}"#, "1:id: the value is missing – a whole number, such as 343296 or 343296.0"),
    (#"{"id":1,"share":1e999}"#, "1:share: \"1e999\" – this is infinite – a number"),
    (#"{"id":1,"share":"NaN"}"#, "1:share: \"NaN\" – this is NaN – a number"),
    (#"{"id":1,"kind":"z"}"#, "1:kind: \"z\" – this name is unknown – one of \"a\", \"b\", \"1\""),
    (#"{"id":1,"text":[1]}"#, "1:text: \"[1]\" – this is an object or a list – a text"),
    (#"{"id":1,"text":5}"#, "1:text: \"5\" – this is a value of another type – a text"),
    (#"{"id":1,"id":2}"#, "1:id: the key stands in the object twice – each key once"),
    (
      #"{"id":1,"what":2}"#,
      "1:what: the key is not known – one of the keys \"id\", \"share\", \"kind\", \"text\""
    ),
    (
      #"{"id":1"#,
      "1: \"{\"id\":1\" – this is not JSON from place 8 of the line on – one JSON object a line"
    ),
  ])
  func `tells each fault`(line: String, sentence: String) throws {
    let collected = try read(line + "\n{\"id\":1}\n")
    #expect(collected.faults.map(\.description) == [sentence])
    #expect(collected.rejected == [RejectedRow(line: 1, bytes: Array(line.utf8))])
    #expect(collected.lines == [2])
  }

  @Test(arguments: [
    "", "null", "[]", "{", "{}x", "{id:1}", "{'id':1}", "{\"id\":01}", "{\"id\":1,}",
    "{\"id\":+1}", "{\"id\":.5}", "{\"id\":5.}", "{\"id\":NaN}", "{\"id\":nul}", "{\"id\":1e}",
    #"{"text":"\x"}"#, #"{"text":"\uD800"}"#, #"{"text":"\uDC00x"}"#, #"{"text":"\uD800\u0041"}"#,
    #"{"text":"\u12g4"}"#, "{\"text\":\"a\tb\"}", #"{"text":[}"#, #"{"text":{"a":1]}"#, "{\"a\"}",
    #"{"id":-}"#, "{\"text\":\"open", String(repeating: "[", count: 100_000),
  ])
  func `refuses what is not an object of JSON`(line: String) throws {
    let collected = try read(line + "\n{\"id\":1}\n")
    #expect(collected.faults.count == 1)
    #expect(collected.faults.first?.problem.name == "bad-json")
    #expect(collected.lines == [2])
  }

  @Test func `refuses bytes that are not text`() throws {
    let bytes = Array("{\"id\":1,\"text\":\"".utf8) + [0xFF] + Array("\"}\n{\"id\":\0}\n".utf8)
    let collected = try RecordStreamTests.collect(
      bytes, .ndjson, Self.schema, chunk: 10, on: workers)
    #expect(collected.faults.map(\.problem) == [.notUTF8(byte: 0xFF, offset: 16), .zeroByte])
  }

  @Test(arguments: [1, 7, 50, 1 << 16])
  func `gives the same for chunks of any size`(chunk: Int) throws {
    var text = "\u{FEFF}"
    for row in 0..<200 {
      switch row % 7 {
      case 3: text += "{\"id\":\(row),\"share\":\"x\"}\r\n"
      case 5: text += "{\"id\":\(row),\"text\":\"" + String(repeating: "long ", count: 40) + "\"}\n"
      default: text += "{\"id\":\(row),\"share\":\(row).25,\"text\":\"é \(row)\"}\n"
      }
    }
    let expected = try read(text)
    #expect(expected.rowsRead == 200)
    #expect(try read(text, chunk: chunk) == expected)
    let limited = try RecordStreamTests.collect(
      Array(text.utf8), .ndjson, Self.schema, chunk: chunk, limit: 100, block: 40, on: workers)
    #expect(limited.faults.filter { $0.problem == .recordTooLong(limit: 100) }.count == 28)
    #expect(limited.rowsRead == 200)
    #expect(limited.lines == expected.lines.filter { $0 % 7 != 6 })
  }
}
