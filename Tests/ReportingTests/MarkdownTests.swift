import Reporting
import Testing

@Suite("Markdown")
struct MarkdownTests {
  private func body(_ blocks: [Block]) -> String {
    let document = Document(title: "t", sections: [Section("s", blocks)])
    let markdown = ReportRenderer.markdown(document)
    #expect(markdown.hasPrefix("# t\n\n## s\n"))
    return String(markdown.dropFirst("# t\n\n## s\n\n".count).dropLast())
  }

  @Test("lists are bulleted or numbered")
  func lists() {
    #expect(body([.bullets(["a", "\(code: "b")"])]) == "- a\n- `b`")
    #expect(body([.steps(["a", "b"])]) == "1. a\n2. b")
  }

  @Test("notes are GitHub's alerts", arguments: Note.Kind.allCases)
  func notes(kind: Note.Kind) {
    let word = [Note.Kind.info: "NOTE", .good: "TIP", .warning: "WARNING", .danger: "CAUTION"][kind]
    #expect(body([.note(kind, "x")]) == "> [!\(word ?? "")]\n> x")
    #expect(body([.note(kind, title: "T", "x")]) == "> [!\(word ?? "")]\n> **T.** x")
  }

  @Test("tables have captions, units, groups and alignment")
  func table() {
    let table = Table(
      caption: "C", columns: [.text("a|b"), .number("n", unit: "s", group: "g")],
      rows: [
        TableRow([.code("x|y"), .number(.count(1_000))]),
        TableRow([.missing, .missing("why")], emphasis: .strong),
        TableRow(["", "z"], emphasis: .strong),
      ], footnote: "F")
    #expect(
      body([.table(table)]) == """
        C

        | a\\|b | g: n (s) |
        | :-- | --: |
        | `x\\|y` | 1,000 |
        | **–** | **–** |
        |  | **z** |

        F
        """)
  }

  @Test("key figures and definitions are lists")
  func lines() {
    #expect(
      body([
        .keyFigures([
          KeyFigure("AUC", .number(.fixed(0.5, digits: 2)), note: "n = \(3)"),
          KeyFigure("Winner", "none"),
        ])
      ]) == "- AUC: **0.50** – n = 3\n- Winner: **none**")
    #expect(body([.definitions([Definition("a", "b")])]) == "- a: b")
  }

  @Test("folded parts keep their blocks apart from the markup")
  func details() {
    #expect(
      body([.details("a < b", [.paragraph("x"), .preformatted("y\n")])])
        == "<details>\n<summary>a &lt; b</summary>\n\nx\n\n```text\ny\n```\n\n</details>")
  }

  @Test("a section whose name is not that of its title has an anchor")
  func anchors() {
    let document = Document(title: "t", sections: [Section("A b", id: "c"), Section("A b")])
    #expect(
      ReportRenderer.markdown(document) == "# t\n\n<a id=\"c\"></a>\n\n## A b\n\n## A b\n")
  }

  @Test("headings do not lose marks at their end")
  func headings() {
    let document = Document(title: "C#", sections: [Section(" # x ")])
    #expect(ReportRenderer.markdown(document).hasPrefix("# C\\#\n\n"))
    #expect(ReportRenderer.markdown(document).contains("## \\# x\n"))
  }

  @Test("spaces stay outside the marks of emphasis")
  func emphasis() {
    let text: InlineText = "\(strong: " a ")\(emphasis: "  ")b"
    #expect(body([.paragraph(text)]) == "**a**   b")
  }

  @Test("numbers read as everywhere")
  func numbers() {
    let text: InlineText =
      "\(.pValue(2.6e-120)), \(.fixed(-1.5, digits: 1)), \(.fixed(.nan, digits: 1))"
    #expect(body([.paragraph(text)]) == "2.6×10⁻¹²⁰, −1.5, NaN")
  }

  @Test("pages are linked, the current one is not")
  func navigation() {
    let navigation = SiteNavigation(
      title: "s", entries: [.init(name: "a", title: "A*"), .init(name: "b", title: "B")],
      current: "b")
    let markdown = ReportRenderer.markdown(Document(title: "t"), navigation: navigation)
    #expect(markdown == "[A\\*](a.md) · **B**\n\n# t\n")
  }
}
