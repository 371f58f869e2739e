import Claims
import Learning
import Reporting
import Workflow

/// The page that tests of hypotheses fill.
struct HypothesesSite: Sendable {
  /// The stem of the files.
  static let pageName = "hypotheses"

  /// What was found.
  let hypotheses: Hypotheses
  /// The SHA-256 of the file.
  let fingerprint: Fingerprint

  /// The page as a site, ready to be rendered.
  var site: Site { Site(title: "Claims", pages: [HypothesesPage(context: self).page]) }

  /// What stands on top of every rendering.
  var banners: [Note] {
    guard hypotheses.source.isGenerated else { return [] }
    return [
      Note(
        .warning, title: "Generated data",
        "Rows of this file were made by \(code: "claimctl synthesize"). They show that the tools work, "
          + "and say nothing about real videos.")
    ]
  }

  /// What made the page, from what.
  var colophon: InlineText {
    "Made by claimctl from \(code: hypotheses.source.fileName) (SHA-256 \(code: fingerprint.hex))."
  }

  /// The colour of a level: classes have their own, all others none.
  func tone(of level: String, in column: String) -> Tone {
    guard column == hypotheses.contract.labelColumn else { return .neutral }
    return level == hypotheses.contract.labelNames.positive ? .claim : .opinion
  }
}
