import Reporting

/// All pages that `train` writes, in reading order.
struct StudySite {
  /// The stems of the files, in reading order.
  static let pageNames = ["index", "models", "executive-summary-models", "model-card"]

  /// What the run found.
  let findings: StudyFindings
  /// The stages of the run, for the picture of the pipeline; empty to leave it out.
  var stages: [StageOutline] = []

  /// The pages; each has a name of `pageNames`.
  var pages: [ReportPage] {
    [
      IndexPage(findings: findings).page,
      ModelsPage(findings: findings, stages: stages).page,
      ModelsSummaryPage(findings: findings).page,
      ModelCardPage(findings: findings).page,
    ]
  }

  /// The pages as a site, ready to be rendered.
  var site: Site { Site(title: "Claims", pages: pages) }
}
