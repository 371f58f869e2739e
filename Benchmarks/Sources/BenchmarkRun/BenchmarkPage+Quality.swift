import Reporting

extension BenchmarkPage {
  /// AUC, log loss and time on data of different kinds.
  var quality: Section? {
    guard !qualities.isEmpty else { return nil }
    return Section(
      "Quality beside the peers",
      [
        .paragraph(verdict),
        .table(summary("matched", "Matched settings")),
        .table(summary("defaults", "Each one's defaults")),
      ], subsections: qualities.map(section))
  }

  private var verdict: InlineText {
    let judged = ["matched", "defaults"].map { settings in
      (settings, qualities.compactMap { $0.holds(settings) })
    }
    let parts = judged.map { settings, holds in
      "\(holds.count(where: \.self)) of \(holds.count) data sets with \(settings == "matched" ? "matched settings" : "each one's defaults")"
    }
    return InlineText(
      "Ours is not worse than the best peer by more than the spread over the seeds on "
        + parts.joined(separator: " and on ") + ".")
  }

  private func summary(_ settings: String, _ title: String) -> Table {
    let rows = qualities.compactMap { result -> TableRow? in
      guard let ours = result.ours(settings), let best = result.best(settings),
        let difference = result.difference(settings)
      else { return nil }
      return TableRow(
        [
          .text(InlineText(result.set.title)), .number(.fixed(ours.auc.mean, digits: 4)),
          .number(.fixed(best.auc.mean, digits: 4)), .text(InlineText(best.learner)),
          .number(.fixed(difference, digits: 4).signed()),
          .number(.fixed(max(ours.auc.deviation, best.auc.deviation), digits: 4)),
          .text(Self.words(result.holds(settings))),
        ], tone: result.holds(settings) == false ? .danger : .neutral)
    }
    return Table(
      caption: InlineText("\(title): mean held-out AUC over the seeds."),
      columns: [
        .text("Data"), .number("Ours"), .number("Best peer"), .text("Which"),
        .number("Difference"), .number("Spread"), .text("Verdict"),
      ], rows: rows,
      footnote: "Spread: the larger standard deviation of the two over the seeds.")
  }

  private func section(_ result: QualityResult) -> Section {
    let rows = result.entries.map { entry in
      TableRow(
        [
          .text(InlineText(entry.learner)), .text(InlineText(entry.settings)),
          .text(Self.shown(entry.auc)), .text(Self.shown(entry.logLoss)),
          .number(.significant(entry.seconds.median)),
        ], emphasis: entry.isOurs ? .strong : .normal)
    }
    return Section(
      result.set.title, id: "quality-\(result.set.id)",
      [
        .table(
          Table(
            caption: "\(result.set.rows) rows, \(result.set.columns) columns. \(result.set.about)",
            columns: [
              .text("Library"), .text("Settings"), .number("AUC"), .number("Log loss"),
              .number("Fit", unit: "s"),
            ], rows: rows, footnote: "Mean ± standard deviation over the seeds."))
      ])
  }

  private static func words(_ holds: Bool?) -> InlineText {
    switch holds {
    case true?: "holds"
    case false?: "worse than the spread"
    case nil: "one seed says nothing"
    }
  }

  private static func shown(_ value: MeanAndDeviation) -> InlineText {
    "\(.fixed(value.mean, digits: 4)) ± \(.fixed(value.deviation, digits: 4))"
  }
}
