package import Reporting

/// All pages that `train` writes, in reading order.
package struct StudySite {
  /// The stems of the files, in reading order.
  package static let pageNames = ["index", "models", "executive-summary-models", "model-card"]

  private let findings: StudyFindings
  private let stages: [StageOutline]

  /// The site of what a run found; without the picture of the pipeline.
  package init(findings: StudyFindings) { self.init(findings: findings, stages: []) }

  /// The site of what a run found, and of how it was found.
  init(findings: StudyFindings, stages: [StageOutline]) {
    self.findings = findings
    self.stages = stages
  }

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
  package var site: Site { Site(title: "Claims", pages: pages) }
}
