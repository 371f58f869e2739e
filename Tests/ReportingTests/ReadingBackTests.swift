import Foundation
import Reporting
import Testing

/// A report is read back from its JSON, and what is no report is refused with its place.
@Suite("Reading reports back")
struct ReadingBackTests {
  @Test("what was written is read")
  func roundTrip() throws {
    let document = SampleDocument.models
    #expect(try Document(json: ReportRenderer.json(document)) == document)
  }

  @Test(
    "text that is not JSON is refused at the place where it stops being it",
    arguments: [
      ("", 1, 1), ("{", 1, 2), ("{\"a\": 1,\n \"b\": [x]}", 2, 8), ("[1, 2", 1, 6),
      ("{\"a\" 1}", 1, 6), ("[01]", 1, 3), ("[1.]", 1, 4), ("[1e]", 1, 4), ("[-]", 1, 3),
      ("\"é\u{1}\"", 1, 3), ("[\"\\x\"]", 1, 4), ("[\"\\u12G4\"]", 1, 7), ("true false", 1, 6),
      ("nul", 1, 4), ("[1,]", 1, 4), ("{}\n\n}", 3, 1),
      (String(repeating: "[", count: 100_000), 1, 501),
    ])
  func brokenJSON(text: String, line: Int, column: Int) {
    #expect(throws: ReportFault.brokenJSON(line: line, column: column)) {
      try Document(json: Data(text.utf8))
    }
  }

  @Test("the place of a fault is where the system's own parser refuses too")
  func naiveTwin() throws {
    let whole = Array(ReportRenderer.json(SampleDocument.models))
    for turn in 0..<400 {
      var bytes = whole
      let place = turn * 7_919 % bytes.count
      bytes[place] = UInt8(0x20 + turn * 31 % 95)
      let data = Data(bytes)
      let parsed = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      do {
        _ = try Document(json: data)
        #expect(parsed != nil)
      } catch ReportFault.brokenJSON {
        #expect(parsed == nil, "\(place) became \(bytes[place])")
      } catch {
        #expect(parsed != nil, "\(place) became \(bytes[place])")
      }
    }
  }

  @Test("bytes that are not UTF-8 are refused where they stand, even in what is not read")
  func notUTF8() {
    let before = Data("{\"title\": \"\",\n \"unread\": \"é".utf8)
    let broken = before + [0xE2, 0x80] + Data("\"}".utf8)
    #expect(throws: ReportFault.brokenJSON(line: 2, column: 14)) { try Document(json: broken) }
  }

  @Test("JSON that is no report is refused with the way to the value")
  func notReport() {
    let fields = #""lead": "", "banners": [], "colophon": """#
    let cases: [(String, String, String)] = [
      ("{\(fields), \"sections\": []}", "", "“title” is missing"),
      ("[]", "", "the value is of another kind"),
      (
        "{\"title\": 1, \(fields), \"sections\": []}", "title", "the value is of another kind"
      ),
      (
        "{\"title\": \"\", \(fields), \"sections\": [{\"id\": \"\", \"title\": \"\", "
          + "\"subsections\": [], \"blocks\": [{}]}]}",
        "sections[0].blocks[0]", "“kind” is missing"
      ),
    ]
    for (text, place, problem) in cases {
      #expect(throws: ReportFault.notReport(place: place, problem: problem)) {
        try Document(json: Data(text.utf8))
      }
    }
  }
}
