import Foundation
import Reporting
import Testing

@Suite("Charts as values")
struct ChartTests {
  @Test("every chart of the gallery comes back from JSON as it was", arguments: Gallery.charts)
  func coding(chart: Chart) throws {
    let document = Document(title: "t", sections: [Section("s", [.chart(chart)])])
    let bytes = ReportRenderer.json(document)
    #expect(try JSONDecoder().decode(Document.self, from: bytes) == document)
    #expect(!chart.description.isEmpty)
  }

  @Test("numbers that cannot be drawn are left out and counted")
  func omitted() {
    let lines = Chart.lines(
      "t", x: "x", y: "y",
      lines: [
        LineSeries(
          "a",
          points: [
            LinePoint(x: 0, y: 1), LinePoint(x: 1, y: .nan), LinePoint(x: -1, y: 2),
            LinePoint(x: 3, y: 4),
          ])
      ], xScale: .log, finding: "")
    #expect(lines.omitted == 3)
    #expect(lines.table().rows.count == 1)
    let bars = Chart.bars(
      "t", value: "v",
      bars: [
        Bar("a", .exact(.infinity)), Bar("b", .exact(1), interval: .init(low: .nan, high: 2)),
      ], finding: "")
    #expect(bars.omitted == 2)
    let heat = Chart.heatMap(
      "t", rows: ["a"], columns: ["b", "c"], values: [[.nan, 1]], finding: "")
    #expect(heat.omitted == 1)
    for chart in [lines, bars, heat] {
      let document = Document(title: "t", sections: [Section("s", [.chart(chart)])])
      let note = chart.omitted == 1 ? "is not drawn" : "are not drawn"
      #expect(ReportRenderer.html(document).contains(note))
      #expect(ReportRenderer.markdown(document).contains(note))
      #expect(ReportRenderer.terminal(document, width: 80, color: false).contains(note))
    }
  }

  @Test("numbers that do not fit together are refused when read")
  func damaged() throws {
    let file = """
      {"title":"t","finding":"","description":"d","footnote":"","omitted":0,"figure":{\
      "kind":"shares","parts":[{"name":"a","tone":"claim"}],"rows":[{"name":"r","counts":[1,2]}]}}
      """
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Chart.self, from: Data(file.utf8))
    }
    let cycle = """
      {"title":"t","finding":"","description":"d","footnote":"","omitted":0,"figure":{\
      "kind":"flow","nodes":[{"id":"a","title":"","detail":"","tone":"neutral"}],\
      "edges":[{"from":"a","to":"a"}]}}
      """
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Chart.self, from: Data(cycle.utf8))
    }
  }

  @Test("a long table is thinned for readers, says so, and is whole on demand")
  func tables() {
    let chart = Chart.lines(
      "t", x: "x", y: "y",
      lines: [LineSeries("a", points: (0..<500).map { LinePoint(x: Double($0), y: 1) })],
      finding: "")
    #expect(chart.table().rows.count == 60)
    #expect(chart.table(limit: nil).rows.count == 500)
    #expect(
      ReportRenderer.markdown(Document(title: "t", sections: [Section("s", [.chart(chart)])]))
        .contains("60 of 500 rows, evenly spaced; JSON has all."))
  }

  @Test("links in findings and footnotes are checked")
  func links() {
    let chart = Chart.shares(
      "t", parts: [], rows: [], finding: "See \(link: "nowhere", to: .section("gone")).")
    let site = Site(
      title: "s",
      pages: [
        ReportPage(
          name: "p", document: Document(title: "t", sections: [Section("s", [.chart(chart)])]))
      ])
    #expect(site.deadLinks.count == 1)
  }

  @Test("the layers of a graph follow its arrows, and long arrows pass beside boxes")
  func layers() {
    guard case .flow(let figure) = Gallery.flow.figure else { return }
    let layers = figure.layers
    #expect(layers == [0, 1, 2, 2, 3, 4, 5])
  }
}
