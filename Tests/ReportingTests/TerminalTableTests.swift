import Reporting
import Testing

/// Tables whose layout is known.
@Suite("Terminal tables")
struct TerminalTableTests {
  private func lines(_ table: Table, width: Int) -> [String] {
    TerminalTable(table).lines(TerminalStyle(width: width, color: false))
  }

  private let wide = Table(
    caption: "Scores",
    columns: [.text("Model"), .number("Average precision"), .text("What it knows")],
    rows: [
      TableRow(["Trees", .number(.fixed(0.5, digits: 2)), "counts, ratios and the author"]),
      TableRow(["None", .missing, "nothing"]),
    ])

  @Test("wide enough: nothing folds")
  func natural() {
    #expect(
      lines(wide, width: 80)
        == [
          "Scores",
          "Model  Average precision  What it knows",
          "──────────────────────────────────────────────────────",
          "Trees               0.50  counts, ratios and the author",
          "None                   –  nothing",
          "──────────────────────────────────────────────────────",
        ].map { $0.hasPrefix("─") ? String(repeating: "─", count: 55) : $0 })
  }

  @Test("narrower: headings fold first, and stand at the bottom")
  func foldedHeadings() {
    let lines = lines(wide, width: 47)
    #expect(lines[1] == "         Average")
    #expect(lines[2] == "Model  precision  What it knows")
    #expect(lines[4] == "Trees       0.50  counts, ratios and the author")
  }

  @Test("narrower still: words fold, numbers do not")
  func foldedWords() {
    let lines = lines(wide, width: 36)
    #expect(lines[4] == "Trees       0.50  counts, ratios and")
    #expect(lines[5] == "                  the author")
  }

  @Test("too narrow: each row is a list")
  func records() {
    let table = Table(
      caption: "",
      columns: [.text("Model")]
        + (1...5).map { .number("Number \($0)", group: $0 < 3 ? "g" : nil) },
      rows: [
        TableRow(["A"] + (1...5).map { .number(.fixed(Double($0) / 7, digits: 9)) })
      ])
    #expect(
      lines(table, width: 34) == [
        String(repeating: "─", count: 34),
        "A",
        "  g: Number 1  0.142857143",
        "  g: Number 2  0.285714286",
        "  Number 3     0.428571429",
        "  Number 4     0.571428571",
        "  Number 5     0.714285714",
        String(repeating: "─", count: 34),
      ])
  }

  @Test("groups stand over their columns")
  func groups() {
    let table = Table(
      caption: "",
      columns: [
        .text("Label"), .number("claim", group: "Verdict"), .number("opinion", group: "Verdict"),
      ],
      rows: [TableRow(["claim", .count(1_886), .count(3)])])
    #expect(
      lines(table, width: 40) == [
        "       ╌╌ Verdict ╌╌╌",
        "Label  claim  opinion",
        "─────────────────────",
        "claim  1,886        3",
        "─────────────────────",
      ])
  }

  @Test("a table without columns has no lines, one without rows has a head")
  func empty() {
    #expect(lines(Table(caption: "", columns: [], rows: []), width: 40) == [])
    #expect(
      lines(Table(caption: "c", columns: [.text("a")], rows: []), width: 40)
        == ["c", "a", "──", "──"])
  }

  @Test("emphasis and tone are colours, not words")
  func colours() {
    let table = Table(
      caption: "", columns: [.text("a"), .number("n")],
      rows: [
        TableRow(["x", .count(1)], emphasis: .strong),
        TableRow(["y", .count(2)], emphasis: .quiet), TableRow(["z", .count(3)], tone: .claim),
      ])
    let lines = TerminalTable(table).lines(TerminalStyle(width: 40, color: true))
    #expect(lines[2].hasPrefix("\u{1B}[1mx"))
    #expect(lines[3].hasPrefix("\u{1B}[2my"))
    #expect(lines[4].hasPrefix("\u{1B}[38;5;208mz"))
  }

  @Test("a style has at least 30 columns and at most 120")
  func style() {
    #expect(TerminalStyle(width: 0, color: true).width == 30)
    #expect(TerminalStyle(width: 1_000, color: true).width == 120)
  }
}
