import Claims
import Evaluation
import Foundation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// Some test videos, right and wrong, and what moved their verdicts.
  var reasons: [Block] {
    guard !result.examples.isEmpty else { return [] }
    return [.paragraph(introduction), .table(overview)]
      + result.examples.map { example in
        .details(summary(example), [.paragraph(quoted(example)), .table(contributions(example))])
      }
  }

  private var wrong: Int { result.examples.count { $0.kind == .falseAlarm || $0.kind == .missed } }

  private var introduction: InlineText {
    let mistakes = (result.champion?.test.confusion).map { $0.falsePositives + $0.falseNegatives }
    let shown: InlineText =
      wrong == 0
      ? "The champion makes no mistake on the test part, so that none can be shown."
      : "\(wrong) of its \(mistakes ?? wrong) mistakes are among them."
    return
      "\(result.examples.count) test videos, picked by rule: the surest right verdicts, the surest "
      + "mistakes, and the verdict nearest the threshold. " + shown
  }

  private var overview: Table {
    Table(
      caption: "The examples",
      columns: [
        .text("Picked as"), .text("Text"), .text("It is"), .number("P(\(names.positive))"),
        .text("Strongest reason"),
      ],
      rows: result.examples.map { example in
        TableRow(
          [
            "\(title(example))", example.text.map { "“\($0.shortened(to: 90))”" } ?? .missing,
            "\(example.isPositive ? names.positive : names.negative)",
            .number(.percent(example.probability)),
            example.reasons.first.map {
              .text(FeatureWords(feature: $0.feature).described($0.value))
            }
              ?? .missing("nothing moved it"),
          ], tone: tone(example))
      },
      footnote: "P: the probability that the champion gives.")
  }

  private func title(_ example: ReasonExample) -> String {
    switch example.kind {
    case .surePositive: "surest right \(names.positive)"
    case .sureNegative: "surest right \(names.negative)"
    case .unsure: "nearest the threshold"
    case .falseAlarm: "false alarm"
    case .missed: "missed \(names.positive)"
    }
  }

  private func tone(_ example: ReasonExample) -> Tone {
    switch example.kind {
    case .surePositive, .sureNegative, .unsure: .neutral
    case .falseAlarm, .missed: .warning
    }
  }

  private func summary(_ example: ReasonExample) -> InlineText {
    let name: InlineText = example.identity.map { ", video \(code: $0)" } ?? ""
    return "Why: \(title(example))" + name
      + ", P(\(names.positive)) = \(Quantity.percent(example.probability))"
  }

  private func quoted(_ example: ReasonExample) -> InlineText {
    let text: InlineText = example.text.map { "“\($0)” " } ?? ""
    return text + "It is \(strong: example.isPositive ? names.positive : names.negative)."
  }

  private func contributions(_ example: ReasonExample) -> Table {
    let unit = example.scale == .logOdds ? "log-odds" : "probability"
    func row(_ name: InlineText, _ amount: Double, signed: Bool = true) -> TableRow {
      let quantity = Quantity.fixed(amount, digits: 2)
      return TableRow([.text(name), .number(signed ? quantity.signed() : quantity)])
    }
    var rows = [row("before anything is known", example.base, signed: false)]
    rows += example.reasons.map {
      row(FeatureWords(feature: $0.feature).described($0.value), $0.contribution)
    }
    rows.append(row("everything else", example.rest))
    var total = row("the score", example.score, signed: false)
    total.emphasis = .strong
    rows.append(total)
    return Table(
      caption: "What moved the score; above 0 towards \(names.positive)",
      columns: [.text("What stood in the record"), .number("Moves the score", unit: unit)],
      rows: rows,
      footnote: example.scale == .logOdds
        ? "Log-odds: 0 is fifty-fifty, +1 multiplies the odds of \(names.positive) by 2.7."
        : "")
  }
}
