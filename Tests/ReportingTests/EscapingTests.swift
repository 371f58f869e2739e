import Foundation
import Reporting
import Testing
import _TestSupport

/// Random text over an alphabet of everything that has a meaning somewhere.
@Suite("Escaping")
struct EscapingTests {
  private static let alphabet = Array(
    "ab1 <>&\"'`*_[]()#+-.!|~\\$:/=@^{}%\u{202E}\u{301}\u{1B}\u{0}é日👩\u{200D}".unicodeScalars)

  /// Text that depends only on the seed (a linear congruential generator; Knuth's MMIX).
  private static func text(seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var text = String.UnicodeScalarView()
    for _ in 0..<next(40) { text.append(alphabet[next(alphabet.count)]) }
    return String(text)
  }

  @Test("HTML reads back as the inert text")
  func html() {
    for seed in 0..<1_000 as Range<UInt64> {
      let text = Self.text(seed: seed)
      var writer = HTMLWriter()
      writer.documentType()
      writer.element("p", [.init("title", text)], text: text)
      let check = HTMLCheck(writer.markup)
      #expect(check.faults == [], "seed \(seed)")
      #expect(check.elements.first?.text == InertText.line(text), "seed \(seed)")
      #expect(check.elements.first?.attributes["title"] == InertText.line(text), "seed \(seed)")
    }
  }

  @Test("Markdown without its escapes is the inert text, and nothing special stands bare")
  func markdown() {
    let special = Set("`*[]<>|~$^\\".unicodeScalars)
    for seed in 0..<1_000 as Range<UInt64> {
      let text = Self.text(seed: seed)
      var plain = String.UnicodeScalarView()
      var isEscaped = false
      for scalar in MarkdownText.escaped(text).replacingOccurrences(
        of: "&amp;", with: "&", options: .literal
      ).unicodeScalars {
        if scalar == "\\", !isEscaped {
          isEscaped = true
          continue
        }
        #expect(isEscaped || !special.contains(scalar), "seed \(seed)")
        plain.append(scalar)
        isEscaped = false
      }
      #expect(String(plain) == InertText.line(text), "seed \(seed)")
    }
  }

  @Test(
    "Markdown is escaped where it must be and nowhere else",
    arguments: [
      ("video_view_count", "video_view_count"), ("_a_", "\\_a\\_"), ("99.5%", "99.5%"),
      ("1. x", "1\\. x"), ("- x", "\\- x"), ("-5", "-5"), ("---", "\\---"), ("# x", "\\# x"),
      ("a # x", "a # x"), ("p < 0.1", "p \\< 0.1"), ("a & b", "a &amp; b"),
      ("http://x.org", "http\\://x.org"), ("www.x.org", "www\\.x.org"), ("12) x", "12\\) x"),
      ("Look!", "Look\\!"), ("a! b", "a! b"),
    ])
  func markdownCases(text: String, expected: String) {
    #expect(MarkdownText.escaped(text) == expected)
  }

  @Test(
    "code spans outlive backticks and bars",
    arguments: [
      ("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a|b", "`a\\|b`"), ("", "` `"),
      (" a ", "`  a  `"),
    ])
  func code(text: String, expected: String) {
    #expect(MarkdownText.code(text, inTable: true) == expected)
  }

  @Test("runs that touch stay apart")
  func touching() {
    let text: InlineText =
      "\(strong: "a")\(emphasis: "b")\(code: "c")\(code: "d") e!\(link: "f", to: .file("g"))"
    let markdown = ReportRenderer.markdown(Document(title: "t", lead: text))
    #expect(markdown == "# t\n\n**a**<!-- -->*b*`c`<!-- -->`d` e\\![f](g)\n")
  }

  @Test("a bar is bare in code outside tables")
  func bar() { #expect(MarkdownText.code("a|b", inTable: false) == "`a|b`") }

  @Test("fences are longer than what they hold")
  func fence() { #expect(MarkdownText.fenced("````\n") == "`````text\n````\n`````") }

  @Test("JSON reads back as the document")
  func json() throws {
    for seed in 0..<100 as Range<UInt64> {
      let document = HostileTextTests.document(Self.text(seed: seed))
      let bytes = ReportRenderer.json(document)
      #expect(try JSONDecoder().decode(Document.self, from: bytes) == document, "seed \(seed)")
    }
  }
}
