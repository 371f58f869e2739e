import Claims
import Evaluation
import Learning
import Reporting
import Workflow

/// What the models are worth, for somebody who has a minute.
struct ModelsSummaryPage {
  let findings: StudyFindings
  /// What is in the data.
  let exploration: Exploration

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "executive-summary-models", shortTitle: "Models in a minute",
      document: Document(
        title: "The models in a minute", lead: findings.answer, banners: findings.banners,
        sections: [worth, sure, meaning, toDo], colophon: findings.colophon))
  }

  private var names: LabelNames { findings.contract.labelNames }

  private var worth: Section {
    Section("What the models are worth", id: "worth", [.chart(accuracy)])
  }

  /// The champion, the rule and the base rate of each feature set in one picture.
  private var accuracy: Chart {
    let bars = findings.results.flatMap { result -> [Bar] in
      let lines = [result.champion, result.ruleLine, result.majorityLine].compactMap(\.self)
      return lines.map { line in
        Bar(
          "\(result.title): \(line.entrant.title)", .share(line.test.confusion.accuracy),
          interval: line.accuracy?.ends,
          tone: line.entrant.isBaseline ? .neutral : .claim,
          emphasis: line.entrant.isBaseline ? .quiet : .strong)
      }
    }
    return .bars(
      "Share of verdicts that are right, on videos that no model had seen",
      value: AxisTitle("Right verdicts", format: NumberFormat(.percent(digits: 2))), bars: bars,
      finding: finding,
      footnote:
        "n = \(findings.testRows) videos. “One rule” is a single threshold on a single column; "
        + "“base rate” always gives the same answer. Whiskers: 95 % intervals.")
  }

  private var finding: InlineText {
    let done = findings.results.filter(\.ruleDoesTheWork)
    guard let first = done.first else {
      return "How far each model is ahead of one rule and of no model at all."
    }
    return "\(first.title), one rule is right nearly as often as the best model."
  }

  private var sure: Section {
    Section("How sure that is", id: "how-sure", [.bullets(findings.results.compactMap(certainty))])
  }

  private func certainty(_ result: SetResult) -> InlineText? {
    guard let champion = result.champion, let recall = champion.recall,
      let precision = champion.precision
    else { return nil }
    let text: InlineText =
      "\(strong: result.title), \(champion.entrant.title): \(Quantity.share(recall.estimate)) "
      + "(\(recall.shares)) of \(champion.test.positives) \(names.positives) are found, and "
      + "\(Quantity.share(precision.estimate)) (\(precision.shares)) of the videos sent to review "
      + "are \(names.positives)."
    guard let verdicts = champion.contrast?.verdicts, result.rule != nil else { return text }
    switch result.standing {
    case .alone: return text
    case .alike:
      return text + " Whether it is better than one rule cannot be told from these videos."
    case .better, .worse:
      return text
        + " It is right on \(verdicts.onlyFirstRight) videos where one rule is wrong, and wrong on "
        + "\(verdicts.onlySecondRight) where the rule is right: more of a difference than chance "
        + "would make."
    }
  }

  private var meaning: Section {
    Section(
      "What it does not "
        + "mean", id: "what-it-does-not-mean", [.bullets(findings.caveats(in: exploration))])
  }

  private var toDo: Section {
    Section(
      "What to do", id: "what-to-do",
      [
        .steps(findings.advice.map(\.text)),
        .paragraph(
          "All numbers: \(link: "models", to: .page("models")). Limits and groups: "
            + "\(link: "model card", to: .page("model-card"))."),
      ])
  }
}
