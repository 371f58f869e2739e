import LinearModels
import Reporting
import Statistics

/// The executive summary: the answer, how sure, what it does not mean, what to do.
extension RegressionPage {
  /// The page `executive-summary-regression`.
  var summaryPage: ReportPage {
    let whole: InlineText = "All numbers: \(link: "regression", to: .page(Self.name))."
    return ReportPage(
      name: Self.summaryName, shortTitle: "Regression in a minute",
      document: Document(
        title: "What goes with \(outcomeWords), in a minute", lead: lead, banners: banners,
        sections: [
          Section("In numbers", [.keyFigures(figures)]),
          Section("What it says", [.bullets(findings), .chart(steps)]),
          Section("How sure this is", [.bullets(certainty)]),
          Section("What it does not mean", [.bullets(limits)]),
          Section("What to do next", [.steps(next), .paragraph(whole)]),
        ], colophon: report.source.colophon(fingerprint)))
  }

  var short: Section {
    Section(
      "In a minute", id: "summary", [.keyFigures(figures)],
      subsections: [
        Section("What it says", id: "says", [.bullets(findings)]),
        Section("How sure this is", id: "sure", [.bullets(certainty)]),
        Section("What it does not mean", id: "limits", [.bullets(limits)]),
        Section("What to do", id: "next", [.steps(next)]),
      ])
  }

  private var figures: [KeyFigure] {
    var figures = [
      KeyFigure(
        "Rows used", .count(report.rowsUsed), note: "of \(report.source.rowsRead) in the file"),
      KeyFigure(
        "terms go with it", .count(tellingTerms.count),
        note: "of \(report.terms.count), at the 5 % level"),
    ]
    if let auc = report.validation?.auc ?? report.fit.auc {
      let isValidated = report.validation?.auc != nil
      figures.append(
        KeyFigure(
          "of pairs ranked right", .number(.percent(auc)),
          note: isValidated
            ? "AUC on rows that a fit did not see; 50 % is chance"
            : "AUC on the rows of the fit; 50 % is chance"))
    }
    if let single = report.fit.single {
      figures.append(
        KeyFigure(
          "of pairs ranked right by one column", .number(.percent(single.auc)),
          note: "\(code: single.name) alone: what the regression must be compared with"))
    }
    if report.method == .leastSquares, let share = report.fit.shares.first {
      figures.append(
        KeyFigure(
          "of the spread explained", .number(.percent(share.value)),
          note: "R² on the rows of the fit"))
    }
    let doubts = checks.count { $0.kind != .good && $0.kind != .info }
    figures.append(
      KeyFigure(
        "assumptions in doubt", .count(doubts),
        note: "of \(checks.count { $0.kind != .info }) examined",
        tone: doubts == 0 ? .good : .warning))
    return figures
  }

  private var findings: [InlineText] {
    let telling = tellingTerms
    guard !telling.isEmpty else {
      return ["With the others held fixed, no term can be told from 0."]
    }
    var items = telling.prefix(4).map(sentence)
    let silent = found.filter { p(of: $0).value >= 0.05 }
    if !silent.isEmpty {
      let names = silent.prefix(5).map(\.term.name).joined(separator: ", ")
      items.append(
        "Not to be told from 0 beside the others: \(names)"
          + (silent.count > 5 ? " and \(silent.count - 5) more." : "."))
    }
    return items
  }

  private var certainty: [InlineText] {
    var items: [InlineText] = []
    if let test = report.fit.test {
      let named: InlineText = isLogistic ? "the likelihood-ratio test" : "the F test"
      items.append(
        test.p.value < 0.001
          ? "That all terms together say nothing can be ruled out (\(named), p below 0.001)."
          : "That all terms together say nothing: p = \(Quantity.pValue(test.p.value)) by \(named)."
      )
    }
    let doubts = checks.filter { $0.kind != .good && $0.kind != .info }
    items.append(
      doubts.isEmpty
        ? "All assumptions that can be examined hold well enough."
        : "In doubt: "
          + InlineText(doubts.map { $0.title.lowercasedFirst }.joined(separator: "; "))
          + " (\(link: "see the assumptions", to: .page(Self.name, section: "assumptions"))).")
    items.append(
      "p-values here are not corrected for how many terms are tried: of twenty terms that say nothing, "
        + "one looks telling.")
    return items
  }

  private var limits: [InlineText] {
    var items: [InlineText] = [
      "Going together is not causing: no coefficient says what would happen if a column were changed."
    ]
    if report.terms.contains(where: \.isLate) {
      items.append(
        "Some terms are measured after publication: what they tell is known too late to act at upload."
      )
    }
    if isLogistic, found.contains(where: { abs($0.effect) > 10 }) {
      items.append(
        "Odds ratios this far from 1 mean that the classes hardly overlap: one threshold does most of "
          + "the work, and the sizes of the coefficients say little.")
    }
    if !report.outcome.isLabel, !report.terms.contains(where: { $0.column == labelName }),
      let labelName
    {
      items.append(
        "The label \(code: labelName) is not among the terms. What differs between its classes may "
          + "stand behind a coefficient here.")
    }
    if let accuracy = report.fit.accuracy {
      let base = max(report.outcome.mean, 1 - report.outcome.mean)
      if accuracy <= base + 0.01 {
        items.append(
          "A significant coefficient is no good forecast: judged at even odds, "
            + "\(Quantity.percent(accuracy)) of rows come out right, and always naming the more "
            + "frequent class gets \(Quantity.percent(base)).")
      }
    }
    return items
  }

  private var next: [InlineText] {
    var steps: [InlineText] = []
    if report.separation != nil {
      steps.append(
        "Look at the columns that separate the classes: a column that decides the outcome may have "
          + "been made from it.")
    }
    if checks.contains(where: { $0.id == "linearity" && $0.kind != .good }) {
      steps.append(
        "Let the terms bend (logarithms, groups) before reading their sizes, or judge by trees.")
    }
    if checks.contains(where: { $0.id == "collinearity" && $0.kind != .good }) {
      steps.append(
        "Of columns that tell the same, keep the one that is known first, with "
          + "\(code: "--on").")
    }
    if !report.question.usesRobustErrors, report.method != .firth,
      checks.contains(where: { ["errors", "spread"].contains($0.id) && $0.kind != .good })
    {
      steps.append("Read the robust errors: run again with \(code: "--robust").")
    }
    if !report.outcome.isLabel, let labelName,
      !report.terms.contains(where: { $0.column == labelName })
    {
      steps.append(
        "Run again with \(code: labelName) among the columns of \(code: "--on"), and see what is left."
      )
    }
    steps.append("Try the finding on other data before acting on it.")
    return steps
  }

  /// The label's column; nil where it is what is explained.
  private var labelName: String? {
    report.outcome.isLabel
      ? nil
      : report.omitted.first { $0.reason.hasPrefix("the label") }?.name
  }
}

extension String {
  /// The same with a small first letter.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
