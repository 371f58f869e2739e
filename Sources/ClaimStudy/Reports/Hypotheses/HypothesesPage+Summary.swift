import Reporting
import Statistics

extension HypothesesPage {
  /// What a terminal shows: the comparisons, and what a third column changes.
  var summary: [Section] {
    var blocks: [Block] = []
    if comparisons.count == 1 {
      let only = comparisons[0]
      blocks.append(.paragraph(only.agreement))
      blocks.append(.paragraph("Chosen: " + reason(only)))
    }
    let shown = comparisons.prefix(Self.summaryRows)
    blocks.append(
      .table(
        Table(
          caption: "Chosen tests; p after Holm's correction.",
          columns: [
            .text("Comparison"), .text("Effect"), .number("Value"), .number("p, Holm"),
            .text("Third column"),
          ],
          rows: shown.map { comparison in
            TableRow(
              [
                .text(InlineText(comparison.title)),
                .text(InlineText(comparison.effect?.measure.rawValue ?? "none")),
                comparison.effect?.cells[0] ?? .missing, comparison.holm?.shortCell ?? .missing,
                .text(changes(comparison)),
              ], emphasis: comparison.stands(at: significance) ? .normal : .quiet)
          },
          footnote: comparisons.count > shown.count
            ? "\(comparisons.count - shown.count) more are on the page." : "")))
    if comparisons.count == 1, let table = adjustments(comparisons[0]) {
      blocks.append(.table(table))
    }
    return [Section("Comparisons", blocks)]
  }

  private static let summaryRows = 60
}
