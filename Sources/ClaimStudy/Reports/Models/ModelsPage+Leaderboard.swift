import Evaluation
import Learning
import Reporting
import Workflow

extension ModelsPage {
  /// One feature set: who won and why, and every model beside the baselines.
  func comparison(_ result: SetResult) -> Section {
    Section(
      "Models \(StudyFindings.when(result.featureSet))", id: "models-\(result.featureSet)",
      [
        .paragraph(reason(result)), .table(Self.leaderboard(result)), .table(confusions(result)),
        .details("Spread and intervals", [.table(intervals(result))]),
        .details("All metrics", [.table(allMetrics(result))]),
        .details(
          "What the champion's features were made of",
          [.bullets(result.recipe.map { InlineText($0) })]),
      ] + grids(result))
  }

  private func reason(_ result: SetResult) -> InlineText {
    let champion = result.election.champion.name
    let row = result.election.rows.first { $0.isChampion }
    var text: InlineText = "Champion by validation: \(strong: champion)"
    if let row { text += " (\(row.reason))" }
    text += "."
    if let remark = result.election.baselineRemark {
      text += " Beside the best baseline, \(remark)."
    }
    return text + verdict(on: result)
  }

  /// Whether the champion is worth more than one threshold on one column.
  private func verdict(on result: SetResult) -> InlineText {
    guard let contrast = result.champion?.contrast, result.rule != nil else { return "" }
    let verdicts = contrast.verdicts
    let named: InlineText = "the single rule “\(result.ruleWords)”"
    let counts: InlineText =
      "\(verdicts.onlyFirstRight) records that only the champion gets right, "
      + "\(verdicts.onlySecondRight) that only the rule does; McNemar p "
      + "\(Quantity.pValue(verdicts.exactP))"
    guard verdicts.exactP < 0.01 else {
      return
        " On the test part its verdicts cannot be told apart from \(named) at the 1 % level (\(counts))."
    }
    let word = verdicts.onlyFirstRight > verdicts.onlySecondRight ? "fewer" : "more"
    return " On the test part it makes \(strong: word) mistakes than \(named) (\(counts))."
  }

  /// The models in the order of the election.
  static func leaderboard(_ result: SetResult) -> Table {
    let n = result.lines.first?.test.rowCount ?? 0
    let folds = result.lines.first?.entrant.validation.folds ?? 0
    let validation = folds > 1 ? "mean over \(folds) folds" : "one held-out part"
    return Table(
      caption:
        "\(StudyFindings.title(result.featureSet)): models in the order of validation; test part n = \(n)",
      columns: [
        .text("Model"), .number("Recall", group: "Validation"),
        .number("Log loss", group: "Validation"), .number("Recall", group: "Test"),
        .number("Precision", group: "Test"), .number("Accuracy", group: "Test"),
        .number("ROC-AUC", group: "Test"), .number("Log loss", group: "Test"),
      ],
      rows: result.lines.map { line(of: $0, in: result) },
      footnote: "★ champion; in italics, baselines, which can never be champion. Validation: "
        + "\(validation).")
  }

  private static func line(of line: SetResult.Line, in result: SetResult) -> TableRow {
    let isChampion = line.entrant.name == result.election.champion.name
    let name: InlineText =
      line.entrant.isBaseline ? "\(emphasis: line.entrant.name)" : "\(line.entrant.name)"
    let means = line.entrant.validation.means
    return TableRow(
      [.text(isChampion ? name + " ★" : name), fixed(means[.recall]), fixed(means[.logLoss])]
        + [.recall, .precision, .accuracy, .rocAUC, .logLoss].map { fixed(line.test[$0]) },
      emphasis: isChampion ? .strong : .normal, tone: isChampion ? .claim : .neutral)
  }

  private static func fixed(_ value: Double?) -> Cell {
    .number(value.map { .fixed($0, digits: 4) })
  }

  private static func spread(_ metric: Metric, _ validation: Validation) -> Cell {
    guard let mean = validation.means[metric] else { return .missing }
    guard let deviation = validation.deviations[metric] else { return fixed(mean) }
    return "\(Quantity.fixed(mean, digits: 4)) ± \(Quantity.fixed(deviation, digits: 4))"
  }

  private func intervals(_ result: SetResult) -> Table {
    Table(
      caption: "How sure that is: validation spread, and 95 % intervals of the test part",
      columns: [
        .text("Model"), .number("Recall", group: "Validation"),
        .number("Log loss", group: "Validation"), .number("Recall", group: "Test"),
        .number("Precision", group: "Test"), .number("Accuracy", group: "Test"),
        .number("ROC-AUC", group: "Test"),
      ],
      rows: result.lines.map { line in
        TableRow([
          "\(line.entrant.name)", Self.spread(.recall, line.entrant.validation),
          Self.spread(.logLoss, line.entrant.validation), Self.range(line.recall),
          Self.range(line.precision), Self.range(line.accuracy), Self.range(line.rocAUC),
        ])
      },
      footnote: "Validation: mean ± standard deviation over folds, where there are several. Test: "
        + "Wilson intervals; DeLong for ROC-AUC.")
  }

  private static func range(_ interval: Interval?) -> Cell {
    guard let interval else { return .missing }
    return
      "\(Quantity.fixed(interval.low, digits: 4)) – \(Quantity.fixed(interval.high, digits: 4))"
  }

  private func confusions(_ result: SetResult) -> Table {
    let (positive, negative) = (result.labelNames.positive, result.labelNames.negative)
    return Table(
      caption: "What became of the test part at threshold "
        + "\(Quantity.fixed(findings.settings.threshold, digits: 2))",
      columns: [
        .text("Model"), .number("caught", group: "\(positive)"),
        .number("missed", group: "\(positive)"), .number("flagged", group: "\(negative)"),
        .number("left alone", group: "\(negative)"), .number("Sent to review"),
      ],
      rows: result.lines.map { line in
        let confusion = line.test.confusion
        return TableRow([
          "\(line.entrant.name)", .count(confusion.truePositives), .count(confusion.falseNegatives),
          .count(confusion.falsePositives), .count(confusion.trueNegatives),
          .number(
            .percent(Double(confusion.calledPositive) / Double(max(confusion.rowCount, 1)))),
        ])
      })
  }

  private func allMetrics(_ result: SetResult) -> Table {
    Table(
      caption: "Every metric on the test part",
      columns: [.text("Metric")] + result.lines.map { .number($0.entrant.name) },
      rows: Metric.allCases.map { metric in
        TableRow(
          [.text(InlineText(metric.title))] + result.lines.map { Self.fixed($0.test[metric]) })
      }, footnote: "A metric that the verdicts leave undefined is not shown.")
  }

  private func grids(_ result: SetResult) -> [Block] {
    result.lines.filter { !$0.entrant.grid.isEmpty }.map { line in
      .details(
        "Settings tried for \(line.entrant.name)",
        [
          .table(
            Table(
              caption: "Validation of each setting of \(line.entrant.name)",
              columns: [.text("Options"), .number("Recall"), .number("Log loss")],
              rows: line.entrant.grid.map { entry in
                TableRow([
                  .code(entry.options.text), Self.spread(.recall, entry.validation),
                  Self.spread(.logLoss, entry.validation),
                ])
              }))
        ])
    }
  }
}
