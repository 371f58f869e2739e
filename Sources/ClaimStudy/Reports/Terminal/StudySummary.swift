public import Foundation
import Reporting

extension StudyFindings {
  /// What a terminal shows at the end of a run: the answer, the tables, where to read on.
  ///
  /// - Parameters:
  ///   - study: Where things were written.
  ///   - width: Columns of the terminal, at least 40.
  ///   - color: Whether the terminal shows colour.
  /// - Returns: Lines that are no wider than the terminal.
  public func summary(of study: Study, width: Int, color: Bool) -> String {
    let evaluation = ModelsPage(findings: self)
    let report = evaluation.page.document
    let document = Document(
      title: "Claims study of \(source.fileName)", lead: report.lead, banners: report.banners,
      sections: results.map { result in
        Section(
          "Models \(StudyFindings.when(result.featureSet))",
          [.table(ModelsPage.leaderboard(result))])
      } + [
        Section("Before you trust a number", [.bullets(evaluation.notes)]),
        Section(
          "Where to go on",
          [
            .definitions(
              [Definition("report", "\(code: study.reportFiles[0].relativeToHere)")]
                + study.championFiles.map {
                  Definition("champion", "\(code: $0.relativeToHere)")
                })
          ]),
      ])
    return ReportRenderer.terminal(document, width: width, color: color)
  }
}

extension URL {
  /// The path as a user would type it from the folder they are in.
  public var relativeToHere: String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
