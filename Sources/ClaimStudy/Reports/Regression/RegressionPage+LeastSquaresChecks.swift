import LinearModels
import Reporting
import Statistics

/// Pictures and verdicts of what least squares assumes.
extension RegressionPage {
  private static let mostShapes = 6

  /// Whether the mean is linear in the terms.
  var leftOvers: AssumptionCheck? {
    guard let errors = report.errors else { return nil }
    let deviation = report.fit.residualError?.value ?? 1
    let gap = (report.shapes.map(\.largestGap).max() ?? 0) / deviation
    let isBent = (errors.reset?.p.value ?? 1) < 0.01
    let shown = report.shapes.sorted { $0.largestGap > $1.largestGap }.prefix(Self.mostShapes)
    return AssumptionCheck(
      id: "linearity", title: "The mean is linear in each number",
      kind: isBent && gap > 0.2 ? .danger : isBent ? .warning : .good,
      verdict: (errors.reset.map { test -> InlineText in
        "Ramsey's RESET: F = \(Quantity.significant(test.statistic)), p = \(p(test.p))."
      } ?? "Powers of the fitted values say nothing new.")
        + " The mean residual of a group lies at most \(Quantity.fixed(gap, digits: 2)) residual "
        + "standard deviations from 0.",
      pictures: shown.map { .chart(residuals($0)) })
  }

  private func residuals(_ shape: TermShape) -> Chart {
    .lines(
      "Mean residual by \(shape.name)", x: AxisTitle(shape.name),
      y: AxisTitle("Mean residual of \(report.outcome.column)"),
      lines: [
        LineSeries(
          "mean residual", points: shape.bins.map { LinePoint(x: $0.center, y: $0.observed) },
          band: shape.bins.map { BandPoint(x: $0.center, low: $0.low, high: $0.high) })
      ],
      references: [ReferenceLine(0, label: "the fit", axis: .y)],
      finding: shape.groupsOff == 0
        ? "Every group's interval holds 0."
        : "The intervals of \(shape.groupsOff) of \(shape.bins.count) groups leave out 0.",
      footnote: "Ten groups of rows by the number; band: 95 % intervals; n = \(report.rowsUsed).")
  }

  /// Whether the errors spread evenly.
  var spread: AssumptionCheck? {
    guard let errors = report.errors else { return nil }
    let ratios = zip(report.classical.rows, report.robust.rows).map {
      $1.standardError / $0.standardError
    }
    let largest = ratios.max() ?? 1
    let isUneven = (errors.breuschPagan?.p.value ?? 1) < 0.01
    let bins = HexBins(
      errors.points.map { PlotPoint(x: $0.fitted, y: $0.residual) }, columns: 24)
    var verdict: InlineText = ""
    if let test = errors.breuschPagan {
      verdict =
        "Breusch and Pagan's test (Koenker's form): χ² = \(Quantity.significant(test.statistic)), "
        + "p = \(p(test.p)). "
    }
    verdict +=
      "Robust errors are up to \(Quantity.fixed(largest, digits: 2)) times the classical ones."
    if isUneven { verdict += " Read the robust errors: \(code: "--robust")." }
    return AssumptionCheck(
      id: "spread", title: "The errors spread evenly",
      kind: isUneven ? (largest > 1.5 ? .danger : .warning) : .good, verdict: verdict,
      pictures: [
        .chart(
          .hexbin(
            "Fitted values and residuals", x: AxisTitle("Fitted \(report.outcome.column)"),
            y: AxisTitle("Residual"), bins: bins,
            finding: isUneven
              ? "The spread of the residuals changes with the terms."
              : "The spread of the residuals does not change with the terms beyond chance.",
            footnote: "\(errors.points.count) of \(report.rowsUsed) rows."))
      ])
  }

  /// Whether the errors are normal, or the rows so many that it does not matter.
  var normality: AssumptionCheck? {
    guard let errors = report.errors else { return nil }
    let gap = errors.quantiles.map { abs($0.residual - $0.normal) }.max() ?? 0
    let isFar = abs(errors.skewness) > 1 || abs(errors.excessKurtosis) > 3 || gap > 0.5
    let isSmall = report.rowsUsed < 100
    let points = errors.quantiles.map { LinePoint(x: $0.normal, y: $0.residual) }
    let ends = [points.first?.x ?? -3, points.last?.x ?? 3]
    return AssumptionCheck(
      id: "normality", title: "The errors are normal, or the rows many",
      kind: isFar ? (isSmall ? .danger : .warning) : .good,
      verdict: "Skewness \(Quantity.fixed(errors.skewness, digits: 2)), excess kurtosis "
        + "\(Quantity.fixed(errors.excessKurtosis, digits: 2)); both are 0 of normal errors"
        + (errors.jarqueBera.map { " (Jarque and Bera's p = \(p($0.p)))." } ?? ".")
        + (isSmall
          ? " With so few rows tests and intervals depend on it."
          : " With \(report.rowsUsed) rows the coefficients are close to normal whatever the errors "
            + "are; intervals for single rows are not."),
      pictures: [
        .chart(
          .lines(
            "Quantiles of the residuals beside those of normal errors", x: "Normal quantile",
            y: "Standardised residual",
            lines: [
              LineSeries("residuals", points: points),
              LineSeries(
                "normal errors", points: ends.map { LinePoint(x: $0, y: $0) }, stroke: .dashed),
            ],
            finding: isFar
              ? "The residuals leave the line by up to \(Quantity.fixed(gap, digits: 2)) standard deviations."
              : "The residuals stay near the line.",
            footnote: "n = \(report.rowsUsed)."))
      ])
  }

  /// A p-value within a sentence.
  func p(_ p: PValue) -> InlineText {
    p.isBelowDoubles
      ? "less than 10⁻³⁰⁰" : "\(Quantity.pValue(p.value))"
  }
}
