import Evaluation
import Foundation
import Learning
import Reporting
import Workflow

extension ModelCardPage {
  /// What the champion of a feature set is and how it does, over all and by group.
  func metrics(_ result: SetResult) -> [Section] {
    guard let champion = result.champion else { return [] }
    return [
      Section(
        "\(champion.entrant.title.capitalizedFirst), \(result.when)",
        id: "model-\(result.featureSet)",
        [.definitions(facts(result, champion)), .table(overall(result, champion))],
        subsections: [
          Section("By group, \(result.when)", id: "groups-\(result.featureSet)", groups(result))
        ])
    ]
  }

  private func facts(_ result: SetResult, _ champion: SetResult.Line) -> [Definition] {
    let entrant = champion.entrant
    var options = "the family's defaults"
    if case .object(let members) = entrant.options, !members.isEmpty {
      options = members.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
        .joined(separator: ", ")
    }
    return [
      Definition("File", "\(code: "Models/\(result.featureSet)/champion.safetensors")"),
      Definition("Knows", "what is known \(result.when): \(entrant.featureCount) features"),
      Definition("Learned from", "\(entrant.trainingRows) videos"),
      Definition(
        "Says \(names.positive)",
        "from a probability of \(Quantity.fixed(findings.settings.threshold, digits: 2))"),
      Definition("Options", "\(options)"),
    ]
  }

  private func overall(_ result: SetResult, _ champion: SetResult.Line) -> Table {
    let (test, rule) = (champion.test, result.ruleLine)
    let intervals: [Metric: Interval] = [
      .accuracy: champion.accuracy, .recall: champion.recall, .precision: champion.precision,
      .specificity: test.confusion.specificityInterval(), .rocAUC: champion.rocAUC,
    ].compactMapValues(\.self)
    let metrics: [Metric] = [
      .accuracy, .recall, .precision, .specificity, .f1, .rocAUC, .averagePrecision, .logLoss,
      .brierScore, .calibrationError,
    ]
    return Table(
      caption: "\(champion.entrant.title) over all; test part, n = \(result.testRows)",
      columns: [
        .text("Metric"), .number(champion.entrant.title), .number("95 % interval"),
        .number("one rule"),
      ],
      rows: metrics.map { metric in
        TableRow([
          .text(InlineText(metric.title)), .number(test[metric].map { .score($0) }),
          intervals[metric].map { "\($0.scores)" } ?? .missing("no interval is computed"),
          .number(rule?.test[metric].map { .score($0) }),
        ])
      },
      footnote:
        "Specificity: the share of \(names.negatives) that are left alone. F1: the harmonic mean "
        + "of "
        + "precision and recall. Brier score: the mean squared error of the probabilities. The "
        + "rule “"
        + result.ruleWords + "” stands beside it for comparison.")
  }

  private func groups(_ result: SetResult) -> [Block] {
    var columns: [String] = []
    for group in result.groups where !columns.contains(group.column) {
      columns.append(group.column)
    }
    guard !columns.isEmpty else {
      return [.paragraph("The contract names no category, so there are no groups to look at.")]
    }
    return [.chart(recallChart(result))]
      + columns.map { column in
        .table(groupTable(column, result.groups.filter { $0.column == column }))
      }
  }

  private func recallChart(_ result: SetResult) -> Chart {
    let measured = result.groups.filter { $0.confusion.positives > 0 }
    return .bars(
      "Share of \(names.positives) found, by group",
      value: AxisTitle("Recall", format: NumberFormat(.percent(digits: 1))),
      bars: measured.map { group in
        Bar(
          "\(group.column): \(group.level ?? "missing")", .percent(group.confusion.recall),
          interval: group.confusion.recallInterval()?.ends, count: group.confusion.positives,
          tone: .claim)
      },
      reference: result.champion.map {
        ReferenceLine($0.test.confusion.recall, label: "all videos")
      },
      shape: .dots, finding: GroupFinding(measured, names).sentence,
      footnote: "n: \(names.positives) in the group. Whiskers: 95 % Wilson intervals.")
  }

  private func groupTable(_ column: String, _ groups: [GroupScores]) -> Table {
    Table(
      caption: "By \(code: column)",
      columns: [
        .text("Group"), .number("Videos"), .number(names.positives.capitalizedFirst),
        .number("Recall"), .number("Precision"), .number("Specificity"), .number("ROC-AUC"),
      ],
      rows: groups.map { group in
        let confusion = group.confusion
        return TableRow([
          "\(group.level ?? "missing")", .count(confusion.rowCount), .count(confusion.positives),
          SetSection.share(confusion.recallInterval()),
          SetSection.share(confusion.precisionInterval()),
          SetSection.share(confusion.specificityInterval()),
          SetSection.score(group.rocAUC?.estimate, group.rocAUC),
        ])
      },
      footnote:
        "In brackets 95 % intervals (Wilson; DeLong for ROC-AUC, which has no width where a "
        + "group is ranked without mistake).")
  }
}

/// What is said of the recall of groups.
struct GroupFinding {
  private let groups: [GroupScores]
  private let positives: String

  init(_ groups: [GroupScores], _ names: LabelNames) {
    self.groups = groups
    positives = names.positives
  }

  /// Where recall is lowest and highest, and whether their intervals touch.
  var sentence: InlineText {
    let ordered = groups.compactMap { group in
      group.confusion.recallInterval().map { (group, $0) }
    }.sorted { $0.1.estimate < $1.1.estimate }
    guard let (low, lowest) = ordered.first, let (high, highest) = ordered.last,
      ordered.count > 1
    else { return "There are not two groups with \(positives) to compare." }
    guard lowest.estimate < highest.estimate else {
      return "Every group has the same recall, \(Quantity.share(lowest.estimate))."
    }
    let text: InlineText =
      "Recall is lowest for \(low.column) “\(low.level ?? "missing")” "
      + "(\(Quantity.share(lowest.estimate)), n = \(low.confusion.positives)) and highest for "
      + "\(high.column) “\(high.level ?? "missing")” (\(Quantity.share(highest.estimate)), "
      + "n = \(high.confusion.positives)); "
    return lowest.high < highest.low
      ? text + "\(strong: "their intervals do not touch")."
      : text + "their intervals overlap, so that this may be chance."
  }
}
