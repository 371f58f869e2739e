import Evaluation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// What only some readers want to see.
  var details: [Block] {
    [
      .details("All metrics", [.table(allMetrics)]),
      .details(
        "What the champion's features were made of",
        [.bullets(result.recipe.map { InlineText($0) })]),
    ] + grids
  }

  private var allMetrics: Table {
    Table(
      caption: "Every metric on the test part, n = \(result.testRows)",
      columns: [.text("Metric")] + result.lines.map { .number($0.entrant.title) },
      rows: Metric.allCases.map { metric in
        TableRow(
          [.text(InlineText(metric.title))]
            + result.lines.map { .number($0.test[metric].map { .score($0) }) })
      }, footnote: "A metric that the verdicts leave undefined is not shown.")
  }

  private var grids: [Block] {
    result.lines.filter { !$0.entrant.grid.isEmpty }.map { line in
      .details(
        "Settings tried for \(line.entrant.title)",
        [
          .table(
            Table(
              caption: "Validation of each setting of \(line.entrant.title)",
              columns: [.text("Options"), .number("Recall"), .number("Log loss")],
              rows: line.entrant.grid.map { entry in
                TableRow([
                  .code(entry.options.text), Self.spread(.recall, entry.validation),
                  Self.spread(.logLoss, entry.validation),
                ])
              }))
        ])
    }
  }
}
