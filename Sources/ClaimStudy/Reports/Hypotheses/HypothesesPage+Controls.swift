import Foundation
import Reporting
import Statistics

extension HypothesesPage {
  private static let shownNotes = 5

  /// What holding a third column fixed changes.
  var controls: Section? {
    guard comparisons.count > 1, comparisons.contains(where: { !$0.controls.isEmpty }) else {
      return nil
    }
    var blocks: [Block] = [
      .paragraph(
        "A difference between groups may come from a third column in which the groups differ too. Each "
          + "difference is therefore looked at again within every level of every other category.")
    ]
    if flagged.isEmpty {
      blocks.append(
        .note(.good, "No difference worth telling changes once another category is held fixed."))
    }
    for (comparison, control) in flagged.prefix(Self.shownNotes) {
      blocks.append(
        .note(
          control.verdict.noteKind, title: control.title,
          control.sentence(of: comparison.outcome, by: comparison.factor)
            + control.adjustmentWords))
    }
    if flagged.count > Self.shownNotes {
      let rest = flagged.dropFirst(Self.shownNotes)
      blocks.append(
        .details(
          "\(rest.count) more",
          [
            .bullets(
              rest.map { $0.control.sentence(of: $0.comparison.outcome, by: $0.comparison.factor) }
            )
          ]))
    }
    return Section("What a third column changes", id: "controls", blocks)
  }

  /// The effect over all records and in each level of the column that changes it most.
  var strongestChart: Chart? {
    guard let first = flagged.first else { return nil }
    return chart(first.comparison, first.control)
  }

  /// The effect over all records, in each stratum, and with the column held fixed.
  func chart(_ comparison: Comparison, _ control: ControlledComparison) -> Chart {
    let effect = control.effect
    let isRatio = effect.crude.measure == .oddsRatio
    var bars = [bar("all records", effect.crude, .strong)]
    for (level, stratum) in zip(control.levels, effect.strata).prefix(20) {
      guard let estimate = stratum.estimate else { continue }
      bars.append(
        bar(
          "within “\(level)”", estimate, .normal, count: stratum.counts.reduce(0, +),
          tone: context.tone(of: level, in: control.column)))
    }
    bars.append(bar("\(control.column) held fixed", effect.adjusted, .strong))
    return .bars(
      "\(comparison.title): the effect within \(control.column)",
      value: isRatio
        ? AxisTitle("logarithm of the odds ratio") : AxisTitle(effect.crude.measure.rawValue),
      bars: bars.compactMap(\.self), reference: ReferenceLine(0, label: "no difference"),
      shape: .dots, finding: control.finding,
      footnote: control.sides.count == 2
        ? "Compared: \(control.contrast). Lines are \(Quantity.percent(hypotheses.settings.level, digits: 0)) intervals."
        : "Lines are \(Quantity.percent(hypotheses.settings.level, digits: 0)) intervals.")
  }

  /// A dot with its interval; nil where it is infinite.
  private func bar(
    _ name: String, _ estimate: Estimate, _ emphasis: TableRow.Emphasis, count: Int? = nil,
    tone: Tone = .neutral
  ) -> Bar? {
    let isRatio = estimate.measure == .oddsRatio
    func scaled(_ value: Double) -> Double { isRatio ? log(value) : value }
    let value = scaled(estimate.value)
    guard value.isFinite else { return nil }
    return Bar(
      name, .fixed(value, digits: 3),
      interval: estimate.interval.map {
        ValueInterval(low: scaled($0.low), high: scaled($0.high))
      }, count: count, tone: tone, emphasis: emphasis)
  }
}
