import Reporting

/// The page `model-card`.
struct ModelCardPage {
  let findings: StudyFindings

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "model-card", shortTitle: "Model card",
      document: Document(
        title: "Model card", lead: ModelsPage(findings: findings).lead, banners: findings.banners,
        colophon: findings.colophon))
  }
}
