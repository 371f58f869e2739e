import Reporting

/// The page `index`.
struct IndexPage {
  let findings: StudyFindings

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "index", shortTitle: "Overview",
      document: Document(
        title: "Overview", lead: ModelsPage(findings: findings).lead, banners: findings.banners,
        colophon: findings.colophon))
  }
}
