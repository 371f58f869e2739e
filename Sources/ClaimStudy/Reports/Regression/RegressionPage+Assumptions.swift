import LinearModels
import Reporting
import Statistics

/// One assumption: what it says, what the data say of it, a picture.
struct AssumptionCheck {
  let id: String
  let title: String
  /// Good, warning or danger; info where the data cannot tell.
  let kind: Note.Kind
  let verdict: InlineText
  var pictures: [Block] = []

  /// The verdict in a word.
  var word: String {
    switch kind {
    case .good: "Holds"
    case .info: "Cannot be seen in the data"
    case .warning: "In doubt"
    case .danger: "Does not hold"
    }
  }
}

/// Each assumption with a picture and a verdict.
extension RegressionPage {
  var assumptions: Section {
    Section(
      "Assumptions", id: "assumptions",
      [
        .paragraph(
          "Every regression rests on assumptions. Each is stated, looked at in a picture and judged; "
            + "with many rows a test finds departures too small to matter, so the verdict rests on "
            + "their size too."),
        .table(
          Table(
            caption: "The assumptions and their verdicts.",
            columns: [.text("Assumption"), .text("Verdict")],
            rows: checks.map { check in
              TableRow([
                "\(link: check.title, to: .section("assumption-\(check.id)"))",
                .text(InlineText(check.word)),
              ])
            })),
      ],
      subsections: checks.map { check in
        Section(
          check.title, id: "assumption-\(check.id)",
          [.note(check.kind, title: check.word, check.verdict)] + check.pictures)
      })
  }

  /// All checks that fit the kind of regression, in reading order.
  var checks: [AssumptionCheck] {
    let first = isLogistic ? [enoughRows, overlap, linearity] : [leftOvers, spread, normality]
    let middle = [isLogistic ? calibration : nil, collinearity, influence].compactMap(\.self)
    return first.compactMap(\.self) + middle
      + [isLogistic ? agreement : nil, independence]
      .compactMap(\.self)
  }

  private var enoughRows: AssumptionCheck {
    let rarer =
      Double(report.rowsUsed) * min(report.outcome.mean, 1 - report.outcome.mean)
    let each = rarer / Double(report.terms.count)
    return AssumptionCheck(
      id: "rows", title: "There are rows enough of both classes",
      kind: each >= 10 ? .good : each >= 5 ? .warning : .danger,
      verdict:
        "\(Int(rarer.rounded())) rows of the rarer class for \(report.terms.count) terms: "
        + "\(Quantity.significant(each)) each. Below ten a fit is unsteady and too bold.")
  }

  private var overlap: AssumptionCheck {
    let title = "The classes overlap"
    guard let found = report.separation else {
      return AssumptionCheck(
        id: "overlap", title: title, kind: .good,
        verdict:
          "No combination of terms tells the classes apart without fail, so the likelihood has "
          + "a maximum.")
    }
    let names = found.columns.joined(separator: ", ")
    return AssumptionCheck(
      id: "overlap", title: title, kind: .danger,
      verdict: (found.isComplete
        ? "Complete separation by \(code: names): no row lies on the wrong side."
        : "Quasi-complete separation by \(code: names): only \(found.undecidedRows) rows are left "
          + "undecided.")
        + " Maximum likelihood would send coefficients to infinity. Those shown are Firth's, with "
        + "intervals of the penalised profile likelihood.")
  }

  private var collinearity: AssumptionCheck? {
    guard let dependence = report.dependence,
      let worst = dependence.rows.max(by: { $0.varianceInflation < $1.varianceInflation })
    else { return nil }
    let largest = worst.varianceInflation
    let bars = dependence.rows.sorted { $0.varianceInflation > $1.varianceInflation }.map {
      Bar($0.name, .significant($0.varianceInflation))
    }
    return AssumptionCheck(
      id: "collinearity", title: "Each term says something of its own",
      kind: largest < 5 ? .good : largest < 10 ? .warning : .danger,
      verdict: "The largest variance inflation factor is \(Quantity.significant(largest)) "
        + "(\(code: worst.name)); 1 is none, above 5 is much, above 10 very much. The scaled condition "
        + "number is \(Quantity.significant(dependence.conditionNumber)); above 30 is much.",
      pictures: [
        .chart(
          .bars(
            "Variance inflation factors", value: AxisTitle("VIF"), bars: bars,
            reference: ReferenceLine(5, label: "much"),
            finding: largest < 5
              ? "No term is told by the others to a degree that matters."
              : "\(code: worst.name) is mostly told by the others: its coefficient is uncertain, and "
                + "the forecast is not.",
            footnote: "1 / (1 − R²) of each term explained by the others and a constant; "
              + "n = \(report.rowsUsed)."))
      ])
  }

  private var influence: AssumptionCheck {
    let summary = report.influence
    let largest = summary.rows.first?.cook ?? 0
    let points = summary.points.filter { $0.leverage.isFinite && $0.residual.isFinite }
    let bins = HexBins(points.map { PlotPoint(x: $0.leverage, y: $0.residual) }, columns: 24)
    var pictures: [Block] = []
    if !points.isEmpty {
      pictures.append(
        .chart(
          .hexbin(
            "Leverage and standardised residual", x: "Leverage", y: "Standardised residual",
            bins: bins,
            finding:
              "\(summary.outliers) rows lie beyond ±3, \(summary.highLeverage) have more than "
              + "three times the mean leverage.",
            footnote: points.count < report.rowsUsed
              ? "Rows in even steps through the file, \(points.count) of \(report.rowsUsed)."
              : "n = \(points.count)."))
      )
    }
    pictures.append(.details("The rows that move the coefficients most", [.table(influentialRows)]))
    return AssumptionCheck(
      id: "influence", title: "No single row decides",
      kind: largest < 0.5 ? .good : largest < 1 ? .warning : .danger,
      verdict:
        "The largest Cook's distance is \(Quantity.significant(largest)); above 1 a row moves "
        + "the coefficients about as much as chance does. \(summary.aboveUsual) rows exceed the usual "
        + "mark for a look, 4/n.",
      pictures: pictures)
  }

  private var influentialRows: Table {
    Table(
      caption: "The largest Cook's distances.",
      columns: [
        .number("Record"), .text("Name"), .number("Cook's distance"), .number("Leverage"),
        .number("Standardised residual"), .text("Moves most"), .number("by standard errors"),
      ],
      rows: report.influence.rows.map { row in
        TableRow([
          .number(.plain(row.record)), row.identity.map { .code($0) } ?? .missing,
          cell(row.cook, digits: 3), cell(row.leverage, digits: 3), cell(row.residual, digits: 3),
          .code(row.moved), cell(row.by, digits: 3),
        ])
      },
      footnote:
        "Record: its place in the file without the header, among the records that were read.")
  }

  private var independence: AssumptionCheck {
    var verdict: InlineText =
      "Rows are taken for independent of one another. The file does not say which rows share an author "
      + "or a text; where they do, the errors shown are too small."
    var kind = Note.Kind.info
    if let errors = report.errors {
      let isOff = abs(errors.durbinWatson - 2) > 0.5
      kind = isOff ? .warning : .good
      verdict =
        "Durbin and Watson's statistic in the order of the file is "
        + "\(Quantity.fixed(errors.durbinWatson, digits: 2)); near 2 neighbours are unrelated. "
        + verdict
    }
    return AssumptionCheck(
      id: "independence", title: "Rows are independent", kind: kind, verdict: verdict)
  }

  /// Whether classical and robust errors agree.
  private var agreement: AssumptionCheck? {
    guard report.method == .logistic else { return nil }
    let ratios = zip(report.classical.rows, report.robust.rows).map {
      $1.standardError / $0.standardError
    }
    guard let low = ratios.min(), let high = ratios.max(), low.isFinite, high.isFinite else {
      return nil
    }
    let isOff = high > 1.5 || low < 1 / 1.5
    return AssumptionCheck(
      id: "errors", title: "The standard errors can be trusted", kind: isOff ? .warning : .good,
      verdict:
        "Robust errors are \(Quantity.fixed(low, digits: 2)) to \(Quantity.fixed(high, digits: 2)) "
        + "times the classical ones. "
        + (isOff
          ? "Where they differ so much the model itself is in doubt; read the robust ones."
          : "They agree, as they do where the model is right."))
  }
}
