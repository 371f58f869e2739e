import Reporting
import Statistics

extension HypothesesPage {
  /// A section for each comparison that is told in full.
  var details: Section? {
    guard !detailed.isEmpty else { return nil }
    let sections = detailed.enumerated().map { place, comparison in
      Section(
        comparison.title, id: "comparison-\(place + 1)", blocks(comparison),
        subsections: [])
    }
    guard comparisons.count > 1 else {
      return Section("The comparison", id: "details", sections[0].blocks)
    }
    let isChosen = detailed.count < comparisons.count
    return Section(
      "In detail", id: "details",
      [
        .paragraph(
          isChosen
            ? "The \(detailed.count) comparisons that a third column changes or that are the largest."
            : "Each comparison.")
      ], subsections: sections)
  }

  private func blocks(_ comparison: Comparison) -> [Block] {
    var blocks: [Block] = [.paragraph(comparison.answer(at: significance))]
    if let chart = picture(comparison) { blocks.append(.chart(chart)) }
    if let table = comparison.table { blocks.append(.table(counts(comparison, table))) }
    blocks += [.paragraph(comparison.agreement), .table(ways(comparison))]
    blocks.append(.paragraph("Chosen: " + reason(comparison) + override(comparison)))
    blocks.append(.details("Which tests were weighed, and why", [.table(candidates(comparison))]))
    if !comparison.groups.isEmpty {
      blocks.append(.details("What the tests assume, and what is so", assumptions(comparison)))
    }
    if comparison.effects.count > 1 {
      blocks.append(.details("Sizes of the effect", [.table(effects(comparison))]))
    }
    if !comparison.controls.isEmpty {
      blocks.append(.table(controlled(comparison)))
      if let table = adjustments(comparison) { blocks.append(.table(table)) }
      for control in comparison.controls where control.isFlagged || comparisons.count == 1 {
        blocks.append(
          .note(
            control.isFlagged ? control.verdict.noteKind : .info, title: control.title,
            control.sentence(of: comparison.outcome, by: comparison.factor)
              + control.adjustmentWords))
        blocks.append(.chart(chart(comparison, control)))
      }
    }
    return blocks
  }

  private func override(_ comparison: Comparison) -> InlineText {
    comparison.choice.isOverridden
      ? " The data speak for the \(comparison.choice.advised.rawValue)." : ""
  }

  private func ways(_ comparison: Comparison) -> Table {
    Table(
      caption: "\(comparison.title) in three ways.",
      columns: [.text("Way"), .text("Test"), .text("Statistic"), .number("p"), .text("Finds")],
      rows: comparison.panel.ways.map { way in
        let isChosen = way.test == comparison.choice.chosen
        let name = way.approach.name(for: comparison.choice.kind)
        guard let result = way.result else {
          return TableRow(
            [
              .text(InlineText(name)), .text(InlineText(way.test.rawValue)),
              .missing(way.refusal?.description), .missing, "–",
            ], emphasis: .quiet)
        }
        return TableRow(
          [
            .text(InlineText(name)), .text(InlineText(way.test.rawValue)),
            .text(result.statisticText), result.p.cell,
            result.p.value < significance ? "a difference" : "no difference",
          ], emphasis: isChosen ? .strong : .normal)
      },
      footnote:
        "The chosen test is set in bold. A p-value by lot is rounded to steps of one replicate.")
  }

  private func candidates(_ comparison: Comparison) -> Table {
    let samples = comparison.groups.map(\.name)
    let choice = comparison.choice
    return Table(
      caption: "Candidates for \(choice.kind.rawValue).",
      columns: [.text("Test"), .text("Verdict"), .text("Grounds")],
      rows: choice.candidates.map { candidate in
        var grounds: InlineText = ""
        for (place, ground) in candidate.grounds.enumerated() {
          if place > 0 { grounds += " " }
          grounds += ground.sentence(samples)
        }
        let isChosen = candidate.test == choice.chosen
        return TableRow(
          [
            .text(InlineText(candidate.test.rawValue)),
            isChosen ? "chosen" : candidate.test == choice.advised ? "advised" : "not chosen",
            .text(grounds),
          ], emphasis: isChosen ? .strong : .normal)
      })
  }

  private func assumptions(_ comparison: Comparison) -> [Block] {
    let evidence = comparison.choice.evidence
    var items: [InlineText] = []
    if let ratio = evidence.varianceRatio {
      items.append(
        "The largest variance is \(Quantity.significant(ratio)) times the smallest"
          + (evidence.equalVariances.map { " (Brown–Forsythe \($0.sentence))" } ?? "") + ".")
    }
    items.append("\(Quantity.percent(evidence.tiedShare)) of the values are tied with another.")
    items.append(
      "Rows are taken as independent; nothing in the file says otherwise, and nothing proves it.")
    return [
      .table(
        Table(
          caption: "\(comparison.outcome) in each group.",
          columns: [
            .text("Group"), .number("n"), .number("Mean"), .number("SD"), .number("Median"),
            .number("Skewness"), .number("Excess kurtosis"), .number("Skewness of the mean"),
          ],
          rows: zip(comparison.groups, evidence.samples).map { group, sample in
            TableRow([
              .text(InlineText(group.name)), .count(sample.count),
              .number(.significant(sample.mean, digits: 4)),
              .number(sample.standardDeviation.map { .significant($0, digits: 4) }),
              .number(group.description.median.map { .significant($0, digits: 4) }),
              .number(sample.skewness.map { .fixed($0, digits: 2) }),
              .number(sample.excessKurtosis.map { .fixed($0, digits: 2) }),
              .number(sample.skewnessOfMean.map { .fixed($0, digits: 3) }),
            ])
          })), .bullets(items),
    ]
  }

  private func effects(_ comparison: Comparison) -> Table {
    Table(
      caption: "Sizes of the effect of \(comparison.title).",
      columns: [
        .text("Measure"), .number("Value"), .number("low"), .number("high"), .text("By convention"),
      ],
      rows: comparison.effects.map { effect in
        TableRow(
          [.text(InlineText(effect.measure.rawValue))] + effect.cells
            + [effect.magnitude.map { "\($0.name)" } ?? "–"])
      },
      footnote: "What is large in practice only practice can say.")
  }

  private func controlled(_ comparison: Comparison) -> Table {
    Table(
      caption: "\(comparison.title) with a third column held fixed.",
      columns: [
        .text("Held fixed"), .text("Compared"), .number("All records"), .number("Held fixed"),
        .number("low"), .number("high"), .number("p"), .number("Strata alike: p"), .text("Verdict"),
      ],
      rows: comparison.controls.map { control in
        let effect = control.effect
        return TableRow(
          [
            .code(control.column), .text(control.contrast), effect.crude.cells[0],
          ] + effect.adjusted.cells + [
            effect.adjustedP.cell, effect.homogeneity?.cell ?? .missing,
            .text(InlineText(effect.verdict.shortName)),
          ], emphasis: control.isFlagged ? .strong : .normal)
      },
      footnote:
        "In \(comparison.controls.first?.effect.crude.measure.rawValue ?? "the same measure").")
  }

  private func counts(_ comparison: Comparison, _ table: ComparedCategories) -> Table {
    Table(
      caption: "\(comparison.title), counts.",
      columns: [.text(comparison.factor)] + table.columns.map { .number($0) } + [.number("All")],
      rows: zip(table.rows, table.counts).map { name, counts in
        TableRow(
          [.text(InlineText(name))] + counts.map { .count($0) } + [.count(counts.reduce(0, +))])
      })
  }
}
