import Evaluation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// What reviewers find who can watch a share of all videos.
  var capacity: [Block] {
    guard let champion = result.champion else { return [] }
    return [.chart(capacityChart(champion)), .table(capacityTable(champion))]
  }

  private func capacityChart(_ champion: SetResult.Line) -> Chart {
    let start = LinePoint(x: 0, y: 0)
    func recall(_ line: SetResult.Line) -> [LinePoint] {
      [start]
        + line.curves.capacities.filter { $0.threshold != nil }
        .map { LinePoint(x: $0.share, y: $0.confusion.recall) }
    }
    var lines = [series(champion, champion.entrant.title, recall(champion))]
    if let rule = result.ruleLine, result.rule != nil {
      lines.append(series(rule, rule.entrant.title, recall(rule)))
    }
    lines.append(
      LineSeries(
        "perfect order", tone: .good,
        points: [start]
          + champion.curves.capacities.map { LinePoint(x: $0.share, y: $0.bestRecall) },
        stroke: .dashed, emphasis: .quiet))
    lines.append(
      LineSeries(
        "random order", points: [start, LinePoint(x: 1, y: 1)], stroke: .dotted, emphasis: .quiet))
    return .lines(
      "\(names.positives.capitalizedFirst) found by reviewers who watch the highest scores first",
      x: AxisTitle("Share of all videos watched", format: NumberFormat(.percent(digits: 0))),
      y: AxisTitle("Share of \(names.positives) found", format: NumberFormat(.percent(digits: 1))),
      lines: lines, xRange: ValueInterval(low: 0, high: 1), yRange: ValueInterval(low: 0, high: 1),
      finding: capacityFinding(champion), footnote: "Test part, n = \(result.testRows).")
  }

  private func capacityFinding(_ line: SetResult.Line) -> InlineText {
    guard let fifth = line.curves.capacities.first(where: { $0.share == 0.2 }),
      fifth.threshold != nil
    else { return "" }
    return
      "Reviewers who can watch one video in five find \(Quantity.percent(fifth.confusion.recall)) "
      + "of all \(names.positives); \(Quantity.percent(fifth.confusion.precision)) of what they "
      + "watch "
      + "is one. More than \(Quantity.percent(fifth.bestRecall)) cannot be found at that capacity."
  }

  private func capacityTable(_ champion: SetResult.Line) -> Table {
    let shown = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75]
    let rule = result.rule == nil ? nil : result.ruleLine?.curves.capacities
    return Table(
      caption: "What reviewers find at a given capacity; test part, n = \(result.testRows)",
      columns: [
        .number("Capacity"), .number("Videos watched"),
        .number("\(names.positives) found", group: champion.entrant.title),
        .number("Recall", group: champion.entrant.title),
        .number("Precision", group: champion.entrant.title),
        .number("Recall", group: "one rule"), .number("Recall", group: "perfect order"),
      ],
      rows: champion.curves.capacities.filter { shown.contains($0.share) }.map { row in
        let alone = rule?.first { $0.share == row.share && $0.threshold != nil }
        let isDefined = row.threshold != nil
        return TableRow([
          .number(.percent(row.share, digits: 0)), .count(row.confusion.calledPositive),
          .count(row.confusion.truePositives),
          isDefined ? .number(.share(row.confusion.recall)) : .missing("all scores are the same"),
          isDefined ? .number(.share(row.confusion.precision)) : .missing("nothing is watched"),
          .number(alone.map { .share($0.confusion.recall) }), .number(.share(row.bestRecall)),
        ])
      },
      footnote:
        "Videos with the same score are watched together or not at all, so that fewer may be "
        + "watched than could be.")
  }
}

extension String {
  /// The text with a capital at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
