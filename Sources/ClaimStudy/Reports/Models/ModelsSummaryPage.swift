import Reporting

/// The page `executive-summary-models`.
struct ModelsSummaryPage {
  let findings: StudyFindings

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "executive-summary-models", shortTitle: "Models in a minute",
      document: Document(
        title: "Models in a minute", lead: ModelsPage(findings: findings).lead,
        banners: findings.banners,
        colophon: findings.colophon))
  }
}
