import Claims
import Evaluation
import Learning
import Reporting
import Workflow

/// The page about models: which one won, how sure that is, and when not to trust it.
struct ModelsPage {
  let findings: StudyFindings
  /// What is in the data.
  let exploration: Exploration
  /// The stages of the run; empty to leave their picture out.
  var stages: [StageOutline] = []

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "models", shortTitle: "Models",
      document: Document(
        title: title, lead: findings.answer, banners: findings.banners,
        sections: [caveats] + findings.results.map { SetSection(findings, $0).section } + [method],
        colophon: findings.colophon))
  }

  private var title: String {
    let names = findings.contract.labelNames
    return "Which model tells \(names.positive) from \(names.negative) best"
  }

  private var caveats: Section {
    Section(
      "Before you trust a number", id: "caveats",
      [.bullets(findings.caveats(in: exploration))] + columnTables)
  }

  private var columnTables: [Block] {
    findings.results.filter { !$0.columns.isEmpty }.map { result in
      .details(
        "Each column alone, \(result.when)",
        [
          .table(
            Table(
              caption:
                "How far each column alone tells the classes apart; training rows, "
                + "n = \(findings.trainingRows)",
              columns: [.text("Column"), .number("AUC"), .number("Rows with a value")],
              rows: result.columns.map { column in
                TableRow([
                  .code(column.column), .number(column.auc.map { .score($0) }),
                  .count(column.rowCount),
                ])
              },
              footnote: "AUC: the chance that \(result.labelNames.onePositive) has a higher value "
                + "than \(result.labelNames.oneNegative). 0.5 says nothing; 0 and 1 say all. "
                + "Categories are ranked by their share of \(result.labelNames.positives) on "
                + "these rows."))
        ])
    }
  }
}

/// One feature set on the page about models.
struct SetSection {
  let findings: StudyFindings
  let result: SetResult

  init(_ findings: StudyFindings, _ result: SetResult) {
    self.findings = findings
    self.result = result
  }

  /// The models that have a curve worth drawing, the champion first and the base rate left out.
  var drawn: [SetResult.Line] {
    let rest = result.lines.filter {
      $0.entrant.name != result.election.champion.name && $0.entrant.name != "majority"
    }
    return (result.champion.map { [$0] } ?? []) + rest
  }

  var names: LabelNames { result.labelNames }

  /// Everything about the feature set.
  var section: Section {
    Section(
      "Models \(result.when)", id: "models-\(result.featureSet)", opening,
      subsections: [
        part("Leaderboard", "leaderboard", leaderboard),
        part("Beside one rule", "rule", besideRule),
        part("Right and wrong verdicts", "verdicts", verdicts),
        part("How well the models order videos", "ranking", ranking),
        part("Choosing a threshold", "thresholds", thresholds),
        part("What reviewers find", "capacity", capacity),
        part("Whether probabilities mean what they say", "reliability", reliability),
        part("What the champion looks at", "weights", weights),
        part("Reasons, video by video", "reasons", reasons),
        part("Details", "details", details),
      ].filter { !$0.blocks.isEmpty })
  }

  private func part(_ title: String, _ id: String, _ blocks: [Block]) -> Section {
    Section(title, id: "\(id)-\(result.featureSet)", blocks)
  }

  private var opening: [Block] {
    let champion = result.election.champion.name
    let row = result.election.rows.first { $0.isChampion }
    var chosen: InlineText =
      "Champion by validation: \(strong: result.champion?.entrant.title ?? champion)"
    if let row { chosen += " (\(result.retold(row.reason)))" }
    chosen += ", chosen before the test part was touched."
    if let remark = result.election.baselineRemark, let colon = remark.firstIndex(of: ":") {
      // The remark begins with the champion's own name.
      let words = remark[remark.index(after: colon)...].drop { $0 == " " }
      chosen += " Beside the best baseline: \(result.retold(String(words)))."
    }
    return [.paragraph(findings.answer(of: result)), .paragraph(chosen)]
  }

  /// How a model is drawn, so that it looks the same in every chart of the section.
  func series(
    _ line: SetResult.Line, _ label: String, _ points: [LinePoint]
  ) -> LineSeries {
    let isChampion = line.entrant.name == result.election.champion.name
    let others = result.lines.filter {
      !$0.entrant.isBaseline && $0.entrant.name != result.election.champion.name
    }
    let place = others.firstIndex { $0.entrant.name == line.entrant.name } ?? 0
    let strokes: [LineSeries.Stroke] = [.dashed, .dashDotted, .dotted]
    return LineSeries(
      label, tone: isChampion ? .claim : line.entrant.isBaseline ? .warning : .neutral,
      points: points,
      stroke: isChampion || line.entrant.isBaseline ? .solid : strokes[place % strokes.count],
      emphasis: isChampion ? .strong : .normal)
  }
}
