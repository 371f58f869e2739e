import Claims
import Evaluation
import Learning
import Reporting
import Workflow

/// The first page: what was asked, the answer, how sure, what to do, where to read on.
struct IndexPage {
  let findings: StudyFindings

  /// The page, ready to be rendered; the answer fits one screen.
  var page: ReportPage {
    ReportPage(
      name: "index", shortTitle: "Overview",
      document: Document(
        title: "Which videos make a \(findings.contract.labelNames.positive)?",
        lead: findings.answer, banners: findings.banners, sections: [inShort, readOn],
        colophon: findings.colophon))
  }

  private var inShort: Section {
    Section(
      "In short", id: "in-short",
      [
        .keyFigures(findings.results.flatMap(figures)),
        .definitions([
          Definition("What was asked", question), Definition("How sure", certainty),
          Definition("What to do", actions),
        ]),
      ])
  }

  private func figures(_ result: SetResult) -> [KeyFigure] {
    guard let champion = result.champion else { return [] }
    let confusion = champion.test.confusion
    var note: InlineText = ""
    if let rule = result.ruleLine, result.rule != nil {
      note = "one rule: \(Quantity.share(rule.test.confusion.accuracy))"
    }
    return [
      KeyFigure(
        "Verdicts that are right, \(result.when)", .number(.share(confusion.accuracy)), note: note,
        tone: findings.owesToTemplates(result) && !result.ruleDoesTheWork ? .warning : .claim),
      KeyFigure(
        "\(result.labelNames.positives.capitalizedFirst) found, \(result.when)",
        .number(.share(confusion.recall)),
        note: "\(Quantity.percent(reviewShare(confusion))) of videos sent to review",
        tone: findings.owesToTemplates(result) && !result.ruleDoesTheWork ? .warning : .claim),
    ]
  }

  private func reviewShare(_ confusion: ConfusionMatrix) -> Double {
    Double(confusion.calledPositive) / Double(max(confusion.rowCount, 1))
  }

  private var question: InlineText {
    let names = findings.contract.labelNames
    return
      "Reviewers cannot watch every reported video. Which ones make a \(names.positive) rather "
      + "than an \(names.negative), so that they are seen first, and can that be told "
      + "at upload or only after publication?"
  }

  private var certainty: InlineText {
    let parts: [InlineText] = findings.results.compactMap { result in
      guard let champion = result.champion, let interval = champion.accuracy else { return nil }
      let text: InlineText = "\(result.title): \(champion.entrant.title) \(interval.shares)"
      guard let rule = result.ruleLine?.accuracy, result.rule != nil else { return text + "." }
      return text + ", one rule \(rule.shares)."
    }
    return parts.reduce("95 % intervals on \(findings.testRows) videos that no model had seen.") {
      $0 + " " + $1
    }
  }

  private var actions: InlineText {
    findings.advice.prefix(2).enumerated().reduce(into: InlineText()) { text, advice in
      text += (advice.offset == 0 ? "" : " ") + advice.element
    } + " \(link: "All advice", to: .page("executive-summary-models", section: "what-to-do"))."
  }

  private var readOn: Section {
    Section(
      "Where to read on", id: "read-on",
      [
        .definitions([
          Definition(
            "\(link: "Models in a minute", to: .page("executive-summary-models"))",
            "what the models are worth, for whoever decides"),
          Definition(
            "\(link: "Models", to: .page("models"))",
            "every model beside the baselines: curves, thresholds, capacity, reasons"),
          Definition(
            "\(link: "Model card", to: .page("model-card"))",
            "what the models are for, what they are not for, how they do by group"),
        ])
      ])
  }
}
