import Reporting

extension BenchmarkPage {
  /// AUC, log loss and time on data of different kinds.
  var quality: Section? {
    guard !qualities.isEmpty else { return nil }
    return Section(
      "Quality beside the peers",
      [.paragraph(verdict)]
        + Self.settings.flatMap { settings in
          QualityMeasure.allCases.map { .table(summary(settings, by: $0)) }
        },
      subsections: qualities.map(section))
  }

  private static let settings = ["matched", "defaults"]

  private static func name(_ settings: String) -> String {
    settings == "matched" ? "matched settings" : "each one's defaults"
  }

  private static func name(_ measure: QualityMeasure) -> String {
    switch measure {
    case .auc: "AUC"
    case .logLoss: "log loss"
    }
  }

  private var verdict: InlineText {
    let parts = Self.settings.flatMap { settings in
      QualityMeasure.allCases.map { measure in
        let holds = qualities.compactMap { $0.comparison(settings, by: measure)?.holds }
        return "\(Self.name(measure)) with \(Self.name(settings)) on \(holds.count(where: \.self)) "
          + "of \(holds.count)"
      }
    }
    return InlineText(
      "Data sets on which ours is not worse than the best peer by more than the spread over the "
        + "seeds: by " + parts.joined(separator: ", by ") + ".")
  }

  private func summary(_ settings: String, by measure: QualityMeasure) -> Table {
    let rows = qualities.compactMap { result -> TableRow? in
      guard let found = result.comparison(settings, by: measure) else { return nil }
      return TableRow(
        [
          .text(InlineText(result.set.title)),
          .number(.fixed(found.ours[measure].mean, digits: 4)),
          .number(.fixed(found.best[measure].mean, digits: 4)),
          .text(InlineText(found.best.learner)),
          .number(.fixed(found.difference, digits: 4).signed()),
          .number(.fixed(found.spread, digits: 4)), .text(Self.words(found.holds)),
        ], tone: found.holds == false ? .danger : .neutral)
    }
    return Table(
      caption: InlineText(
        "Mean held-out \(Self.name(measure)) over the seeds, \(Self.name(settings))."),
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
