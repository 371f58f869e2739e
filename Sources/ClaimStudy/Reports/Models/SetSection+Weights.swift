import Evaluation
import Explanation
import Foundation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// What the champion looks at most.
  var weights: [Block] {
    guard let weights = result.weights else { return [] }
    return [shuffledChart(weights), ownChart(weights)].compactMap { $0.map { .chart($0) } }
  }

  private var championTitle: String { result.champion?.entrant.title ?? "the champion" }

  private func shuffledChart(_ weights: ModelWeights) -> Chart? {
    guard let first = weights.shuffled.first else { return nil }
    return .bars(
      "What shuffling a column costs \(championTitle)",
      value: AxisTitle("ROC-AUC lost", format: NumberFormat(.fixed(digits: 4))),
      bars: weights.shuffled.map { column in
        Bar(
          column.feature, .score(column.mean),
          interval: ValueInterval(
            low: column.mean - column.standardDeviation,
            high: column.mean + column.standardDeviation),
          tone: column.feature == first.feature && column.mean > 0 ? .claim : .neutral)
      },
      finding: shuffledFinding(weights.shuffled),
      footnote: "Each column of the file is put in random order \(first.drops.count) times on "
        + "\(weights.shuffledRows) test videos, everything made of it with it; whiskers: one "
        + "standard "
        + "deviation. Columns that say the same hide one another.")
  }

  private func shuffledFinding(_ columns: [PermutationImportance]) -> InlineText {
    guard let first = columns.first else { return "" }
    guard first.mean > 0.000_5 else {
      return "No column alone is missed: what one says, others say too."
    }
    let text: InlineText =
      "Without \(code: first.feature) the model loses \(Quantity.score(first.mean)) of its ROC-AUC"
    guard columns.count > 1 else { return text + "." }
    let next = columns[1]
    return next.mean > 0.000_5
      ? text + ", without \(code: next.feature) \(Quantity.score(next.mean))."
      : text + "; no other column alone is missed."
  }

  private func ownChart(_ weights: ModelWeights) -> Chart? {
    guard let first = weights.own.first else { return nil }
    let shown = weights.own.prefix(12)
    let rest = weights.featureCount - shown.count
    let more: InlineText = rest > 0 ? " The other \(rest) features weigh less." : ""
    switch weights.measure {
    case .none: return nil
    case .gain:
      return .bars(
        "Features by the model's own account",
        value: AxisTitle("Share of gain", format: NumberFormat(.percent(digits: 1))),
        bars: shown.map { Bar(FeatureWords(feature: $0.feature).plain, .percent($0.weight)) },
        finding: "\(FeatureWords(feature: first.feature).name): "
          + "\(Quantity.percent(first.weight)) of the gain of all splits.",
        footnote: "Gain: how much the splits on a feature lowered the training loss." + more)
    case .coefficient:
      return .bars(
        "Features by the model's own account",
        value: AxisTitle(
          "Coefficient (log-odds for one unit)", format: NumberFormat(.fixed(digits: 2))),
        bars: shown.map {
          Bar(
            FeatureWords(feature: $0.feature).plain, Quantity.fixed($0.weight, digits: 2).signed(),
            tone: $0.weight > 0 ? .claim : .opinion)
        },
        finding: "\(FeatureWords(feature: first.feature).name) weighs most, and for "
          + "\(first.weight > 0 ? names.positive : names.negative).",
        footnote:
          "Above 0 a feature speaks for \(names.positive), below for \(names.negative). A unit is "
          + "one standard deviation for numbers, and a weight of 1 for words." + more)
    }
  }
}
