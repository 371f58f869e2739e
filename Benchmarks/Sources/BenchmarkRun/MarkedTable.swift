import Reporting

/// Puts the first table of a run into a document, between two marks.
package enum MarkedTable {
  /// Where the table begins and ends.
  package static let marks = ("<!-- benchmarks -->", "<!-- /benchmarks -->")

  /// The text with what stands between the marks replaced by the table; nil without both marks.
  package static func replaced(in text: String, by page: BenchmarkPage) -> String? {
    guard let start = text.firstRange(of: marks.0),
      let end = text[start.upperBound...].firstRange(of: marks.1)
    else { return nil }
    return text[..<start.upperBound] + "\n" + lines(of: page).joined(separator: "\n") + "\n"
      + text[end.lowerBound...]
  }

  /// The table as Markdown.
  static func lines(of page: BenchmarkPage) -> [String] {
    let heads = ["work", "ours", "best peer", "ratio", "floor", "goal", "verdict"]
    let rows = page.results.map { result -> [String] in
      let unit = result.work.unit
      let best = result.best.map {
        "\($0.name) \(BenchmarkPage.number($0.spread.median, unit).shown)"
      }
      return [
        result.work.title,
        result.ours.map { BenchmarkPage.number($0.spread.median, unit).shown } ?? "–",
        best ?? "–",
        result.ours.flatMap(result.ratio).map { Quantity.significant($0, digits: 2).shown } ?? "–",
        words(result.work.floor, result.work), words(result.work.goal, result.work),
        result.verdict == .missed ? "**\(result.verdict.rawValue)**" : result.verdict.rawValue,
      ]
    }
    return [line(heads), "|---|--:|---|--:|---|---|---|"] + rows.map(line)
  }

  private static func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private static func words(_ target: Target?, _ work: WorkLine) -> String {
    BenchmarkPage.words(target, work).runs.map { run in
      switch run {
      case .plain(let words): words
      case .number(let quantity): quantity.shown
      default: ""
      }
    }.joined()
  }
}
