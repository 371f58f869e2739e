import Foundation
import Reporting
import Testing

/// Both ends of an interval, in every rendering.
@Suite("Intervals in words")
struct RangeTests {
  private func document(_ low: Quantity, _ high: Quantity) -> Document {
    Document(
      title: "t", lead: "From \(.range(low, high)).",
      sections: [
        Section(
          "s",
          [
            .table(
              Table(
                caption: "c", columns: [.number("v")],
                rows: [TableRow([.estimate(low, low: low, high: high)])]))
          ])
      ])
  }

  private func renderings(_ low: Quantity, _ high: Quantity) -> [String] {
    let document = document(low, high)
    let site = Site(title: "t", pages: [ReportPage(name: "p", document: document)])
    let html = site.rendered().first { $0.path == "p.html" }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    let tags = /<[^>]*>/
    return [
      (html ?? "").replacing(tags, with: ""), ReportRenderer.markdown(document),
      ReportRenderer.terminal(document, width: 80, color: false),
    ]
  }

  private static let cases: [(Quantity, Quantity, String)] = [
    (.fixed(0.9945, digits: 4), .fixed(0.9983, digits: 4), "0.9945–0.9983"),
    (.fixed(-2.3, digits: 1), .fixed(-2, digits: 1), "−2.3 to −2.0"),
    (.fixed(-2.3, digits: 1), .fixed(0.4, digits: 1), "−2.3 to 0.4"),
    // What rounds to 0 shows no sign.
    (.fixed(-0.01, digits: 1), .fixed(0.4, digits: 1), "0.0–0.4"),
    (.fixed(0.1, digits: 1).signed(), .fixed(0.4, digits: 1).signed(), "+0.1 to +0.4"),
    (.percent(0.1), .percent(0.25), "10.0%–25.0%"),
    (.significant(-.infinity), .significant(3), "−∞ to 3"),
  ]

  @Test("a dash between numbers, “to” where an end has a sign, alike in all renderings")
  func ends() {
    for (low, high, expected) in Self.cases {
      for text in renderings(low, high) {
        let found = text.split(separator: expected, omittingEmptySubsequences: false).count - 1
        #expect(found >= 2, "\(expected) in \(text)")
      }
    }
  }

  @Test("a bar says its interval so too, for those who hear and in the terminal")
  func bars() {
    let chart = Chart.bars(
      "Bars", value: AxisTitle("v"),
      bars: [
        Bar("a", .fixed(-1, digits: 1), interval: ValueInterval(low: -2, high: -0.5)),
        Bar("b", .fixed(1, digits: 1), interval: ValueInterval(low: 0.5, high: 2)),
      ], finding: "")
    let document = Document(title: "t", lead: "", sections: [Section("s", [.chart(chart)])])
    let site = Site(title: "t", pages: [ReportPage(name: "p", document: document)])
    let html = site.rendered().map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(html.contains { $0.contains("(−2.0 to −0.5)") && $0.contains("(0.5–2.0)") })
    let text = ReportRenderer.terminal(document, width: 100, color: false)
    #expect(text.contains("(−2.0 to −0.5)") && text.contains("(0.5–2.0)"))
  }
}
