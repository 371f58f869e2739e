import Reporting
import Statistics

extension HypothesesPage {
  /// How many comparisons have a section of their own.
  private static let mostDetailed = 3

  /// The comparisons with a section of their own: of each factor in turn what a third column explains,
  /// then the largest.
  var detailed: [Comparison] {
    guard comparisons.count > Self.mostDetailed else { return comparisons }
    // Reversals before what vanishes before all others.
    let gravities = comparisons.map { comparison in
      comparison.flagged.filter(isExplained).map(\.verdict.gravity).max() ?? 0
    }
    let sizes = comparisons.map(\.relativeSize)
    let ranked = comparisons.indices.sorted { one, other in
      (gravities[other], sizes[other], one) < (gravities[one], sizes[one], other)
    }
    // The n-th of each factor come before the (n + 1)-th of any.
    var taken: [String: Int] = [:]
    let turns = ranked.map { index -> (turn: Int, index: Int) in
      let turn = taken[comparisons[index].factor, default: 0]
      taken[comparisons[index].factor] = turn + 1
      return (turn, index)
    }
    let order = turns.enumerated().sorted { one, other in
      (one.element.turn, one.offset) < (other.element.turn, other.offset)
    }
    let chosen = Set(order.prefix(Self.mostDetailed).map(\.element.index))
    return comparisons.indices.filter(chosen.contains).map { comparisons[$0] }
  }

  /// All comparisons: a table and a picture for each factor.
  var family: Section? {
    guard comparisons.count > 1 else { return nil }
    let links = Dictionary(
      uniqueKeysWithValues: detailed.enumerated().map { ($1.title, "comparison-\($0 + 1)") })
    var groups: [[Comparison]] = []
    for comparison in comparisons {
      let last = groups.last?.last
      if last?.factor == comparison.factor, last?.choice.kind == comparison.choice.kind {
        groups[groups.count - 1].append(comparison)
      } else {
        groups.append([comparison])
      }
    }
    return Section(
      "All comparisons", id: "family",
      [
        .paragraph(
          "The chosen test of each question. A p-value says how surprising a difference would be if there "
            + "were none, not how large it is: read the effect and its interval first.")
      ],
      subsections: groups.enumerated().map { place, group in
        let kind = group[0].choice.kind == .categories ? "Categories by " : "Numbers by "
        return Section(
          kind + group[0].factor, id: "family-\(place + 1)", blocks(of: group, links))
      })
  }

  private static let shownRows = 60

  private func blocks(of group: [Comparison], _ links: [String: String]) -> [Block] {
    let chart = intervals(of: group).map { Block.chart($0) }
    return [chart, .table(table(of: group, links))].compactMap(\.self)
  }

  /// The effects of a group with their intervals; nil where they have different measures.
  private func intervals(of group: [Comparison]) -> Chart? {
    guard group.count > 2, let measure = group[0].effect?.measure,
      group.allSatisfy({ $0.effect?.measure == measure })
    else { return nil }
    let order = group.sorted { abs($0.effect?.value ?? 0) > abs($1.effect?.value ?? 0) }
    let bars = order.compactMap { comparison -> Bar? in
      guard let effect = comparison.effect else { return nil }
      return Bar(
        comparison.outcome, effect.quantity(effect.value),
        interval: effect.interval.map { ValueInterval(low: $0.low, high: $0.high) },
        tone: comparison.flagged.isEmpty ? .neutral : .warning)
    }
    let strongest = order[0]
    let changed = group.count { !$0.flagged.isEmpty }
    var finding: InlineText =
      "The largest is \(code: strongest.outcome): "
      + (strongest.effect.map { "\($0.quantity($0.value))" } ?? "none") + "."
    if changed > 0 { finding += " \(changed) of \(group.count) change with a third column fixed." }
    return .bars(
      "Effects by \(group[0].factor)", value: AxisTitle(measure.rawValue), bars: bars,
      reference: ReferenceLine(0, label: "no difference"), shape: .dots, finding: finding,
      footnote:
        "Over all records; lines are \(Quantity.percent(hypotheses.settings.level, digits: 0)) intervals. "
        + "Coloured as a warning: the story changes within a third column.")
  }

  private func table(of group: [Comparison], _ links: [String: String]) -> Table {
    let tests = Set(group.map(\.choice.chosen))
    let measures = Set(group.map { $0.effect?.measure })
    let isMixed = tests.count > 1 || measures.count > 1
    let effect = isMixed ? "Effect" : group[0].effect?.measure.rawValue ?? "Effect"
    let hidden = max(0, group.count - Self.shownRows)
    var columns: [TableColumn] = [.text("Outcome")]
    if isMixed { columns.append(.text("Test and measure")) }
    columns += [
      .number(effect), .number("Interval"), .number("p"), .number("log₁₀ p"),
      .number("Holm"), .number("Benjamini–Hochberg"), .text("Within others"),
    ]
    return Table(
      caption:
        "\(isMixed ? "" : group[0].choice.chosen.rawValue + ", ")\(hypotheses.studiedRows) studied rows.",
      columns: columns,
      rows: group.prefix(Self.shownRows).map { row($0, links[$0.title], isMixed: isMixed) },
      footnote: hidden > 0 ? "\(hidden) more comparisons are not shown." : "")
  }

  private func row(_ comparison: Comparison, _ section: String?, isMixed: Bool) -> TableRow {
    let name: InlineText =
      section.map { "\(link: comparison.outcome, to: .section($0))" } ?? "\(comparison.outcome)"
    let effect = comparison.effect
    var cells: [Cell] = [.text(name)]
    if isMixed {
      cells.append(
        "\(comparison.choice.chosen.rawValue), \(effect?.measure.rawValue ?? "no measure")")
    }
    cells += [effect?.cells[0] ?? .missing, effect?.intervalCell ?? .missing]
    cells += [
      comparison.answer?.p.shortCell ?? .missing,
      .number(comparison.answer.map { .fixed($0.p.log10, digits: 1) }),
      comparison.holm?.shortCell ?? .missing,
      comparison.benjaminiHochberg?.shortCell ?? .missing, .text(changes(comparison)),
    ]
    return TableRow(
      cells, emphasis: comparison.stands(at: significance) ? .normal : .quiet)
  }

  /// The verdicts that change the story.
  func changes(_ comparison: Comparison) -> InlineText {
    var text: InlineText = ""
    for (place, control) in comparison.flagged.enumerated() {
      if place > 0 { text += "; " }
      text += "\(control.verdict.shortName) within \(control.column)"
    }
    return text.isEmpty ? "–" : text
  }

  /// The comparisons without a section of their own, a sentence each, folded: the table of the family has
  /// their numbers, and `claimctl test` tells any one of them in full.
  var others: Section? {
    let shown = Set(detailed.map(\.title))
    let rest = comparisons.filter { !shown.contains($0.title) }
    guard !rest.isEmpty else { return nil }
    return Section(
      "The other comparisons", id: "others",
      [
        .details(
          "\(rest.count) comparisons in a sentence each",
          [
            .bullets(
              rest.prefix(2 * Self.shownRows).map { comparison in
                let isMixed = comparison.panel.agreement == .mixed
                return comparison.answer(at: significance)
                  + (isMixed ? " " + comparison.agreement : "")
              })
          ])
      ])
  }

  /// The chosen test and its grounds, in sentences.
  func reason(_ comparison: Comparison) -> InlineText {
    let samples = comparison.groups.map(\.name)
    var text: InlineText = "\(strong: comparison.choice.chosen.rawValue): "
    for (place, ground) in comparison.choice.grounds(of: comparison.choice.chosen).enumerated() {
      if place > 0 { text += " " }
      text += ground.sentence(samples)
    }
    return text
  }
}
