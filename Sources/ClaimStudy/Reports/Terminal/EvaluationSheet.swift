import Evaluation
import Learning
import ModelArtifacts
import Reporting

extension ModelEvaluation {
  /// The scores as text for a terminal.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal, at least 40.
  ///   - color: Whether the terminal shows colour.
  /// - Returns: Lines that are no wider than the terminal.
  public func text(width: Int, color: Bool) -> String {
    ReportRenderer.terminal(document, width: width, color: color)
  }

  private var document: Document {
    let confusion = scores.confusion
    return Document(
      title: "\(artifact.notes["model"] ?? artifact.model.kind.rawValue) on \(fileName)",
      lead: "\(scores.rowCount) complete rows, \(scores.positives) of them "
        + "\(artifact.labelNames.positive); threshold \(Quantity.exact(scores.threshold)).",
      sections: [
        Section(
          "Verdicts",
          [
            .table(
              Table(
                caption: "Confusion matrix",
                columns: [
                  .text("Class"), .number("called \(artifact.labelNames.positive)"),
                  .number("called \(artifact.labelNames.negative)"),
                ],
                rows: [
                  TableRow([
                    "\(artifact.labelNames.positive)", .count(confusion.truePositives),
                    .count(confusion.falseNegatives),
                  ]),
                  TableRow([
                    "\(artifact.labelNames.negative)", .count(confusion.falsePositives),
                    .count(confusion.trueNegatives),
                  ]),
                ]))
          ]),
        Section(
          "Scores",
          [.table(metrics)]),
      ])
  }

  private var metrics: Table {
    let intervals: [Metric: Interval?] = [
      .recall: scores.confusion.recallInterval(),
      .precision: scores.confusion.precisionInterval(),
      .accuracy: scores.confusion.accuracyInterval(),
      .specificity: scores.confusion.specificityInterval(), .rocAUC: rocAUC,
    ]
    return Table(
      caption: "Every metric, n = \(scores.rowCount)",
      columns: [.text("Metric"), .number("Value"), .number("95 % from"), .number("to")],
      rows: Metric.allCases.map { metric in
        let interval = intervals[metric] ?? nil
        return TableRow([
          .text(InlineText(metric.title)),
          .number(scores[metric].map { .fixed($0, digits: 4) }),
          .number(interval.map { .fixed($0.low, digits: 4) }),
          .number(interval.map { .fixed($0.high, digits: 4) }),
        ])
      })
  }
}
