import Claims
import Evaluation
import Learning
import Reporting
import Workflow

/// The page about models: which one won, how sure that is, and when not to trust it.
struct ModelsPage {
  let findings: StudyFindings

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "models", shortTitle: "Models",
      document: Document(
        title: title, lead: lead, banners: findings.banners,
        sections: [caveats] + findings.results.map(comparison) + [data, method],
        colophon: findings.colophon))
  }

  private var title: String {
    let names = findings.contract.labelNames
    return "Which model tells \(names.positive) from \(names.negative) best"
  }

  /// One sentence a feature set; the first is what most readers come for.
  var lead: InlineText {
    findings.results.reduce(into: InlineText()) { text, result in
      guard let champion = result.champion else { return }
      if !text.isEmpty { text += " " }
      text += sentence(of: result, champion)
    }
  }

  private func sentence(of result: SetResult, _ champion: SetResult.Line) -> InlineText {
    let confusion = champion.test.confusion
    let text: InlineText =
      "\(strong: StudyFindings.title(result.featureSet)), \(champion.entrant.name) finds "
      + "\(Quantity.percent(confusion.recall)) of the \(result.labelNames.positive)s among "
      + "\(confusion.rowCount) unseen records, and is right in "
      + "\(Quantity.percent(confusion.precision)) of the cases that it calls so"
    guard let rule = result.ruleLine else { return text + "." }
    return text
      + "; over all it is right in \(Quantity.percent(confusion.accuracy)), the single rule "
      + "“\(result.ruleWords)” in \(Quantity.percent(rule.test.confusion.accuracy))."
  }
}
