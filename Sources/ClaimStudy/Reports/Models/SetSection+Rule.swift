import Evaluation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// Every model beside the single threshold, verdict by verdict.
  var besideRule: [Block] {
    guard result.rule != nil, let rule = result.ruleLine else { return [] }
    let others = result.lines.filter { $0.contrast != nil && $0.entrant.name != "majority" }
    guard !others.isEmpty else { return [] }
    return [
      .paragraph(
        "The rule “\(result.ruleWords)” was found on the training part. It makes "
          + "\(mistakes(rule)) mistakes among \(result.testRows) test videos. " + verdict),
      .table(ruleTable(others)),
    ]
  }

  private func mistakes(_ line: SetResult.Line) -> Int {
    line.test.confusion.falsePositives + line.test.confusion.falseNegatives
  }

  /// Whether the champion is worth more than the rule.
  private var verdict: InlineText {
    guard let champion = result.champion, let contrast = champion.contrast else { return "" }
    let count = mistakes(champion)
    let evidence: InlineText = "(McNemar \(contrast.verdicts.exactP.sentence))"
    switch result.standing {
    case .alone: return ""
    case .alike:
      return "The verdicts of \(champion.entrant.title), \(count) mistakes, cannot be told apart "
        + "from it at the 1 % level \(evidence)."
    case .better, .worse:
      let word = result.standing == .better ? "fewer" : "more"
      return "The champion, \(champion.entrant.title), makes \(count), \(strong: word): more of a "
        + "difference than chance would make \(evidence)."
    }
  }

  private func ruleTable(_ lines: [SetResult.Line]) -> Table {
    Table(
      caption: "Each model beside one rule on the same test videos, n = \(result.testRows)",
      columns: [
        .text("Model"), .number("Mistakes"), .number("only the model", group: "Right"),
        .number("only the rule", group: "Right"), .number("McNemar p"),
        .number("difference", group: "ROC-AUC"), .number("95 % interval", group: "ROC-AUC"),
        .number("DeLong p"),
      ],
      rows: lines.map { line in
        let (verdicts, area) = (line.contrast?.verdicts, line.contrast?.rocAUC)
        return TableRow([
          name(line), .count(mistakes(line)),
          .number(verdicts.map { .count($0.onlyFirstRight) }),
          .number(verdicts.map { .count($0.onlySecondRight) }),
          verdicts?.exactP.cell ?? .missing,
          .number(area.map { Quantity.score($0.interval.estimate).signed() }),
          area.map { "\($0.interval.scores)" } ?? .missing,
          area?.p.cell ?? .missing,
        ])
      },
      footnote:
        "McNemar: only videos on which exactly one of the two is right say anything. DeLong: "
        + "the difference of the areas under both ROC curves; the rule orders videos by its "
        + "column. "
        + "A small p says that the difference is not chance; it does not say that it matters.")
  }
}
