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

  /// The stem of the files of the summary.
  static let summaryName = "executive-summary-hypotheses"

  /// The page and its summary.
  var pages: [ReportPage] {
    let page = HypothesesPage(context: self)
    return [page.page, page.summaryPage]
  }

  /// The pages alone, as `claimctl test` writes them.
  var site: Site { Site(title: "Claims", pages: pages) }

  /// What stands on top of every rendering.
  var banners: [Note] { hypotheses.source.banners }

  /// What made the page, from what.
  var colophon: InlineText { hypotheses.source.colophon(fingerprint) }

  /// The colour of a level: classes have their own, all others none.
  func tone(of level: String, in column: String) -> Tone {
    guard column == hypotheses.contract.labelColumn else { return .neutral }
    return level == hypotheses.contract.labelNames.positive ? .claim : .opinion
  }
}
