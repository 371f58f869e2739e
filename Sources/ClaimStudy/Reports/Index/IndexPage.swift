import Claims
import Evaluation
import Learning
import Reporting

/// The first page: what was asked, the answer, how sure, what to do, where to read on.
///
/// It fits one screen, so each thing is said once and briefly; the other pages say more.
struct IndexPage {
  let findings: StudyFindings

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "index", shortTitle: "Overview",
      document: Document(
        title: "Which videos make \(names.onePositive)?", lead: findings.shortAnswer,
        banners: findings.indexBanners, sections: [inShort], colophon: findings.colophon))
  }

  private var names: LabelNames { findings.contract.labelNames }

  private var inShort: Section {
    Section(
      "In short", id: "in-short",
      [
        .keyFigures(findings.results.flatMap(figures) + [unseen]),
        .definitions([
          Definition("How sure", certainty), Definition("What to do", actions),
          Definition("Read on", links),
        ]),
      ])
  }

  private func figures(_ result: SetResult) -> [KeyFigure] {
    guard let champion = result.champion, let interval = champion.accuracy else { return [] }
    let isDoubtful = findings.owesToTemplates(result) && !result.ruleDoesTheWork
    var note: InlineText = "\(interval.shares)"
    if let rule = result.ruleLine, result.rule != nil {
      note += "; one rule \(Quantity.share(rule.test.confusion.accuracy))"
    }
    return [
      KeyFigure(
        "Right \(result.when)", .number(.share(interval.estimate)), note: note,
        tone: isDoubtful ? .warning : .claim)
    ]
  }

  private var unseen: KeyFigure {
    KeyFigure(
      "Unseen videos", .count(findings.testRows),
      note: "\(Quantity.percent(findings.results.first?.baseRate ?? 0)) are \(names.positives)")
  }

  /// For what the figures hold, and for what they do not.
  private var certainty: InlineText {
    var text: InlineText = "For videos like those of this file"
    let widths = findings.results.compactMap { result in
      result.champion?.accuracy.map { ($0.high - $0.low) * 100 }
    }
    if let widest = widths.max() {
      text += " the 95 % intervals are at most \(Quantity.fixed(widest, digits: 1)) points wide"
    }
    text += "."
    if findings.openings?.looksTemplated == true {
      text +=
        " For \(strong: "sentences that people wrote") nothing is known: here the first two words "
        + "give the class away."
    }
    if findings.results.contains(where: {
      FeatureChoice(name: $0.featureSet)?.featureSet == .afterPublication
    }) {
      text += " \(strong: "Counts are known only after publication.")"
    }
    return text
  }

  private var actions: InlineText {
    let heads = findings.advice.prefix(3).map(\.head)
    return heads.reduce(into: InlineText()) { text, head in
      text += (text.isEmpty ? "" : " ") + head.ended
    } + " \(link: "All advice", to: .page("executive-summary-models", section: "what-to-do"))"
  }

  private var links: InlineText {
    "In a minute: \(link: "the models", to: .page("executive-summary-models")), "
      + "\(link: "the data", to: .page("executive-summary-exploration")), "
      + "\(link: "the differences", to: .page(HypothesesSite.summaryName)), "
      + "\(link: "the regression", to: .page(RegressionPage.summaryName)). In full: "
      + "\(link: "models", to: .page("models")), "
      + "\(link: "exploration", to: .page("exploration")), "
      + "\(link: "hypotheses", to: .page(HypothesesSite.pageName)), "
      + "\(link: "regression", to: .page(RegressionPage.name)), "
      + "\(link: "what the file is", to: .page("data")), "
      + "\(link: "model card", to: .page("model-card")) with limits and groups."
  }
}

extension StudyFindings {
  /// The banners of the first page, whose lead says itself when the text is templated.
  fileprivate var indexBanners: [Note] {
    banners.filter { $0.title == StudyFindings.generatedTitle }
  }
}

extension InlineText {
  /// The text with a full stop in place of a comma or colon at its end.
  fileprivate var ended: InlineText {
    guard case .plain(let words) = runs.last else { return self + "." }
    let stem = words.last.map { ",:".contains($0) } == true ? String(words.dropLast()) : words
    return InlineText(runs.dropLast() + [.plain(stem + ".")])
  }
}
