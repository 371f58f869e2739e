import Claims
import Reporting
import Statistics

/// What a manager reads: the answer, how sure, what it does not mean, what to do next.
extension HypothesesPage {
  /// The page `executive-summary-hypotheses`.
  var summaryPage: ReportPage {
    let whole: InlineText =
      "All comparisons: \(link: "hypotheses", to: .page(HypothesesSite.pageName))."
    return ReportPage(
      name: HypothesesSite.summaryName, shortTitle: "Differences in a minute",
      document: Document(
        title: "Which differences are real, in a minute", lead: lead, banners: context.banners,
        sections: [
          Section(
            "In numbers", [.keyFigures(figures)] + (strongestChart.map { [.chart($0)] } ?? [])),
          Section("How sure this is", [.bullets(certainty)]),
          Section("What it does not mean", [.bullets(limits)]),
          Section("What to do next", [.steps(next), .paragraph(whole)]),
        ], colophon: context.colophon))
  }

  var inAMinute: Section {
    Section(
      "In a minute", id: "summary",
      [
        .keyFigures(figures), .paragraph("\(strong: "How sure this is")"), .bullets(certainty),
        .paragraph("\(strong: "What it does not mean")"), .bullets(limits),
        .paragraph("\(strong: "What to do next")"), .steps(next),
      ])
  }

  private var limits: [InlineText] {
    var items: [InlineText] = [
      "A difference is not a cause: only columns of this file could be held fixed."
    ]
    if !explained.isEmpty {
      items.append(
        comparisons.count == 1
          ? "The small p-value over all records does not survive a third column: read on below."
          : "A small p-value over all records does not survive a third column: "
            + "\(explained.count) of the differences are gone or turned around within its levels.")
    }
    if comparisons.contains(where: { isLate($0.outcome) || isLate($0.factor) }) {
      items.append(
        "Counts are known only after publication; a difference in them says nothing about a video "
          + "that was posted a minute ago.")
    }
    return items
  }

  private func isLate(_ name: String) -> Bool {
    hypotheses.contract.columns.contains {
      $0.role == .count && $0.known == .afterPublication && name.hasPrefix($0.name)
    }
  }

  private var next: [InlineText] {
    var steps: [InlineText] = []
    if let first = flagged.first {
      steps.append(
        "Never report \(code: first.comparison.outcome) by \(code: first.comparison.factor) without "
          + "\(code: first.control.column): read \(link: "what a third column changes", to: .page(HypothesesSite.pageName, section: comparisons.count > 1 ? "controls" : "details"))."
      )
    }
    if comparisons.contains(where: { $0.panel.agreement == .mixed }) {
      steps.append("Look at the pictures where the three ways disagree before quoting a p-value.")
    }
    steps.append("Quote the effect and its interval, not the p-value alone.")
    if comparisons.count > 1 {
      steps.append(
        "Ask for one comparison in depth: \(code: "claimctl test --of COLUMN --by COLUMN").")
    }
    return steps
  }
}
