import LinearModels
import Reporting

/// Which regression and why; which columns and rows.
extension RegressionPage {
  var choice: Section {
    Section(
      "Which regression, and why", id: "choice",
      [.paragraph(reason), .table(candidates)])
  }

  private var reason: InlineText {
    let outcome = report.outcome
    if let level = outcome.level {
      return
        "\(code: outcome.column) is one of two: “\(level)” (\(Quantity.percent(outcome.mean)) of the "
        + "rows) or “\(outcome.other ?? "")”. What is explained is the odds of “\(level)”: logistic "
        + "regression keeps every probability between 0 and 1, and its coefficients are logarithms of "
        + "odds ratios."
    }
    return
      "\(code: outcome.column) is a number with \(outcome.distinct) different values, mean "
      + "\(Quantity.significant(outcome.mean, digits: 4)), standard deviation "
      + "\(Quantity.significant(outcome.spread, digits: 4)). What is explained is its mean: least "
      + "squares, whose coefficients are in the units of the outcome."
  }

  private var candidates: Table {
    let chosen = "chosen"
    var rows: [(String, String, String)] = []
    if isLogistic {
      rows = [
        (
          "Logistic regression", report.method == .firth ? "ruled out" : chosen,
          report.method == .firth
            ? "its likelihood has no maximum here: the classes are separated"
            : "two classes; both occur for like rows, so that the likelihood has a maximum"
        ),
        (
          "Firth's logistic regression", report.method == .firth ? chosen : "not needed",
          report.method == .firth
            ? "the same odds with a penalty that keeps every coefficient finite"
            : "for separated classes and few rows"
        ),
        (
          "Least squares on 0 and 1", "ruled out",
          "gives probabilities below 0 and above 1, and errors of unequal spread"
        ),
        (
          "Multinomial or ordinal regression", "ruled out",
          report.outcome.other == "any other level"
            ? "one level is set against all others, as was asked" : "there are two levels"
        ),
      ]
    } else {
      rows = [
        ("Least squares", chosen, "the outcome is a number and its mean is asked for"),
        ("Logistic regression", "ruled out", "the outcome has more than two values"),
        (
          "Poisson or negative binomial regression", "not offered",
          "for counts with a small mean; large counts are better read on a logarithmic scale"
        ),
        (
          "Quantile regression", "not offered",
          "when the median is asked for, or a few huge values decide the mean"
        ),
      ]
    }
    return Table(
      caption: "Regressions that were thought of.",
      columns: [.text("Regression"), .text("Verdict"), .text("Why")],
      rows: rows.map { name, verdict, why in
        TableRow(
          [.text(InlineText(name)), .text(InlineText(verdict)), .text(InlineText(why))],
          emphasis: verdict == chosen ? .strong : .normal)
      })
  }

  /// What went in, and what did not.
  var columns: Section? {
    var blocks: [Block] = [
      .table(
        Table(
          caption: "The terms of the regression.",
          columns: [
            .text("Term"), .text("Kind"), .text("Compared with"), .number("Standard deviation"),
            .text("Known"),
          ],
          rows: report.terms.map { term in
            TableRow([
              .code(term.name), term.isIndicator ? "level (1 or 0)" : "number",
              term.reference.map { .text(InlineText("“\($0)”")) } ?? "one unit less",
              cell(term.spread),
              term.isLate ? "after publication" : "at upload",
            ])
          }))
    ]
    if !report.omitted.isEmpty {
      blocks.append(
        .table(
          Table(
            caption: "Columns that are not in it.", columns: [.text("Column"), .text("Why")],
            rows: report.omitted.map {
              TableRow([.code($0.name), .text(InlineText($0.reason))])
            })))
    }
    blocks.append(
      .paragraph(
        "\(report.rowsUsed) of \(report.source.rowsRead) rows have a value in every column that is "
          + "used; the others are left out. Duplicate rows count as often as they stand in the file."
      ))
    return Section("What went in", id: "columns", blocks)
  }

  var method: Section {
    Section(
      "How it was computed", id: "method",
      [
        .bullets(
          [
            isLogistic
              ? "Coefficients: Newton's method to a gradient of 1e-8 of the rows, on standardised "
                + "columns; the numbers are those of the optimum, not of a solver that stopped early."
              : "Coefficients: Cholesky's factor on standardised columns, refined until they stand still.",
            report.question.usesRobustErrors && report.method != .firth
              ? "Standard errors: HC3, which stay right where the spread is not what the model says."
              : "Standard errors: from the information at the optimum; HC3 errors stand beside them.",
            isLogistic
              ? "Tests: Wald's z; intervals: estimate ± 1.96 standard errors"
                + (report.method == .firth
                  ? "; of Firth's fit the penalised profile likelihood." : ".")
              : "Tests: Student's t with n − k degrees of freedom.",
            "Sources and formulas: docs/methods/Regression.md.",
          ].map { InlineText($0) })
      ])
  }
}
