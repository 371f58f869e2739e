import Foundation
import Reporting
import Testing
import _TestSupport

/// What pictures look like, as far as a program can see it.
@Suite("Pictures")
struct PictureTests {
  private static func page(_ chart: Chart) -> String {
    ReportRenderer.html(Document(title: "t", sections: [Section("s", [.chart(chart)])]))
  }

  @Test("every picture is well formed, named and described", arguments: Gallery.charts)
  func sound(chart: Chart) {
    let check = HTMLCheck(Self.page(chart))
    #expect(check.pageFaults == [])
    #expect(check.all("svg").map { $0.attributes["class"] } == ["wide", "narrow"])
    #expect(check.all("figcaption").count == 1)
    #expect(check.all("details").count == 1)
  }

  @Test("the gallery is a sound page of less than 500 kB, each picture of less than 25 kB")
  func sizes() {
    let html = ReportRenderer.html(Gallery.document)
    #expect(html.utf8.count < 500_000)
    #expect(HTMLCheck(html).pageFaults == [])
    for chart in Gallery.charts {
      let page = Self.page(chart)
      let start = page.range(of: "<svg")?.lowerBound ?? page.startIndex
      let end = page.range(of: "</svg>", options: .backwards)?.upperBound ?? page.endIndex
      // Each hexagon says its count on hover.
      let limit = chart == Gallery.hexbin ? 40_000 : 25_000
      let size = page[start..<end].utf8.count
      #expect(size < limit, "\(chart.title): \(size)")
    }
  }

  @Test("words stay inside their picture and do not overlap", arguments: Gallery.charts)
  func words(chart: Chart) {
    check(chart)
  }

  @Test("words stay inside and apart for any numbers and names", arguments: 0..<120)
  func anyWords(seed: Int) { check(RandomChart.make(seed)) }

  private func check(_ chart: Chart) {
    for (width, words) in Self.pictures(chart) {
      for word in words where !word.climbs {
        #expect(
          word.box.x >= -2 && word.box.right <= width + 2,
          "\(chart.title): \(word.text) \(word.box)")
      }
      for (index, first) in words.enumerated() where !first.climbs {
        for second in words[(index + 1)...] where !second.climbs {
          #expect(
            !first.box.overlaps(second.box),
            "\(chart.title), \(width): \(first.text) × \(second.text)")
        }
      }
    }
  }

  private struct Word {
    var text: String
    var box: Box
    var climbs: Bool
  }

  /// The words of each of the two pictures, with about the room that they take.
  private static func pictures(_ chart: Chart) -> [(Double, [Word])] {
    let page = page(chart)
    return page.components(separatedBy: "<svg").dropFirst().map { part in
      let svg =
        "<!DOCTYPE html><svg" + (part.components(separatedBy: "</svg>").first ?? "") + "</svg>"
      let check = HTMLCheck(svg)
      let width = Double(check.all("svg").first?.attributes["width"] ?? "") ?? 0
      return (width, check.all("text").compactMap(word))
    }
  }

  private static func word(_ element: HTMLCheck.Element) -> Word? {
    guard let x = Double(element.attributes["x"] ?? ""),
      let y = Double(element.attributes["y"] ?? "")
    else { return nil }
    // The words for hovering stand before those that are seen.
    let text = element.own
    // The estimate is on the safe side by 6 %; here it must not be.
    let width = TextWidth.of(text, size: 12) / 1.06
    let start =
      switch element.attributes["text-anchor"] {
      case "middle": x - width / 2
      case "end": x - width
      default: x
      }
    return Word(
      text: text, box: Box(x: start, y: y - 8, width: width, height: 8),
      climbs: element.attributes["transform"] != nil)
  }
}

/// Charts of random numbers and names.
enum RandomChart {
  static func make(_ seed: Int) -> Chart {
    var random = SplitMix(seed: seed)
    func number() -> Double {
      Double.random(in: -1...1, using: &random) * pow(10, Double.random(in: -3...7, using: &random))
    }
    func name() -> String {
      let words = [
        "views", "likes", "author_ban_status", "a rather long name of something", "x", "日本", "<b>",
      ]
      return (0...Int.random(in: 0...2, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      .joined(separator: " ")
    }
    let tones = Tone.allCases
    let count = Int.random(in: 1...6, using: &random)
    switch seed % 6 {
    case 0:
      let bars = (0..<count).map { _ -> Bar in
        let value = number()
        return Bar(
          name(), .significant(value), interval: .init(low: value - 1, high: value + 2), count: 12,
          tone: tones.randomElement(using: &random) ?? .claim)
      }
      return .bars(
        "bars \(seed)", value: AxisTitle(name()), bars: bars,
        reference: ReferenceLine(number(), label: name()),
        shape: Bool.random(using: &random) ? .bars : .dots, finding: "")
    case 1:
      let lines = (0..<count).map { _ in
        LineSeries(name(), points: (0..<30).map { LinePoint(x: Double($0), y: abs(number())) })
      }
      return .lines(
        "lines \(seed)", x: AxisTitle(name()), y: AxisTitle(name()), lines: lines,
        references: [ReferenceLine(7, label: name()), ReferenceLine(8, label: name())],
        yScale: Bool.random(using: &random) ? .log : .linear, finding: "")
    case 2:
      let groups = (0..<count).map { _ -> BoxGroup in
        let cuts = (0..<7).map { _ in number() }.sorted()
        return BoxGroup(
          name(), count: 99, minimum: cuts[0], lowerWhisker: cuts[1], lowerQuartile: cuts[2],
          median: cuts[3], upperQuartile: cuts[4], upperWhisker: cuts[5], maximum: cuts[6],
          outliers: 3)
      }
      return .boxPlot(
        "boxes \(seed)", value: AxisTitle(name()), groups: groups,
        scale: Bool.random(using: &random) ? .symlog() : .linear, finding: "")
    case 3:
      let names = (0..<count * 2).map { _ in name() }
      return .heatMap(
        "heat \(seed)", rows: names, columns: names,
        values: names.map { _ in names.map { _ in number() } }, coloring: .diverging(bound: 10),
        finding: "")
    case 4:
      let series = (0..<min(count, 3)).map { _ in
        HistogramSeries(
          name(), counts: (0..<12).map { _ in Int.random(in: 0...3_000, using: &random) })
      }
      let edges = (0...12).map { pow(10, Double($0) / 2) }
      return .histogram(
        "histogram \(seed)", of: AxisTitle(name()), edges: edges, series: series,
        scale: Bool.random(using: &random) ? .log : .linear, finding: "")
    default:
      let parts = (0..<count).map { _ in SharePart(name()) }
      let rows = (0..<4).map { _ in
        ShareRow(name(), counts: parts.map { _ in Int.random(in: 0...500, using: &random) })
      }
      return .shares("shares \(seed)", parts: parts, rows: rows, finding: "")
    }
  }
}
