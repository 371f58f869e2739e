import Reporting
import Testing

@Suite("Terminal")
struct TerminalTests {
  // Expected widths are those of the Python package wcwidth and of common terminals.
  @Test(
    "width of text",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("한국", 4), ("ｱ", 1), ("Ａ", 2),
      ("👩‍🔬", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("−∞×10⁻⁵", 7), ("a\u{200B}b", 2), ("ไทย", 3),
      ("─━█", 3), ("\u{AD}", 0), ("⚡", 2), ("、", 2),
    ])
  func width(text: String, expected: Int) { #expect(DisplayWidth.of(text) == expected) }

  private static let words = [
    "a", "verdict", "日本語の文章", "👩‍🔬", "extraordinarilylongwordthatfitsnowhere", "e\u{301}", "",
  ]

  private static func table(seed: Int) -> Table {
    var state = UInt64(seed + 1)
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func text() -> String {
      (0..<next(6)).map { _ in words[next(words.count)] }.joined(separator: " ")
    }
    let columns = (0..<1 + next(7)).map { _ in
      next(2) == 0
        ? TableColumn.text(text(), group: next(3) == 0 ? "group" : nil)
        : .number(text(), unit: next(3) == 0 ? "unit" : nil)
    }
    let rows = (0..<next(5)).map { _ in
      TableRow(
        columns.map { column in
          switch next(6) {
          case 0: .missing
          case 1, 2: .text(InlineText(text()))
          case 3: .estimate(.percent(0.5), low: .count(next(9)), high: .count(next(1_000_000)))
          default: .number(.fixed(Double(next(1_000_000)) / 7, digits: next(6)))
          }
        }, emphasis: next(2) == 0 ? .strong : .quiet, tone: .claim)
    }
    return Table(caption: InlineText(text()), columns: columns, rows: rows, footnote: "")
  }

  @Test("a table is never wider than its terminal, and its numbers are whole")
  func tables() {
    for seed in 0..<400 {
      let table = Self.table(seed: seed)
      let style = TerminalStyle(width: 30 + seed % 91, color: false)
      let lines = TerminalTable(table).lines(style)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= style.width }, "seed \(seed)")
      for cell in table.rows.flatMap(\.cells) {
        if case .number(let quantity) = cell {
          #expect(lines.contains { $0.contains(quantity.shown) }, "seed \(seed)")
        }
      }
    }
  }

  @Test("numbers stand to the right, words to the left")
  func alignment() {
    let table = Table(
      caption: "", columns: [.text("Name"), .number("n")],
      rows: [TableRow(["日本", .count(5)]), TableRow(["b", .count(1_000)])])
    let lines = TerminalTable(table).lines(TerminalStyle(width: 80, color: false))
    #expect(lines == ["Name      n", "───────────", "日本      5", "b     1,000", "───────────"])
  }

  @Test("colour adds codes and nothing else")
  func color() {
    for width in [30, 55, 100] {
      let plain = ReportRenderer.terminal(SampleDocument.models, width: width, color: false)
      let colored = ReportRenderer.terminal(SampleDocument.models, width: width, color: true)
      #expect(!plain.contains("\u{1B}"))
      #expect(colored.contains("\u{1B}["))
      let lines = colored.replacing(#/\x1B\[[0-9;]*m/#, with: "").split(separator: "\n")
        .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      #expect(lines == plain.split(separator: "\n").map(String.init))
    }
  }

  @Test("folded text keeps its words in order, and no line is too long")
  func folding() {
    for width in 30...60 {
      let lead = (0..<100).map { Self.words[($0 * $0 + width) % Self.words.count] }
      let document = Document(title: "t", lead: InlineText(lead.joined(separator: " ")))
      let lines = ReportRenderer.terminal(document, width: width, color: false)
        .split(separator: "\n").dropFirst(2)
      #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width })
      #expect(
        lines.joined().replacing(" ", with: "") == lead.joined().replacing(" ", with: ""))
    }
  }

  @Test("a line of progress fits, and says 100 % only at the end")
  func progress() {
    let style = TerminalStyle(width: 60, color: false)
    func line(_ fraction: Double?, note: String = "") -> String {
      ProgressLine(label: "Fit trees", fraction: fraction, note: note).line(style, labelWidth: 10)
    }
    #expect(line(0.5) == "Fit trees  ████████████░░░░░░░░░░░░  50%")
    #expect(line(0.999).hasSuffix(" 99%"))
    #expect(line(1) == "Fit trees  ████████████████████████ 100%")
    #expect(line(.nan).hasSuffix("  0%"))
    #expect(line(nil, note: "waits") == "Fit trees    waits")
    for width in 30...80 {
      let line = ProgressLine(
        label: "日本語の長い名前です、とても", fraction: 0.37, note: "fold 3 of 5, 12 s left"
      )
      .line(TerminalStyle(width: width, color: false))
      #expect(DisplayWidth.of(line) <= width)
    }
  }
}
