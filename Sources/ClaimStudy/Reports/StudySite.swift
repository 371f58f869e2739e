package import Reporting

/// All pages that `train` writes, in reading order.
package struct StudySite {
  /// The stems of the files, in reading order.
  package static let pageNames = [
    "index", "data", "exploration", "models", "executive-summary-exploration",
    "executive-summary-models", "model-card",
  ]

  private let findings: StudyFindings
  private let exploration: Exploration
  private let stages: [StageOutline]

  /// The site of what a run found; without the picture of the pipeline.
  package init(findings: StudyFindings, exploration: Exploration) {
    self.init(findings: findings, exploration: exploration, stages: [])
  }

  /// The site of what a run found, and of how it was found.
  init(findings: StudyFindings, exploration: Exploration, stages: [StageOutline]) {
    self.findings = findings
    self.exploration = exploration
    self.stages = stages
  }

  /// The pages; each has a name of `pageNames`.
  var pages: [ReportPage] {
    let exploring = ExplorationSite(
      exploration: exploration, fingerprint: findings.sourceFingerprint, hasModels: true)
    return [
      IndexPage(findings: findings).page,
      exploring.data,
      exploring.exploring,
      ModelsPage(findings: findings, exploration: exploration, stages: stages).page,
      exploring.summary,
      ModelsSummaryPage(findings: findings, exploration: exploration).page,
      ModelCardPage(findings: findings, exploration: exploration).page,
    ]
  }

  /// The pages as a site, ready to be rendered.
  package var site: Site { Site(title: "Claims", pages: pages) }
}
