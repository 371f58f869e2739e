import Foundation
import Reporting
import Testing
import _TestSupport

/// Text that tries to be more than text, in every place where text can stand.
@Suite("Hostile text")
struct HostileTextTests {
  static let texts = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)", "]]>",
    "</style><img src=x onerror=alert(1)>", "<!-- ", "&lt;b&gt;", "=HYPERLINK(\"http://x\")",
    "+1", "-1", "@SUM(A1)", "\u{202E}gnp.exe\u{2069}", "a\u{200F}b\u{FEFF}c\u{2028}d",
    "\u{1B}[31mred\u{1B}[0m\u{7}\u{8}\u{9B}2J", "one\r\ntwo\rthree\tfour", "| a | b |\n| - | - |",
    "# heading", "1. item", "- item", "> [!WARNING]", "![x](http://x/y.png)", "[a](javascript:0)",
    "`code` ``more``", "***bold*** _it_ ~~no~~ $x$", "```\nfence\n```", "<details><summary>",
    "https://example.org www.example.org", "\\", "a\\", "", " ", "   x   ", "👩‍👩‍👧‍👦 e\u{301}\u{301} 日本語",
    "`\u{301} |\u{301} <\u{301}b>", "\u{301}>", "javascript:alert(1)", "/etc/passwd",
    "\u{0}", "\u{E0041}\u{E007F}", "%s %n %@",
  ]

  /// A document that has the text everywhere.
  static func document(_ text: String) -> Document {
    let inline = InlineText([
      .plain(text), .strong(text), .emphasis(text), .code(text), .link(text, to: .web(text)),
      .link(text, to: .file(text)), .link(text, to: .page(text, section: text)),
      .number(.exact(1, unit: text)),
    ])
    let table = Table(
      caption: inline,
      columns: [
        TableColumn(text, unit: text, group: text, alignment: .leading), .number(text, unit: text),
      ],
      rows: [TableRow([.text(inline), .missing(text)]), TableRow([.code(text), .count(3)])],
      footnote: inline)
    return Document(
      title: text, lead: inline, banners: [Note(.danger, title: text, inline)],
      sections: [
        Section(
          text, id: text,
          [
            .paragraph(inline), .bullets([inline]), .steps([inline]), .table(table),
            .keyFigures([KeyFigure(text, .text(inline), note: inline, tone: .claim)]),
            .definitions([Definition(inline, inline)]), .preformatted(text),
            .details(inline, [.paragraph(inline), .note(.info, title: text, inline)]),
          ] + charts(text).map(Block.chart))
      ], colophon: inline)
  }

  /// Pictures that have the text in every place of theirs.
  static func charts(_ text: String) -> [Chart] {
    let axis = AxisTitle(text, unit: text)
    let box = BoxGroup(
      text, count: 9, minimum: 0, lowerWhisker: 1, lowerQuartile: 2, median: 3, upperQuartile: 4,
      upperWhisker: 5, maximum: 9, outliers: 2)
    let line = LineSeries(
      text, points: [LinePoint(x: 0, y: 0), LinePoint(x: 1, y: 1)],
      band: [BandPoint(x: 0, low: 0, high: 1), BandPoint(x: 1, low: 0, high: 1)])
    let inline = InlineText([.plain(text), .code(text), .link(text, to: .web(text))])
    return [
      .histogram(
        text, of: axis, edges: [0, 1], series: [HistogramSeries(text, counts: [1])],
        finding: inline, description: text, footnote: inline),
      .boxPlot(text, value: axis, groups: [box], finding: inline),
      .bars(
        text, value: axis, bars: [Bar(text, .exact(1, unit: text), count: 3)],
        reference: ReferenceLine(0.5, label: text), finding: inline),
      .shares(
        text, parts: [SharePart(text)], rows: [ShareRow(text, counts: [2])], finding: inline),
      .scatter(
        text, x: axis, y: axis, series: [PointSeries(text, points: [PlotPoint(x: 1, y: 2)])],
        finding: inline),
      .lines(
        text, x: axis, y: axis, lines: [line],
        references: [ReferenceLine(0.5, label: text, axis: .y), ReferenceLine(0.5, label: text)],
        marks: [LabelledPoint(x: 0.5, y: 0.5, label: text)], finding: inline),
      .heatMap(
        text, rows: [text], columns: [text], values: [[1]], rowTitle: text, columnTitle: text,
        finding: inline),
      .waterfall(
        text, steps: [WaterfallStep(text, total: 2), WaterfallStep(text, change: -1, total: 1)],
        unit: text, finding: inline),
      .flow(
        text,
        nodes: [
          FlowNode("a", title: text, detail: text), FlowNode("b", title: text, detail: text),
        ],
        edges: [FlowEdge(from: "a", to: "b")], finding: inline),
    ]
  }

  @Test("is inert in HTML", arguments: texts)
  func html(text: String) {
    let navigation = SiteNavigation(
      title: text, entries: [.init(name: "p", title: text)], current: "p")
    let html = ReportRenderer.html(Self.document(text), navigation: navigation)
    let check = HTMLCheck(html)
    let ignored = ["leads nowhere"]
    #expect(check.pageFaults.filter { fault in !ignored.contains { fault.hasSuffix($0) } } == [])
    #expect(check.all("h1").first?.text == InertText.line(text))
    #expect(check.all("pre").first?.text == InertText.lines(text))
    #expect(!html.unicodeScalars.contains { InertText.steers($0) && $0 != "\n" && $0 != "\t" })
  }

  @Test("is inert in Markdown and a terminal", arguments: texts)
  func plainText(text: String) {
    let document = Self.document(text)
    let markdown = ReportRenderer.markdown(document)
    let terminal = ReportRenderer.terminal(document, width: 60, color: false)
    for rendering in [markdown, terminal] {
      #expect(
        !rendering.unicodeScalars.contains { InertText.steers($0) && $0 != "\n" && $0 != "\t" })
    }
    #expect(terminal.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 60 })
    let unescaped = Self.outsideCode(markdown)
    #expect(!unescaped.contains("<script"))
    #expect(!unescaped.contains("<img"))
    #expect(!unescaped.contains("](javascript:"))
    #expect(!unescaped.contains("![x]"))
  }

  /// The lines of Markdown outside fences, without code spans and escaped marks.
  private static func outsideCode(_ markdown: String) -> String {
    var isFenced = false
    let lines = markdown.split(separator: "\n").filter { line in
      if line.hasPrefix("```") { isFenced.toggle() }
      // A summary is HTML up to its end, where marks of Markdown mean nothing.
      return !isFenced && !line.hasPrefix("<summary>")
    }
    return lines.joined(separator: "\n").replacing(#/(`+).*?[^`]\1(?!`)/#, with: "")
      .replacing(#/\\./#, with: "")
  }

  @Test("is all there in JSON, and nothing in the file is invisible", arguments: texts)
  func json(text: String) throws {
    let document = Self.document(text)
    let bytes = ReportRenderer.json(document)
    #expect(try JSONDecoder().decode(Document.self, from: bytes) == document)
    let file = String(decoding: bytes, as: UTF8.self)
    #expect(!file.contains("<"))
    #expect(!file.unicodeScalars.contains { InertText.steers($0) && $0 != "\n" })
  }

  @Test("a cell of a megabyte is shortened for readers and whole in JSON")
  func megabyte() throws {
    let text = String(repeating: "lorem ipsum ", count: 90_000)
    let document = Document(
      title: "t",
      sections: [
        Section(
          "s",
          [
            .preformatted(text),
            .table(
              Table(
                caption: "c", columns: [.text("a")], rows: [TableRow([.text(InlineText(text))])])),
          ])
      ])
    let note = "[shortened; 1,080,000 characters in all]"
    for rendering in [
      ReportRenderer.html(document), ReportRenderer.markdown(document),
      ReportRenderer.terminal(document, width: 80, color: true),
    ] {
      #expect(rendering.utf8.count < 100_000)
      #expect(rendering.replacing(#/\s+/#, with: " ").replacing("\\", with: "").contains(note))
    }
    let bytes = ReportRenderer.json(document)
    #expect(try JSONDecoder().decode(Document.self, from: bytes) == document)
  }

  @Test("marks are shown by their code points")
  func marks() {
    #expect(InertText.line("a\u{202E}b\u{0}c\r\nd\re") == "a⟨U+202E⟩b⟨U+0000⟩c d⟨U+000D⟩e")
    #expect(InertText.line("x\r") == "x⟨U+000D⟩")
    #expect(InertText.lines("a\r\n\tb\n") == "a\n\tb")
    #expect(InertText.line("👩‍🔬 نص עברית") == "👩‍🔬 نص עברית")
    #expect(InertText.line("abcdef", limit: 3) == "abc … [shortened; 6 characters in all]")
  }
}
