import Evaluation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// What became of the test part.
  var verdicts: [Block] {
    guard let champion = result.champion else { return [] }
    return [.chart(matrix(champion)), .table(confusions)]
  }

  private func matrix(_ line: SetResult.Line) -> Chart {
    let confusion = line.test.confusion
    return .heatMap(
      "Verdicts of \(line.entrant.title)", rows: [names.positive, names.negative],
      columns: ["called \(names.positive)", "called \(names.negative)"],
      values: [
        [Double(confusion.truePositives), Double(confusion.falseNegatives)],
        [Double(confusion.falsePositives), Double(confusion.trueNegatives)],
      ], format: NumberFormat(.grouped), rowTitle: "truth", columnTitle: "verdict",
      finding:
        "Of \(confusion.positives) \(names.positives), \(confusion.falseNegatives) are missed; "
        + "of \(confusion.negatives) \(names.negatives), \(confusion.falsePositives) are sent to "
        + "review.",
      footnote: "Test part, n = \(confusion.rowCount), threshold "
        + "\(Quantity.fixed(findings.settings.threshold, digits: 2)).")
  }

  private var confusions: Table {
    Table(
      caption: "What became of the test part at threshold "
        + "\(Quantity.fixed(findings.settings.threshold, digits: 2)), n = \(result.testRows)",
      columns: [
        .text("Model"), .number("found", group: names.positives),
        .number("missed", group: names.positives),
        .number("sent to review", group: names.negatives),
        .number("left alone", group: names.negatives), .number("Sent to review in all"),
      ],
      rows: result.lines.map { line in
        let confusion = line.test.confusion
        return TableRow([
          name(line), .count(confusion.truePositives), .count(confusion.falseNegatives),
          .count(confusion.falsePositives), .count(confusion.trueNegatives),
          .number(.percent(Double(confusion.calledPositive) / Double(max(confusion.rowCount, 1)))),
        ])
      })
  }
}
