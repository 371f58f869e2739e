import Reporting
import Statistics

extension HypothesesPage {
  /// The numbers that sum the page up.
  var figures: [KeyFigure] { comparisons.count == 1 ? figures(of: comparisons[0]) : familyFigures }

  private var familyFigures: [KeyFigure] {
    let mixed = comparisons.count { $0.panel.agreement == .mixed }
    return [
      KeyFigure("comparisons", .count(comparisons.count), note: "\(hypotheses.studiedRows) rows"),
      KeyFigure(
        "differences stand", .count(standing.count),
        note: "after Holm's correction, at \(Quantity.percent(significance, digits: 0))"),
      KeyFigure(
        "explained by a third column", .count(explained.count),
        note: "they vanish or turn around within its levels",
        tone: explained.isEmpty ? .good : .warning),
      KeyFigure(
        "hang on the test", .count(mixed), note: "means, ranks and lot do not agree",
        tone: mixed == 0 ? .good : .warning),
    ]
  }

  private func figures(of comparison: Comparison) -> [KeyFigure] {
    var figures: [KeyFigure] = []
    if let effect = comparison.effect {
      figures.append(
        KeyFigure(
          effect.measure.rawValue, effect.cells[0],
          note: (effect.intervalText ?? "")
            + (effect.magnitude.map { ", by convention \($0.name)" } ?? "")))
    }
    if let answer = comparison.answer {
      figures.append(
        KeyFigure("p", answer.p.shortCell, note: "\(answer.test.rawValue)"))
    }
    let control = flagged.first?.control ?? comparison.controls.first
    if let adjusted = control?.effect.adjusted, let control {
      figures.append(
        KeyFigure(
          "\(adjusted.measure.rawValue), \(control.column) held fixed", adjusted.cells[0],
          note: (adjusted.intervalText ?? "") + "; \(control.verdict.shortName)",
          tone: control.isFlagged ? .warning : .good))
    }
    let finding = comparison.panel.ways.count {
      ($0.result?.p.value ?? 1) < significance
    }
    figures.append(
      KeyFigure(
        "of three ways find a difference", .count(finding),
        note: "by means, by ranks and by lot, or their like",
        tone: comparison.panel.agreement == .mixed ? .warning : .good))
    return figures
  }

  /// How sure the answer is.
  var certainty: [InlineText] {
    let rows = hypotheses.studiedRows
    guard comparisons.count > 1 else { return comparisons.map(\.agreement) + certainty(of: rows) }
    let alarm = Quantity.percent(significance, digits: 0)
    let agreeing = comparisons.count { $0.panel.agreement != .mixed }
    return [
      "If nothing differed at all, the chance of even one false alarm among all "
        + "\(comparisons.count) would be at most \(alarm) (Holm)."
    ] + certainty(of: rows) + [
      "Each was tested in three ways that assume different things; in \(agreeing) of "
        + "\(comparisons.count) they agree."
    ]
  }

  private func certainty(of rows: Int) -> [InlineText] {
    [
      "A difference comes with its size and an interval: with \(rows) rows even negligible "
        + "differences have tiny p-values."
    ]
  }
}
