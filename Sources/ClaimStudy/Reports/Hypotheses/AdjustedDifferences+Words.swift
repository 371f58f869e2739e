import LinearModels
import Reporting
import Statistics

extension ControlledComparison {
  /// How many levels a sentence names.
  private static let namedContrasts = 4

  /// What a regression with the third column among its terms says, as a sentence after those of the
  /// strata; empty where there is none.
  var adjustmentWords: InlineText {
    guard let adjustment else { return "" }
    let contrasts = adjustment.contrasts
    var text: InlineText =
      " By \(adjustment.model.rawValue) with robust (HC3) errors, against “\(adjustment.reference)”: "
    for (place, contrast) in contrasts.prefix(Self.namedContrasts).enumerated() {
      if place > 0 { text += "; " }
      text +=
        "“\(contrast.level)” \(contrast.crude.quantity(contrast.crude.value)) over all records"
      text += ", \(contrast.adjusted.quantity(contrast.adjusted.value))"
      text += (contrast.adjusted.intervalText.map { " (\($0))" } ?? "") + " with it fixed"
      text += ", \(contrast.adjustedP.sentence)"
      if contrasts.count > 1 { text += " (\(contrast.verdict.shortName))" }
    }
    let rest = contrasts.count - Self.namedContrasts
    if rest > 0 { text += "; \(rest) more are in the table" }
    text += "."
    if contrasts.count > 1, let test = adjustment.adjustedTest {
      text += " All \(contrasts.count + 1) levels alike with it fixed: \(test.words)."
    }
    return text
  }
}

extension RegressionTest {
  /// The statistic with its degrees of freedom and the p-value: `F(2, 19,079) = 0.31, p = 0.73`.
  var words: InlineText {
    let isF = degreesOfFreedom.count == 2
    var text: InlineText = isF ? "F(" : "χ²("
    for (place, freedom) in degreesOfFreedom.enumerated() {
      if place > 0 { text += ", " }
      text += "\(Int(freedom))"
    }
    return text + ") = \(Quantity.significant(statistic)), \(p.sentence)"
  }
}

extension HypothesesPage {
  /// How many levels a table of regressions shows a column.
  private static let shownContrasts = 12

  /// Every level against the most frequent one, without and with each third column, by regression; nil
  /// where there is no fit.
  func adjustments(_ comparison: Comparison) -> Table? {
    let fitted = comparison.controls.compactMap { control in
      control.adjustment.map { (column: control.column, adjustment: $0) }
    }
    guard let first = fitted.first?.adjustment else { return nil }
    let hidden = fitted.reduce(0) {
      $0 + max(0, $1.adjustment.contrasts.count - Self.shownContrasts)
    }
    return Table(
      caption:
        "\(comparison.title) by \(first.model.rawValue): each level against “\(first.reference)”.",
      columns: [
        .text("Held fixed"), .text("Level"), .number("n"), .number("All records"),
        .number("Held fixed"), .number("p"), .text("Verdict"),
      ],
      rows: fitted.flatMap { rows(of: $0.column, $0.adjustment) },
      footnote:
        "In \(first.model == .leastSquares ? "differences of means" : "odds ratios"), with "
        + "\(Quantity.percent(hypotheses.settings.level, digits: 0)) intervals by robust (HC3) errors."
        + (hidden > 0 ? " \(hidden) more levels are not shown." : ""))
  }

  private func rows(of column: String, _ adjustment: AdjustedDifferences) -> [TableRow] {
    var rows = adjustment.contrasts.prefix(Self.shownContrasts).map { contrast in
      TableRow(
        [
          .code(column), .text(InlineText(contrast.level)), .count(contrast.count),
          contrast.crude.cellWithInterval, contrast.adjusted.cellWithInterval,
          contrast.adjustedP.cell, .text(InlineText(contrast.verdict.shortName)),
        ], emphasis: adjustment.isFlagged(contrast) ? .strong : .normal)
    }
    if adjustment.contrasts.count > 1, let before = adjustment.crudeTest,
      let after = adjustment.adjustedTest
    {
      rows.append(
        TableRow(
          [
            .code(column), "all levels alike", .missing, .text(before.words),
            .text(after.words), after.p.cell, "–",
          ], emphasis: .quiet))
    }
    return rows
  }
}

extension Estimate {
  /// The value with its interval below it.
  var cellWithInterval: Cell {
    guard value.isFinite else { return "infinite" }
    guard let interval else { return .number(quantity(value)) }
    return .estimate(quantity(value), low: quantity(interval.low), high: quantity(interval.high))
  }
}
