import Foundation
import Reporting
import Testing

@Suite("Charts in a terminal")
struct TerminalChartTests {
  @Test("no line is wider than the terminal", arguments: Gallery.charts)
  func widths(chart: Chart) {
    for width in [30, 33, 40, 57, 80, 120] { check(chart, width) }
  }

  @Test("nor for any numbers and names", arguments: 0..<120)
  func anyWidth(seed: Int) {
    check(RandomChart.make(seed), 30 + seed % 90)
  }

  private func check(_ chart: Chart, _ width: Int) {
    let nested = Block.details("more", [.details("and more", [.chart(chart)])])
    let document = Document(title: "t", sections: [Section("s", [.chart(chart), nested])])
    let text = ReportRenderer.terminal(document, width: width, color: false)
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width, "\(chart.title) at \(width): \(line)")
    }
  }

  @Test("bars are as long as their values, to an eighth of a column")
  func bars() {
    let chart = Chart.bars(
      "t", value: "v", bars: [Bar("a", .count(16)), Bar("b", .count(8)), Bar("c", .count(0))],
      finding: "")
    let document = Document(title: "t", sections: [Section("s", [.chart(chart)])])
    let text = ReportRenderer.terminal(document, width: 30, color: false)
    let full = text.split(separator: "\n").map { $0.count { $0 == "█" } }.filter { $0 > 0 }
    #expect(full == [25, 12])
    #expect(text.contains("b ████████████▌ 8"))
    #expect(text.contains("c  0"))
  }

  @Test("a dot of a canvas is where it was set")
  func canvas() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    canvas.set(0, 0)
    canvas.set(3, 3)
    canvas.set(9, 9)
    #expect(canvas.line(0) == "\u{2801}\u{2880}")
    var phase = 0
    var line = BrailleCanvas(columns: 3, rows: 1)
    line.line(
      from: PlotPoint(x: 0, y: 0), to: PlotPoint(x: 5, y: 0), stroke: .solid, phase: &phase,
      tone: .neutral)
    #expect(line.line(0) == "\u{2809}\u{2809}\u{2809}")
    #expect(phase == 5)
  }
}
