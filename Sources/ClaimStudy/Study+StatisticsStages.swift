import Claims
import Foundation
import Learning
import LinearModels
import Reporting
import Workflow

extension Study {
  /// Rearrangements of a permutation test in a whole study: p by lot in steps of 0.01, enough to tell a
  /// difference at the 5 % level; `claimctl test` draws more, and both pages say how many.
  private static let mostRearrangements = 99

  /// Tests every number by the label and by each category, and tells it on two pages.
  var hypothesesStage: Stage {
    let (contract, data) = (contract, data)
    let settings = HypothesisSettings(
      seed: settings.seed.derived("hypotheses"), mostRearrangements: Self.mostRearrangements)
    struct Settings: Codable {
      let contract: DataContract
      let hypotheses: HypothesisSettings
    }
    return Stage(
      "hypotheses", title: "test hypotheses",
      settings: Settings(contract: contract, hypotheses: settings), sources: [data],
      reading: Products.read, writing: Products.hypothesisPages
    ) { context, videos in
      let fingerprint = try Fingerprint.of(file: data)
      let source = videos.header.source
      let found: Hypotheses
      do {
        found = try Hypotheses(of: videos.frame, contract, source, settings, on: context.workers)
      } catch is HypothesisFault {
        // A file with nothing to compare is no reason to train no model.
        found = Hypotheses(
          source: source, contract: contract, studiedRows: 0, settings: settings, comparisons: [],
          skipped: [])
      }
      return HypothesesSite(hypotheses: found, fingerprint: fingerprint).pages
    }
  }

  /// Explains the label by all numbers and categories, and tells it on two pages.
  var regressionStage: Stage {
    let (contract, data) = (contract, data)
    return Stage(
      "regress", title: "explain the label by a regression", settings: contract, sources: [data],
      reading: Products.read, writing: Products.regressionPages
    ) { context, videos in
      let fingerprint = try Fingerprint.of(file: data)
      let source = videos.header.source
      do {
        let report = try RegressionReport(
          RegressionQuestion(), of: videos.frame, contract, source, on: context.workers)
        return RegressionPage(report: report, fingerprint: fingerprint).pages
      } catch let fault as RegressionFault {
        return RegressionPage.pages(without: fault.description, source, fingerprint)
      } catch let error as LinearModelError {
        return RegressionPage.pages(without: error.description, source, fingerprint)
      }
    }
  }
}

extension RegressionPage {
  /// The page and its summary where no regression exists.
  static func pages(
    without reason: String, _ source: SourceSummary, _ fingerprint: Fingerprint
  ) -> [ReportPage] {
    [(name, "Regression"), (summaryName, "Regression in a minute")].map { name, title in
      ReportPage(
        name: name, shortTitle: title,
        document: Document(
          title: title, lead: "The label cannot be explained by a regression of this file.",
          banners: source.banners,
          sections: [Section("Why", [.paragraph(InlineText(reason))])],
          colophon: source.colophon(fingerprint)))
    }
  }
}
