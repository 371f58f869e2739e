import Foundation
import Reporting
import Testing
import _TestSupport

/// Marks stand where the axes say, read back from the pages.
@Suite("Marks and axes")
struct GeometryTests {
  /// Rounding to a tenth of a pixel, twice, and the half pixels between neighbours.
  private func close(_ first: Double, _ second: Double, within tolerance: Double = 0.3) -> Bool {
    abs(first - second) <= tolerance
  }

  @Test("a bar begins at zero and ends at its value", arguments: [false, true])
  func bars(isNarrow: Bool) {
    let values = [3.0, 7.5, -2]
    let drawn = DrawnChart(
      .bars(
        "t", value: "v",
        bars: values.enumerated().map { Bar("b\($0.offset)", .exact($0.element), tone: .claim) },
        finding: ""), isNarrow: isNarrow)
    let axis = [("0", 0.0), ("6", 6.0)]
    let shapes = drawn.shapes("bar", "claim")
    if isNarrow {
      #expect(shapes.count == 3)
    }
    for (value, shape) in zip(values, shapes) {
      #expect(close(shape.left, drawn.x(min(value, 0), named: axis)))
      #expect(close(shape.right, drawn.x(max(value, 0), named: axis)))
    }
    #expect(drawn.words("value").map(\.text) == ["3", "7.5", "\u{2212}2"])
    #expect(drawn.words("label").map(\.text) == ["b0", "b1", "b2"])
    if !isNarrow { #expect(shapes.map(\.hint) == ["b0: 3", "b1: 7.5", "b2: \u{2212}2"]) }
  }

  @Test("an interval reaches from its low to its high end, a dot is on its value")
  func dots() {
    let drawn = DrawnChart(
      .bars(
        "t", value: "v",
        bars: [Bar("a", .exact(0.97), interval: .init(low: 0.96, high: 0.99), tone: .good)],
        reference: ReferenceLine(0.98, label: "rule"), shape: .dots, finding: ""))
    let axis = [("0.96", 0.96), ("0.99", 0.99)]
    let level = drawn.shapes("interval").filter { $0.top == $0.bottom }
    #expect(level.count == 1)
    #expect(close(level[0].left, drawn.x(0.96, named: axis)))
    #expect(close(level[0].right, drawn.x(0.99, named: axis)))
    #expect(close(drawn.shapes("dot")[0].middle.x, drawn.x(0.97, named: axis)))
    #expect(close(drawn.shapes("rule")[0].left, drawn.x(0.98, named: axis)))
    #expect(drawn.words.contains { $0.text == "rule" })
  }

  @Test("the bars of a histogram are as wide as their bins and as high as their counts")
  func histogram() {
    let drawn = DrawnChart(
      .histogram(
        "t", of: "v", edges: [0, 10, 30, 40],
        series: [HistogramSeries("s", tone: .opinion, counts: [4, 8, 0])], finding: ""))
    let bars = drawn.shapes("bar")
    #expect(bars.count == 2)
    let x = [("0", 0.0), ("40", 40.0)]
    // Half a pixel of paper on each side parts neighbours. The axes share the name 0.
    let ticks = drawn.words("tick").filter { $0.text == "40" }
    #expect(ticks.count == 1 && !x.isEmpty)
    #expect(close(bars[1].right - bars[1].left + 1, 2 * (bars[0].right - bars[0].left + 1)))
    #expect(close(bars[1].bottom - bars[1].top, 2 * (bars[0].bottom - bars[0].top)))
    #expect(bars.map(\.hint) == ["0 to 10: 4", "10 to 30: 8"])
    #expect(drawn.words("direct").map(\.text) == ["s, n = 12"])
  }

  @Test("panels share a scale of counts unless they differ too much")
  func panels() {
    func drawn(_ second: Int) -> DrawnChart {
      DrawnChart(
        .histogram(
          "t", of: "v", edges: [0, 1],
          series: [
            HistogramSeries("a", tone: .claim, counts: [100]),
            HistogramSeries("b", tone: .opinion, counts: [second]),
          ], finding: ""))
    }
    func heights(_ drawn: DrawnChart) -> [Double] { drawn.shapes("bar").map { $0.bottom - $0.top } }
    let shared = heights(drawn(50))
    #expect(close(shared[0], 2 * shared[1]))
    let own = heights(drawn(10))
    #expect(close(own[0], own[1]))
  }

  @Test("the five lines of a box stand on their numbers")
  func box() {
    let group = BoxGroup(
      "g", tone: .warning, count: 50, minimum: 0, lowerWhisker: 10, lowerQuartile: 20, median: 35,
      upperQuartile: 50, upperWhisker: 90, maximum: 100, outliers: 3)
    let drawn = DrawnChart(.boxPlot("t", value: "v", groups: [group], finding: ""))
    let axis = [("0", 0.0), ("100", 100.0)]
    let area = drawn.shapes("area")[0]
    #expect(close(area.left, drawn.x(20, named: axis)))
    #expect(close(area.right, drawn.x(50, named: axis)))
    let median = drawn.shapes("line", "strong")[0]
    #expect(close(median.left, drawn.x(35, named: axis)))
    let whiskers = drawn.shapes("interval")
    #expect(close(whiskers.map(\.left).min() ?? 0, drawn.x(10, named: axis)))
    #expect(close(whiskers.map(\.right).max() ?? 0, drawn.x(90, named: axis)))
    let dots = drawn.shapes("dot").map(\.middle.x)
    #expect(dots.count == 2)
    #expect(close(dots[0], drawn.x(0, named: axis)) && close(dots[1], drawn.x(100, named: axis)))
    #expect(drawn.shapes("dot")[1].hint == "g: largest 100; 3 beyond the whiskers")
  }

  @Test("a violin is symmetric and widest where the density is highest")
  func violin() {
    let density = [0.0, 1, 4, 2, 0].enumerated().map {
      DensityPoint(value: Double($0.offset), density: $0.element)
    }
    let drawn = DrawnChart(
      .violin(
        "t", value: "v",
        groups: [
          ViolinGroup(
            "g", tone: .claim, count: 9, density: density, lowerQuartile: 1, median: 2,
            upperQuartile: 3)
        ], finding: ""))
    let axis = [("0", 0.0), ("4", 4.0)]
    let area = drawn.shapes("area")[0]
    let highest = area.corners.filter { $0.y == area.top }
    #expect(highest.allSatisfy { close($0.x, drawn.x(2, named: axis)) })
    let dot = drawn.shapes("dot")[0].middle
    #expect(close(dot.x, drawn.x(2, named: axis)))
    #expect(close(area.middle.y, dot.y))
  }

  @Test("shares fill the row, in order, and say what they are")
  func shares() {
    let drawn = DrawnChart(
      .shares(
        "t", parts: [SharePart("a", tone: .claim), SharePart("b", tone: .opinion)],
        rows: [ShareRow("r", counts: [30, 10])], finding: ""))
    let axis = [("0%", 0.0), ("100%", 1.0)]
    let parts = drawn.shapes("solid").filter { !$0.hint.isEmpty }
    #expect(parts.map(\.hint) == ["r, a: 30 of 40, 75.0%", "r, b: 10 of 40, 25.0%"])
    #expect(close(parts[0].left, drawn.x(0, named: axis)))
    #expect(close(parts[0].right, drawn.x(0.75, named: axis)))
    #expect(close(parts[1].left, drawn.x(0.75, named: axis)))
    #expect(close(parts[1].right, drawn.x(1, named: axis)))
    #expect(drawn.words("inside").map(\.text) == ["75.0%", "25.0%"])
  }

  @Test("a curve goes through its points; a logarithmic axis gives each power of ten one length")
  func lines() {
    let points = [(1.0, 0.0), (10, 5), (100, 10)].map { LinePoint(x: $0.0, y: $0.1) }
    let drawn = DrawnChart(
      .lines(
        "t", x: "x", y: "y", lines: [LineSeries("s", tone: .claim, points: points)], xScale: .log,
        finding: ""))
    // On these axes the three points are on one straight line, so the one between is left out.
    let line = drawn.shapes("line", "claim")[0]
    #expect(line.corners.count == 2)
    let x = drawn.words("tick").filter { ["1", "100"].contains($0.text) }.map(\.x)
    #expect(close(line.left, x[0]) && close(line.right, x[1]))
    let y = [("0", 0.0), ("10", 10.0)]
    #expect(close(line.bottom, drawn.y(0, named: y)))
    #expect(drawn.words("direct").map(\.text) == ["s"])
  }

  @Test("curves that end close together keep readable names, or get a key")
  func ends() {
    func chart(_ count: Int) -> Chart {
      .lines(
        "t", x: "x", y: "y",
        lines: (0..<count).map { index in
          LineSeries(
            "curve \(index)",
            points: [LinePoint(x: 0, y: 0), LinePoint(x: 1, y: 1 + Double(index) / 100)])
        }, finding: "")
    }
    let few = DrawnChart(chart(5)).words("direct")
    #expect(few.count == 5)
    let sorted = few.map(\.y).sorted()
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 17.9 })
    let many = DrawnChart(chart(40))
    #expect(many.words("direct").isEmpty)
    #expect(many.words("label").count == 40)
  }

  @Test("the diagonal of an ROC plot goes from corner to corner of a square")
  func roc() {
    for isNarrow in [false, true] {
      let drawn = DrawnChart(Gallery.roc, isNarrow: isNarrow)
      let chance = drawn.shapes("dotted").max { $0.right - $0.left < $1.right - $1.left }
      guard let chance else { continue }
      let ratio = (chance.right - chance.left) / (chance.bottom - chance.top)
      #expect(ratio > 0.85 && ratio < 1.15, "\(ratio)")
    }
  }

  @Test("the colour of a cell follows its value, and the sign the scale")
  func cells() {
    let drawn = DrawnChart(
      .heatMap(
        "t", rows: ["r"], columns: ["a", "b", "c", "d"], values: [[1, -0.5, 0, nil]],
        format: NumberFormat(.fixed(digits: 2)), coloring: .diverging(bound: 1), finding: ""))
    let cells = drawn.shapes("cell")
    #expect(cells.map { $0.classes[1] } == ["p8", "m4", "p0", "q0"])
    #expect(drawn.words("inside").map(\.text) == ["1.00", "\u{2212}.50", ".00", "–"])
    #expect(cells.map(\.hint).last == "r, d: missing")
  }

  @Test("a step of a waterfall begins where the one before it ended")
  func waterfall() {
    let drawn = DrawnChart(Gallery.waterfall)
    let bars = drawn.shapes("bar")
    #expect(close(bars[1].right, bars[0].right))
    #expect(close(bars[1].left, bars[2].right))
    #expect(close(bars[3].right, bars[2].left, within: 1))
    #expect(
      drawn.words("value").map(\.text) == ["19,382", "\u{2212}298", "\u{2212}72", "0", "19,012"])
  }

  @Test("arrows of a graph end at their boxes and run beside the others", arguments: [false, true])
  func flow(isNarrow: Bool) {
    let drawn = DrawnChart(Gallery.flow, isNarrow: isNarrow)
    let boxes = drawn.shapes("box").map {
      Box(x: $0.left, y: $0.top, width: $0.right - $0.left, height: $0.bottom - $0.top)
    }
    #expect(boxes.count == 7)
    for (index, box) in boxes.enumerated() {
      #expect(box.x >= 0 && box.right <= drawn.width)
      for other in boxes[(index + 1)...] { #expect(!box.overlaps(other)) }
    }
    for arrow in drawn.shapes("interval") {
      for point in arrow.corners {
        #expect(!boxes.contains { $0.contains(point) }, "\(point)")
      }
    }
  }

  @Test("an empty chart says so, whatever its form")
  func empty() {
    let charts: [Chart] = [
      .histogram("t", of: "v", edges: [], series: [], finding: ""),
      .boxPlot("t", value: "v", groups: [], finding: ""),
      .violin("t", value: "v", groups: [], finding: ""),
      .bars("t", value: "v", bars: [], finding: ""),
      .shares("t", parts: [], rows: [], finding: ""),
      .scatter("t", x: "x", y: "y", series: [], finding: ""),
      .hexbin("t", x: "x", y: "y", bins: HexBins([PlotPoint]()), finding: ""),
      .lines("t", x: "x", y: "y", lines: [], finding: ""),
      .reliability("t", bins: [], finding: ""),
      .heatMap("t", rows: [], columns: [], values: [], finding: ""),
      .waterfall("t", steps: [], unit: "rows", finding: ""),
      .flow("t", nodes: [], edges: [], finding: ""),
    ]
    for chart in charts {
      let drawn = DrawnChart(chart)
      #expect(drawn.words.map(\.text) == ["No data"], "\(chart.description)")
      let document = Document(title: "t", sections: [Section("s", [.chart(chart)])])
      #expect(ReportRenderer.terminal(document, width: 60, color: false).contains("No data"))
      #expect(HTMLCheck(ReportRenderer.html(document)).pageFaults == [])
    }
  }

  @Test("more than forty names are cut, and the number of the others is said")
  func many() {
    let chart = Gallery.edges[2]
    #expect(DrawnChart(chart).shapes("bar").count == 40)
    let html = ReportRenderer.html(Document(title: "t", sections: [Section("s", [.chart(chart)])]))
    #expect(html.contains("180 more") || html.contains(">180</data> more"))
  }

  @Test("long names are cut and whole on hover")
  func longNames() {
    let name = String(repeating: "many words ", count: 30)
    let chart = Chart.bars("t", value: "v", bars: [Bar(name, .exact(1))], finding: "")
    let drawn = DrawnChart(chart)
    let shown = drawn.words("label")[0].text
    #expect(shown.hasSuffix("…") && shown.count < name.count)
    let html = ReportRenderer.html(Document(title: "t", sections: [Section("s", [.chart(chart)])]))
    #expect(HTMLCheck(html).all("title").contains { $0.text == name })
  }
}
