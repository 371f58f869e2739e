import Evaluation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// What each threshold of the champion costs and brings.
  var thresholds: [Block] {
    guard let champion = result.champion else { return [] }
    return [.chart(thresholdChart(champion)), .table(thresholdTable(champion))]
  }

  private func thresholdChart(_ line: SetResult.Line) -> Chart {
    let rows = line.curves.thresholds.rows
    func points(_ value: (ThresholdTable.Row) -> Double?) -> [LinePoint] {
      rows.compactMap { row in value(row).map { LinePoint(x: row.threshold, y: $0) } }
    }
    return .thresholds(
      "What a threshold gives: \(line.entrant.title)",
      threshold: AxisTitle("Threshold on the probability", format: NumberFormat(.fixed(digits: 2))),
      lines: [
        LineSeries(
          "recall", tone: .claim, points: points { $0.confusion.recall }, emphasis: .strong),
        LineSeries(
          "precision", tone: .opinion,
          points: points { $0.confusion.calledPositive > 0 ? $0.confusion.precision : nil },
          stroke: .dashed),
        LineSeries("sent to review", points: points { $0.reviewShare }, stroke: .dotted),
      ],
      current: findings.settings.threshold, finding: inUse(line),
      footnote: "Test part, n = \(result.testRows). Sent to review: the share of all videos.")
  }

  private func inUse(_ line: SetResult.Line) -> InlineText {
    let confusion = line.test.confusion
    let share = Double(confusion.calledPositive) / Double(max(confusion.rowCount, 1))
    return "At the threshold in use, \(Quantity.fixed(findings.settings.threshold, digits: 2)), "
      + "\(Quantity.percent(share)) of all videos go to review; they hold "
      + "\(Quantity.share(confusion.recall)) of the \(names.positives)."
  }

  private func thresholdTable(_ line: SetResult.Line) -> Table {
    let current = findings.settings.threshold
    let shown = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
    let rows = line.curves.thresholds.rows.filter {
      shown.contains($0.threshold) || $0.threshold == current
    }
    return Table(
      caption: "Thresholds of \(line.entrant.title); test part, n = \(result.testRows)",
      columns: [
        .number("Threshold"), .number("Sent to review"), .number("Recall"),
        .number("95 %", group: nil),
        .number("Precision"), .number("\(names.positives) missed"),
        .number("\(names.negatives) sent to review"),
      ],
      rows: rows.map { row in
        let confusion = row.confusion
        return TableRow(
          [
            .number(.fixed(row.threshold, digits: 2)), .number(.percent(row.reviewShare)),
            .number(.share(confusion.recall)),
            confusion.recallInterval().map { "\($0.shares)" } ?? .missing,
            confusion.calledPositive > 0 ? .number(.share(confusion.precision)) : .missing,
            .count(confusion.falseNegatives), .count(confusion.falsePositives),
          ], emphasis: row.threshold == current ? .strong : .normal)
      }, footnote: "In bold, the threshold in use. JSON and the extracts have every hundredth.")
  }
}
