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
        title: title, lead: lead, banners: banners,
        sections: [caveats] + findings.results.map(comparison) + [data, method],
        colophon: colophon))
  }

  private var title: String {
    let names = findings.contract.labelNames
    return "Which model tells \(names.positive) from \(names.negative) best"
  }

  /// What stands on top of every rendering.
  private var banners: [Note] { [generatedBanner, templateBanner].compactMap(\.self) }

  private var generatedBanner: Note? {
    guard findings.source.isGenerated else { return nil }
    return Note(
      .warning, title: "Generated data",
      "Rows of this file were made by \(code: "claimctl synthesize"). They show that the tools work, "
        + "and say nothing about real videos.")
  }

  private var templateBanner: Note? {
    guard findings.openings?.looksTemplated == true else { return nil }
    return Note(
      .warning, title: "Templated text",
      "The first two words of the text give the class away. A score of a model that reads this text "
        + "says nothing about text that people wrote.")
  }

  /// One sentence a feature set; the first is what most readers come for.
  private var lead: InlineText {
    findings.results.reduce(into: InlineText()) { text, result in
      guard let champion = result.champion else { return }
      if !text.isEmpty { text += " " }
      text += sentence(of: result, champion)
    }
  }

  private func sentence(of result: SetResult, _ champion: SetResult.Line) -> InlineText {
    let confusion = champion.test.confusion
    let text: InlineText =
      "\(strong: Self.title(result.featureSet)), \(champion.entrant.name) finds "
      + "\(Quantity.percent(confusion.recall)) of the \(result.labelNames.positive)s among "
      + "\(confusion.rowCount) unseen records, and is right in "
      + "\(Quantity.percent(confusion.precision)) of the cases that it calls so"
    guard let contrast = result.contrast,
      let rule = result.lines.first(where: { $0.entrant.name == "single-threshold" })
    else { return text + "." }
    return text
      + "; over all it is right in \(Quantity.percent(confusion.accuracy)), the single rule "
      + "\(code: contrast.rule) in \(Quantity.percent(rule.test.confusion.accuracy))."
  }

  static func when(_ featureSet: String) -> String {
    guard let choice = FeatureChoice(name: featureSet) else { return featureSet }
    let time = choice.featureSet == .atUpload ? "at upload" : "after publication"
    return choice.withText ? time : "\(time), without the text"
  }

  /// `when` at the beginning of a sentence.
  static func title(_ featureSet: String) -> String {
    let words = when(featureSet)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private var colophon: InlineText {
    "Made by claimctl from \(code: findings.source.fileName) "
      + "(SHA-256 \(code: findings.sourceFingerprint.hex)) with seed "
      + "\(Quantity.plain(Int(truncatingIfNeeded: findings.settings.seed.value)))."
  }
}
