package import Reporting

/// All pages that `train` writes, in reading order.
package struct StudySite {
  /// The stems of the files, in reading order.
  package static let pageNames = [
    "index", "data", "exploration", HypothesesSite.pageName, RegressionPage.name, "models",
    "executive-summary-exploration", HypothesesSite.summaryName, RegressionPage.summaryName,
    "executive-summary-models", "model-card",
  ]

  private let findings: StudyFindings
  private let exploration: Exploration
  /// The pages of hypotheses and regression, each with its summary.
  private let statistics: [ReportPage]
  private let stages: [StageOutline]

  /// The site of what a run found; without the picture of the pipeline.
  package init(
    findings: StudyFindings, exploration: Exploration, statistics: [ReportPage]
  ) {
    self.init(findings: findings, exploration: exploration, statistics: statistics, stages: [])
  }

  /// The site of what a run found, and of how it was found.
  init(
    findings: StudyFindings, exploration: Exploration, statistics: [ReportPage],
    stages: [StageOutline]
  ) {
    self.findings = findings
    self.exploration = exploration
    self.statistics = statistics
    self.stages = stages
  }

  /// The pages; each has a name of `pageNames`.
  var pages: [ReportPage] {
    let exploring = ExplorationSite(
      exploration: exploration, fingerprint: findings.sourceFingerprint, hasModels: true)
    let pages =
      [
        IndexPage(findings: findings).page,
        exploring.data,
        exploring.exploring,
        ModelsPage(findings: findings, exploration: exploration, stages: stages).page,
        exploring.summary,
        ModelsSummaryPage(findings: findings, exploration: exploration).page,
        ModelCardPage(findings: findings, exploration: exploration).page,
      ] + statistics
    return Self.pageNames.compactMap { name in pages.first { $0.name == name } }
  }

  /// The pages as a site, ready to be rendered.
  package var site: Site { Site(title: "Claims", pages: pages) }
}
