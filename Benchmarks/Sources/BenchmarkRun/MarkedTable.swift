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

  /// The table as Markdown; the memory of a contest stands beside its first work.
  static func lines(of page: BenchmarkPage) -> [String] {
    let heads = ["work", "ours", "best peer", "ratio", "floor, goal", "verdict", "memory"]
    var told: Set<String> = []
    let rows = page.results.filter { $0.work.unit != "MiB" }.map { result -> [String] in
      let isFirst = told.insert(result.work.contest).inserted
      let memory = page.results.first {
        isFirst && $0.work.contest == result.work.contest && $0.work.unit == "MiB"
      }
      return cells(result) + [memory.map(verdict) ?? ""]
    }
    return [line(heads), "|---|--:|---|--:|---|---|---|"] + rows.map(line)
  }

  private static func cells(_ result: WorkResult) -> [String] {
    let unit = result.work.unit
    let best = result.best.map {
      "\($0.name) \(BenchmarkPage.number($0.spread.median, unit).shown)"
    }
    return [
      result.work.title,
      result.ours.map { BenchmarkPage.number($0.spread.median, unit).shown } ?? "–",
      best ?? "–", ratio(result),
      words(result.work.floor, result.work) + ", " + words(result.work.goal, result.work),
      result.verdict == .missed ? "**\(result.verdict.rawValue)**" : result.verdict.rawValue,
    ]
  }

  private static func ratio(_ result: WorkResult) -> String {
    result.ours.flatMap(result.ratio).map { Quantity.significant($0, digits: 2).shown } ?? "–"
  }

  /// The memory's ratio; its verdict only where the floor is missed.
  private static func verdict(_ memory: WorkResult) -> String {
    ratio(memory) + (memory.verdict == .missed ? " (**floor missed**)" : "")
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
