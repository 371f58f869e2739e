import Foundation
import LinearModels
import Reporting

/// The tables of coefficients, effects and fit.
extension RegressionPage {
  var coefficients: Section {
    var blocks: [Block] = [.chart(steps), .table(coefficientTable)]
    if isLogistic { blocks.append(.table(oddsTable)) }
    if !report.profiles.isEmpty { blocks.append(.table(profileTable)) }
    if report.method != .firth {
      blocks.append(.details("Classical and robust errors side by side", [.table(errorTable)]))
    }
    return Section("Coefficients", id: "coefficients", blocks)
  }

  /// What one typical step of each term does, comparable between terms.
  var steps: Chart {
    let bars = found.sorted { abs($0.effect) > abs($1.effect) }.map { item in
      let ends = interval(of: item)
      return Bar(
        item.term.name, .significant(item.effect, digits: 3),
        interval: ValueInterval(
          low: ends.lowerBound * item.term.step, high: ends.upperBound * item.term.step))
    }
    let finding: InlineText =
      strongest.map { "Strongest: \(sentence(of: $0))" }
      ?? "No interval leaves out 0."
    return .bars(
      isLogistic ? "What one typical step adds to the log-odds" : "What one typical step adds",
      value: AxisTitle(
        isLogistic ? "Change of the log-odds" : "Change of \(report.outcome.column)"),
      bars: bars, reference: ReferenceLine(0, label: "no difference"), shape: .dots,
      finding: finding,
      footnote:
        "A step is one standard deviation of a number, or the level instead of the one it is "
        + "compared with. Lines: 95 % intervals. n = \(report.rowsUsed).")
  }

  /// The table that a statistician looks for.
  var coefficientTable: Table {
    let errors =
      report.question.usesRobustErrors && report.method != .firth ? "robust (HC3)" : "classical"
    return Table(
      caption: "Coefficients for one unit of each term, n = \(report.rowsUsed), "
        + "\(errors) standard errors.",
      columns: [
        .text("Term"), .number("Coefficient"), .number("Standard error"),
        .number(report.method == .leastSquares ? "t" : "z"), .number("p"),
      ],
      rows: report.coefficients.rows.map { row in
        TableRow([
          .code(row.name), cell(row.estimate, row.interval()) { quantity($0) },
          cell(row.standardError), cell(row.z, digits: 3), cell(row.pValue),
        ])
      },
      footnote: "In brackets 95 % intervals. "
        + (isLogistic
          ? "In log-odds of “\(report.outcome.level ?? "")”."
          : "In the units of \(code: report.outcome.column)."))
  }

  /// Odds ratios, for one unit and for one typical step.
  private var oddsTable: Table {
    Table(
      caption:
        "Odds ratios: the factor by which one unit, or one typical step, multiplies the odds of "
        + "“\(report.outcome.level ?? "")”.",
      columns: [
        .text("Term"), .number("One unit"), .number("One step"),
      ],
      rows: found.map { item in
        let ends = interval(of: item)
        return TableRow(
          [.code(item.term.name)]
            + [1, item.term.step].map { step in
              exp(ends.upperBound * step).isFinite
                ? cell(
                  item.row.estimate * step, ends.lowerBound * step...ends.upperBound * step, odds)
                : .missing("too large")
            })
      },
      footnote:
        "In brackets 95 % intervals. A step is one standard deviation of a number, or the level instead of the one it is "
        + "compared with.")
  }

  private var profileTable: Table {
    Table(
      caption: report.method == .firth
        ? "Intervals and tests of the penalised profile likelihood: those to report here."
        : "Intervals and tests of the profile likelihood.",
      columns: [
        .text("Term"), .number("Coefficient"), .number("Likelihood ratio"), .number("p"),
      ],
      rows: report.profiles.map { row in
        TableRow([
          .code(row.name), cell(row.estimate, row.interval) { quantity($0) },
          cell(row.test.statistic), cell(row.test.p),
        ])
      }, footnote: "In brackets 95 % intervals.")
  }

  private var errorTable: Table {
    Table(
      caption: "Standard errors of two kinds and the p-values that follow.",
      columns: [
        .text("Term"), .number("Classical error"), .number("HC3 error"), .number("Ratio"),
        .number("Classical p"), .number("HC3 p"),
      ],
      rows: zip(report.classical.rows, report.robust.rows).map { plain, robust in
        TableRow([
          .code(plain.name), cell(plain.standardError), cell(robust.standardError),
          cell(robust.standardError / plain.standardError, digits: 3), cell(plain.pValue),
          cell(robust.pValue),
        ])
      })
  }

  /// Average marginal effects.
  var effects: Section? {
    guard !report.effects.isEmpty else { return nil }
    return Section(
      "How much more likely", id: "effects",
      [
        .paragraph(
          "Odds are hard to feel. The average marginal effect is how much the probability of "
            + "“\(report.outcome.level ?? "")” changes for one unit of a number, or for a level "
            + "instead of the one it is compared with, averaged over the rows."),
        .table(
          Table(
            caption: "Average marginal effects in percentage points, n = \(report.rowsUsed).",
            columns: [
              .text("Term"), .number("One unit"), .number("Standard error"), .number("p"),
              .number("One typical step"),
            ],
            rows: zip(report.effects, report.terms).map { effect, term in
              let row = effect.effect
              let ends = row.interval()
              let step = 100 * term.step
              let range = ends.lowerBound * step...ends.upperBound * step
              return TableRow([
                .code(row.name), cell(100 * row.estimate), cell(100 * row.standardError),
                cell(row.pValue),
                cell(step * row.estimate, range) { quantity($0, digits: 3) },
              ])
            },
            footnote: "In brackets 95 % intervals. Errors by the delta method. A typical step is "
              + "one standard deviation of a number.")),
      ])
  }

  /// How well it fits.
  var fit: Section {
    let fit = report.fit
    var rows: [(String, Cell)] = [
      ("Log-likelihood", cell(fit.logLikelihood, digits: 7)),
      ("Log-likelihood without terms", cell(fit.nullLogLikelihood, digits: 7)),
    ]
    if let test = fit.test {
      let freedom = test.degreesOfFreedom.map { "\(Int($0))" }.joined(separator: " and ")
      let name = isLogistic ? "Likelihood ratio, χ² with \(freedom)" : "F with \(freedom)"
      rows.append(("\(name) degrees of freedom", cell(test.statistic, digits: 5)))
      rows.append(("its p", cell(test.p)))
    }
    rows += fit.shares.map { share in
      (share.name.contains("R²") ? share.name : "\(share.name)'s R²", cell(share.value))
    }
    rows += [("AIC", cell(fit.aic, digits: 7)), ("BIC", cell(fit.bic, digits: 7))]
    if let error = fit.residualError {
      rows.append(
        (
          "Residual standard error, \(error.degreesOfFreedom) degrees of freedom",
          cell(error.value)
        ))
    }
    if let single = fit.single {
      rows.append(("AUC of \(single.name) alone", cell(single.auc)))
    }
    if let auc = fit.auc { rows.append(("AUC on the rows of the fit", cell(auc))) }
    if let auc = report.validation?.auc { rows.append(("AUC on unseen rows", cell(auc))) }
    if let accuracy = fit.accuracy { rows.append(("Accuracy at even odds", cell(accuracy))) }
    var blocks: [Block] = [
      .table(
        Table(
          caption: "Measures of fit, n = \(report.rowsUsed).",
          columns: [.text("Measure"), .number("Value")],
          rows: rows.map { TableRow([.text(InlineText($0.0)), $0.1]) }))
    ]
    if let table = confusion { blocks.append(.table(table)) }
    return Section("How well it fits", id: "fit", blocks)
  }

  private var confusion: Table? {
    let counts = report.fit.confusion
    guard counts.count == 4, let level = report.outcome.level, let other = report.outcome.other
    else { return nil }
    return Table(
      caption: "Judged at even odds on the rows of the fit.",
      columns: [.text("It was"), .number("judged \(other)"), .number("judged \(level)")],
      rows: [
        TableRow([.text(InlineText(other)), .count(counts[0]), .count(counts[1])]),
        TableRow([.text(InlineText(level)), .count(counts[2]), .count(counts[3])]),
      ])
  }
}
