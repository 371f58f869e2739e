import Foundation
import Reporting
import Testing
import _TestSupport

/// What each form of chart says in words and in its table.
@Suite("Tables and descriptions of charts")
struct FigureTableTests {
  private func cells(_ chart: Chart) -> [[String]] {
    chart.table(limit: nil).rows.map { row in
      row.cells.map { cell in
        switch cell {
        case .text(let text): text.runs.map(Self.plain).joined()
        case .number(let quantity): quantity.shown
        case .estimate(let estimate, let low, let high):
          "\(estimate.shown) (\(low.shown)–\(high.shown))"
        case .missing: "–"
        }
      }
    }
  }

  private static func plain(_ run: Inline) -> String {
    if case .plain(let words) = run { words } else { "?" }
  }

  private func heads(_ chart: Chart) -> [String] {
    chart.table().columns.map { column in
      [column.group, column.title, column.unit.map { "(\($0))" }].compactMap { $0 }
        .joined(separator: " ")
    }
  }

  @Test("histogram")
  func histogram() {
    let chart = Chart.histogram(
      "Views", of: AxisTitle("Views", unit: "count"), edges: [0, 1_500, 3_000],
      series: [HistogramSeries("claims", counts: [3, 4])], finding: "")
    #expect(heads(chart) == ["Views from (count)", "to (count)", "claims (count)"])
    #expect(cells(chart) == [["0", "1,500", "3"], ["1,500", "3,000", "4"]])
    #expect(
      chart.description
        == "Histogram: Views. Views (count) from 0 to 3,000 in 2 bins: claims, n = 7.")
  }

  @Test("bars")
  func bars() {
    let chart = Chart.bars(
      "Recall", value: "Recall",
      bars: [
        Bar("trees", .percent(0.9953), interval: .init(low: 0.9911, high: 0.9975), count: 1_889),
        Bar("rule", .percent(0.99)),
      ], finding: "")
    #expect(heads(chart) == ["Name", "Recall", "low end", "high end", "n"])
    #expect(
      cells(chart) == [
        ["trees", "99.5%", "99.1%", "99.8%", "1,889"], ["rule", "99.0%", "–", "–", "–"],
      ])
    #expect(
      chart.description == "Bar chart: Recall. Recall: trees 99.5% (99.1%–99.8%), rule 99.0%.")
  }

  @Test("shares")
  func shares() {
    let chart = Chart.shares(
      "t", parts: [SharePart("claim"), SharePart("opinion")],
      rows: [ShareRow("active", counts: [1, 3]), ShareRow("none", counts: [0, 0])], finding: "")
    #expect(
      heads(chart) == [
        "Group", "n", "claim count", "claim share", "opinion count", "opinion share",
      ])
    #expect(
      cells(chart) == [
        ["active", "4", "1", "25.0%", "3", "75.0%"], ["none", "0", "0", "–", "0", "–"],
      ])
  }

  @Test("curves with a band, and with a band of other places")
  func lines() {
    let aligned = Chart.lines(
      "t", x: "x", y: "y",
      lines: [
        LineSeries(
          "a", points: [LinePoint(x: 1, y: 2)], band: [BandPoint(x: 1, low: 1, high: 3)])
      ], marks: [LabelledPoint(x: 1, y: 2, label: "here")], finding: "")
    #expect(heads(aligned) == ["Curve", "x", "y", "low end", "high end"])
    #expect(cells(aligned) == [["here", "1", "2", "–", "–"], ["a", "1", "2", "1", "3"]])
    let apart = Chart.lines(
      "t", x: "x", y: "y",
      lines: [
        LineSeries(
          "a", points: [LinePoint(x: 1, y: 2)],
          band: [BandPoint(x: 0, low: 1, high: 3), BandPoint(x: 5, low: 1, high: 3)])
      ], finding: "")
    #expect(cells(apart).count == 3)
  }

  @Test("ROC, precision–recall and threshold curves have the lines that belong to them")
  func curves() {
    guard case .lines(let roc) = Gallery.roc.figure,
      case .lines(let recall) = Gallery.precisionRecall.figure,
      case .lines(let thresholds) = Gallery.thresholds.figure
    else {
      Issue.record("curves are lines")
      return
    }
    #expect(roc.lines.last?.points == [LinePoint(x: 0, y: 0), LinePoint(x: 1, y: 1)])
    #expect(roc.form == .square && recall.form == .square && thresholds.form == .wide)
    #expect(recall.lines.last?.name == "chance: 50.3%")
    #expect(recall.lines.last?.points.allSatisfy { $0.y == 0.5035 } == true)
    #expect(thresholds.references.map(\.label) == ["in use: 0.42"])
  }

  @Test("reliability keeps what has predictions, by ascending mean")
  func reliability() {
    let chart = Chart.reliability(
      "t",
      bins: [
        ReliabilityBin(mean: 0.9, share: 0.8, low: 0.7, high: 0.9, count: 5),
        ReliabilityBin(mean: 0.5, share: 0, low: 0, high: 1, count: 0),
        ReliabilityBin(mean: 0.1, share: 0.2, low: 0.1, high: 0.3, count: 10),
        ReliabilityBin(mean: .nan, share: 0, low: 0, high: 1, count: 3),
      ], finding: "")
    #expect(chart.omitted == 1)
    #expect(
      cells(chart) == [
        ["10.00%", "20.00%", "10.00%", "30.00%", "10"],
        ["90.00%", "80.00%", "70.00%", "90.00%", "5"],
      ])
  }

  @Test("heat map, waterfall, graph")
  func others() {
    #expect(cells(Gallery.confusion) == [["claim", "1,880", "9"], ["opinion", "2", "1,926"]])
    #expect(heads(Gallery.confusion) == ["Label", "Verdict claim", "Verdict opinion"])
    #expect(
      cells(Gallery.waterfall).prefix(2) == [
        ["rows read", "–", "19,382"], ["no label", "\u{2212}298", "19,084"],
      ])
    #expect(cells(Gallery.flow)[5] == ["evaluate", "3,817 rows", "train, split"])
    #expect(cells(Gallery.boxes)[2].suffix(3) == ["560,000", "560,000", "0"])
    #expect(cells(Gallery.violins)[1] == ["Claims", "9,608", "Median", "98", "–"])
  }

  @Test("an interval puts its ends in order; a reference that is nowhere is dropped")
  func small() {
    #expect(ValueInterval(low: 3, high: 1) == ValueInterval(low: 1, high: 3))
    let chart = Chart.bars(
      "t", value: "v", bars: [Bar("a", .exact(1))], reference: ReferenceLine(.nan, label: "r"),
      finding: "")
    guard case .bars(let figure) = chart.figure else { return }
    #expect(figure.reference == nil)
  }

  @Test("a given description replaces the made one")
  func description() {
    let chart = Chart.waterfall("t", steps: [], unit: "rows", finding: "", description: "mine")
    #expect(chart.description == "mine")
    let html = ReportRenderer.html(Document(title: "t", sections: [Section("s", [.chart(chart)])]))
    #expect(HTMLCheck(html).all("desc").map(\.text) == ["mine", "mine"])
  }
}
