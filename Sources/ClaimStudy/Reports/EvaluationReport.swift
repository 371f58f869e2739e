import Claims
import Evaluation
import Learning
import Reporting
import Workflow

/// The evaluation report: which model won, how sure that is, and when not to trust it.
struct EvaluationReport {
  let findings: StudyFindings

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "evaluation", shortTitle: "Evaluation",
      document: Document(
        title: "Which model tells claims from opinions best", lead: lead, banners: banners,
        sections: [caveats] + findings.results.map(comparison) + [data, method],
        colophon: colophon))
  }

  /// What stands on top of every rendering.
  private var banners: [Note] {
    guard findings.source.isGenerated else { return [] }
    return [
      Note(
        .warning, title: "Generated data",
        "These rows were made by \(code: "claimctl synthesize"). They show that the tools work, and "
          + "say nothing about real videos.")
    ]
  }

  private var lead: InlineText {
    findings.results.reduce(into: InlineText()) { text, result in
      guard let champion = result.champion else { return }
      if !text.isEmpty { text += " " }
      text += sentence(of: result, champion)
    }
  }

  private func sentence(of result: SetResult, _ champion: SetResult.Line) -> InlineText {
    let test = champion.test
    let text: InlineText =
      "With what is known \(strong: Self.when(result.featureSet)), \(champion.entrant.name) finds "
      + "\(Quantity.percent(test.confusion.recall)) of the \(result.labelNames.positive)s in "
      + "\(test.rowCount) videos it had not seen; \(Quantity.percent(test.confusion.precision)) of "
      + "what it calls so is right"
    return text + verdict(on: result)
  }

  /// Whether the champion is worth more than one threshold on one column.
  private func verdict(on result: SetResult) -> InlineText {
    guard let contrast = result.contrast else { return "." }
    let rule: InlineText = "the single rule \(code: contrast.rule)"
    let p = Quantity.pValue(contrast.verdicts.exactP)
    guard contrast.verdicts.exactP < 0.01 else {
      return ", which cannot be told apart from \(rule) (McNemar p \(p))."
    }
    let better = contrast.verdicts.onlyFirstRight > contrast.verdicts.onlySecondRight
    return ", \(better ? "better" : "worse") than \(rule) (McNemar p \(p))."
  }

  static func when(_ featureSet: String) -> String {
    guard let choice = FeatureChoice(name: featureSet) else { return featureSet }
    let time = choice.featureSet == .atUpload ? "at upload" : "after publication"
    return choice.withText ? time : "\(time), without the text"
  }

  private var colophon: InlineText {
    "Made by claimctl from \(code: findings.source.fileName) "
      + "(SHA-256 \(code: findings.sourceFingerprint.hex)) with seed "
      + "\(Quantity.plain(Int(truncatingIfNeeded: findings.settings.seed.value)))."
  }
}
