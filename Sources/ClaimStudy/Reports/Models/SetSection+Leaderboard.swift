import Evaluation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// Every model on the test part, with intervals, beside both baselines.
  var leaderboard: [Block] {
    [
      .chart(accuracyChart), .table(leaderboardTable),
      .details("Before the test", [.table(validation)]),
    ]
  }

  private var accuracyChart: Chart {
    // The base rate lies so far off that it would press all others together.
    let bars = result.lines.filter { $0.entrant.name != "majority" }.map { line in
      let isChampion = line.entrant.name == result.election.champion.name
      return Bar(
        line.entrant.title, .share(line.test.confusion.accuracy), interval: line.accuracy?.ends,
        tone: isChampion ? .claim : line.entrant.isBaseline ? .warning : .neutral,
        emphasis: isChampion ? .strong : line.entrant.isBaseline ? .quiet : .normal)
    }
    let rule = result.ruleLine.map {
      ReferenceLine($0.test.confusion.accuracy, label: "one rule")
    }
    return .bars(
      "Share of verdicts that are right",
      value: AxisTitle("Accuracy", format: NumberFormat(.percent(digits: 2))),
      bars: bars, reference: rule, shape: .dots, finding: spread,
      footnote: "Test part, n = \(result.testRows). Whiskers: 95 % Wilson intervals. Threshold "
        + "\(Quantity.fixed(findings.settings.threshold, digits: 2))." + notDrawn)
  }

  private var notDrawn: InlineText {
    guard let majority = result.majorityLine else { return "" }
    return " Not drawn: the base rate, \(Quantity.share(majority.test.confusion.accuracy))."
  }

  /// How far the candidates and the rule lie apart.
  private var spread: InlineText {
    let candidates = result.lines.filter { !$0.entrant.isBaseline }
    let values = candidates.map(\.test.confusion.accuracy)
    guard let low = values.min(), let high = values.max() else { return "" }
    let lead: InlineText =
      candidates.count == 1 || low == high
      ? "The model is right for \(Quantity.share(high))"
      : "The models are right for \(Quantity.share(low)) to \(Quantity.share(high))"
    guard let rule = result.ruleLine, result.rule != nil else { return lead + " of the videos." }
    return lead + " of the videos, one rule on one column for "
      + "\(Quantity.share(rule.test.confusion.accuracy))."
  }

  private var leaderboardTable: Table {
    Table(
      caption:
        "\(result.title): models in the order of validation; test part, n = \(result.testRows)",
      columns: [
        .text("Model"), .number("Accuracy"), .number("Recall"), .number("Precision"),
        .number("ROC-AUC"), .number("Log loss"),
      ],
      rows: result.lines.map { line in
        let isChampion = line.entrant.name == result.election.champion.name
        return TableRow(
          [
            name(line), Self.share(line.accuracy), Self.share(line.recall),
            Self.share(line.precision), Self.score(line.test.rocAUC, line.rocAUC),
            .number(.score(line.test.logLoss)),
          ], emphasis: isChampion ? .strong : line.entrant.isBaseline ? .quiet : .normal,
          tone: isChampion ? .claim : .neutral)
      },
      footnote: "★ champion; in italics, baselines, which can never be champion: "
        + "“one rule” is the best threshold on one column, “base rate” gives every video the "
        + "same probability. In brackets 95 % intervals (Wilson; DeLong for ROC-AUC). Recall: the "
        + "share "
        + "of \(names.positives) that are found. Precision: the share of videos called "
        + "\(names.positive) that are. ROC-AUC: the chance that \(names.onePositive) is ranked "
        + "above "
        + "\(names.oneNegative). Log loss: how far probabilities are from what happened; lower is "
        + "better."
    )
  }

  /// The name of a model, marked as champion or baseline.
  func name(_ line: SetResult.Line) -> Cell {
    Self.name(line, isChampion: line.entrant.name == result.election.champion.name)
  }

  static func name(_ line: SetResult.Line, isChampion: Bool) -> Cell {
    if line.entrant.isBaseline { return "\(emphasis: line.entrant.title)" }
    return isChampion ? "\(line.entrant.title) ★" : "\(line.entrant.title)"
  }

  static func share(_ interval: Interval?) -> Cell {
    guard let interval else { return .missing }
    return .estimate(
      .share(interval.estimate), low: .share(interval.low), high: .share(interval.high))
  }

  static func score(_ value: Double?, _ interval: Interval?) -> Cell {
    guard let value else { return .missing }
    guard let interval else { return .number(.score(value)) }
    return .estimate(.score(value), low: .score(interval.low), high: .score(interval.high))
  }

  private var validation: Table {
    let folds = result.lines.first?.entrant.validation.folds ?? 0
    let how: InlineText =
      folds > 1 ? "mean ± standard deviation over \(folds) folds" : "one part held out"
    return Table(
      caption: "How the champion was chosen: \(how)",
      columns: [.text("Model"), .number("Recall"), .number("Log loss"), .text("Why so")],
      rows: result.election.rows.compactMap { row in
        result.lines.first { $0.entrant.name == row.candidate.name }.map { line in
          TableRow([
            name(line), Self.spread(.recall, line.entrant.validation),
            Self.spread(.logLoss, line.entrant.validation), "\(result.retold(row.reason))",
          ])
        }
      })
  }

  static func spread(_ metric: Metric, _ validation: Validation) -> Cell {
    guard let mean = validation.means[metric] else { return .missing }
    guard let deviation = validation.deviations[metric] else { return .number(.score(mean)) }
    return "\(Quantity.score(mean)) ± \(Quantity.score(deviation))"
  }
}
