import Reporting
import Testing
import _TestSupport

@Suite("HTML of blocks")
struct HTMLBlockTests {
  private func check(_ blocks: [Block]) -> HTMLCheck {
    let check = HTMLCheck(
      ReportRenderer.html(Document(title: "t", sections: [Section("s", blocks)])))
    #expect(check.pageFaults == [])
    return check
  }

  @Test("a table names its columns, groups and rows")
  func table() throws {
    let table = Table(
      caption: "C",
      columns: [
        .number("n"), .text("name"), .number("x", unit: "s", group: "g"), .number("y", group: "g"),
      ],
      rows: [TableRow([.count(1), "a", .count(2), .missing("not measured")], emphasis: .strong)],
      rowHeader: 1)
    let check = check([.table(table)])
    let headings = check.all("th")
    #expect(headings.map(\.text) == ["g", "n", "name", "x (s)", "y", "a"])
    #expect(
      headings.map { $0.attributes["scope"] } == ["colgroup", "col", "col", "col", "col", "row"])
    #expect(headings.first?.attributes["colspan"] == "2")
    #expect(check.all("td").map { $0.attributes["colspan"] }.first == "2")
    #expect(check.all("tr").last?.attributes["class"] == "strong")
    let missing = try #require(check.elements.first { $0.attributes["class"] == "missing" })
    #expect(missing.attributes["title"] == "not measured")
    #expect(missing.text == "–not measured")
  }

  @Test("two tables have two labels, inside folded parts too")
  func labels() {
    let table = Block.table(Table(caption: "C", columns: [.text("a")], rows: []))
    let check = check([table, .details("d", [table]), table])
    let labels = check.elements.compactMap { $0.attributes["aria-labelledby"] }
    #expect(labels == ["table.1", "table.2", "table.3"])
  }

  @Test("a table without row names or columns is sound")
  func bareTables() {
    let check = check([
      .table(
        Table(
          caption: "", columns: [.text("a")], rows: [TableRow(["x"], tone: .claim)], rowHeader: nil)
      ),
      .table(Table(caption: "", columns: [], rows: [])),
    ])
    #expect(check.all("th").map { $0.attributes["scope"] } == ["col"])
    #expect(check.all("tr").contains { $0.attributes["class"] == "toned claim" })
  }

  @Test("every tone and every kind of note has a look of its own")
  func tones() {
    let figures = Tone.allCases.map { KeyFigure($0.rawValue, .count(1), tone: $0) }
    let check = check([.keyFigures(figures)] + Note.Kind.allCases.map { .note($0, "x") })
    let classes = check.elements.compactMap { $0.attributes["class"] }
    for tone in Tone.allCases { #expect(classes.contains("figure \(tone.rawValue)")) }
    for kind in Note.Kind.allCases { #expect(classes.contains("note \(kind.rawValue)")) }
    let sheet = check.all("style").first?.text ?? ""
    for tone in Tone.allCases { #expect(sheet.contains(".\(tone.rawValue)")) }
  }

  @Test("a note says its kind where it has no title")
  func notes() {
    let check = check([.note(.danger, "x"), .note(.danger, title: "T", "y")])
    let notes = check.elements.filter { $0.attributes["role"] == "note" }
    #expect(notes.map(\.text) == ["Danger. x", "T. y"])
  }

  @Test("lists, definitions and preformatted text keep their words")
  func words() {
    let check = check([
      .bullets(["a", "b"]), .steps(["c"]), .definitions([Definition("d", "e")]),
      .preformatted("f\n  g\n"),
    ])
    #expect(check.all("li").map(\.text).suffix(3) == ["a", "b", "c"])
    #expect(check.all("dt").map(\.text) == ["d"])
    #expect(check.all("dd").map(\.text) == ["e"])
    #expect(check.all("pre").map(\.text) == ["f\n  g"])
    #expect(check.all("pre").first?.attributes["tabindex"] == "0")
  }

  @Test("banners come before the content, in a landmark of their own")
  func banners() throws {
    let document = Document(title: "t", banners: [Note(.warning, title: "Generated", "x")])
    let check = HTMLCheck(ReportRenderer.html(document))
    #expect(check.pageFaults == [])
    let banner = try #require(check.elements.firstIndex { $0.attributes["class"] == "banners" })
    let main = try #require(check.elements.firstIndex { $0.tag == "main" })
    #expect(banner < main)
    #expect(check.elements[banner].attributes["aria-label"] == "Read this first")
    #expect(ReportRenderer.markdown(document) == "# t\n\n> [!WARNING]\n> **Generated.** x\n")
    let terminal = ReportRenderer.terminal(document, width: 40, color: false)
    #expect(terminal == "┃ Generated. x\n\nt\n━\n")
  }

  @Test("every rendering shows the same text for a number")
  func sameNumbers() {
    let numbers: [Quantity] = [
      .count(19_084), .percent(0.995_2), .pValue(2.6e-120), .duration(seconds: 0.85),
      .fixed(-1.25, digits: 1), .significant(501_029.45), .bytes(1_234_567),
    ]
    for number in numbers {
      let document = Document(title: "t", lead: "\(number)")
      #expect(ReportRenderer.html(document).contains(">\(number.shown)</data>"))
      #expect(ReportRenderer.markdown(document).hasSuffix("\n\(number.shown)\n"))
      #expect(
        ReportRenderer.terminal(document, width: 40, color: false).hasSuffix("\n\(number.shown)\n"))
    }
  }
}
