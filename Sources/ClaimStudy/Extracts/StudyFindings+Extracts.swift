import Evaluation
import Tabular

extension StudyFindings {
  /// Tables of how the models did on the test part.
  var extracts: [Extract] {
    [leaderboardExtract, thresholdsExtract, rocExtract, reliabilityExtract]
  }

  /// What every table of models begins with.
  private static let keys: [Extract.Column] = [
    .init("feature_set", "what the models may know, and when"), .init("model", "the model"),
  ]

  private func lines<Row>(
    _ rows: (SetResult.Line) -> [Row], _ cells: (Row) -> [CSVWriter.Cell]
  ) -> [[CSVWriter.Cell]] {
    results.flatMap { result in
      result.lines.flatMap { line in
        rows(line).map { [.inert(result.featureSet), .inert(line.entrant.name)] + cells($0) }
      }
    }
  }

  private var leaderboardExtract: Extract {
    let champions = Dictionary(
      results.map { ($0.featureSet, $0.election.champion.name) }, uniquingKeysWith: { $1 })
    let rows: [[CSVWriter.Cell]] = results.flatMap { result in
      result.lines.flatMap { line in
        Metric.allCases.map { metric in
          let interval = line.interval(of: metric)
          return [
            .inert(result.featureSet), .inert(line.entrant.name),
            .text(champions[result.featureSet] == line.entrant.name ? "yes" : "no"),
            .text(metric.rawValue), .real(line.test[metric]), .real(interval?.low),
            .real(interval?.high), .real(line.entrant.validation.means[metric]),
            .count(line.test.rowCount),
          ]
        }
      }
    }
    return Extract(
      "leaderboard", grain: "One row a feature set, model and metric",
      columns: Self.keys + [
        .init("champion", "yes for the model that was chosen in validation"),
        .init("metric", "the metric, as the field names it"),
        .init("test", "its value on the test part"),
        .init("low", "lower end of the 95 % interval, where there is one"),
        .init("high", "upper end of the 95 % interval"),
        .init("validation", "its mean in validation"),
        .init("n", "rows of the test part", unit: "rows"),
      ], rows: rows)
  }

  private var thresholdsExtract: Extract {
    Extract(
      "thresholds", grain: "One row a feature set, model and threshold, on the test part",
      columns: Self.keys + [
        .init("threshold", "from which probability on a record is called positive", unit: "0 to 1"),
        .init("review_share", "share of records called positive", unit: "0 to 1"),
        .init("precision", "share of those that are positive", unit: "0 to 1"),
        .init("recall", "share of the positives that are called so", unit: "0 to 1"),
        .init("true_positives", "positives called positive", unit: "rows"),
        .init("false_positives", "negatives called positive", unit: "rows"),
        .init("false_negatives", "positives called negative", unit: "rows"),
        .init("true_negatives", "negatives called negative", unit: "rows"),
      ],
      rows: lines({ $0.curves.thresholds.rows }) { row in
        let counts = row.confusion
        return [
          .real(row.threshold), .real(row.reviewShare), .real(counts.precision),
          .real(counts.recall), .count(counts.truePositives), .count(counts.falsePositives),
          .count(counts.falseNegatives), .count(counts.trueNegatives),
        ]
      })
  }

  private var rocExtract: Extract {
    Extract(
      "roc", grain: "One row a feature set, model and point of the ROC curve, on the test part",
      columns: Self.keys + [
        .init("threshold", "from which probability on; empty where nothing is called positive"),
        .init("false_positive_rate", "share of the negatives called positive", unit: "0 to 1"),
        .init("true_positive_rate", "share of the positives called positive", unit: "0 to 1"),
      ],
      rows: lines({ $0.curves.roc?.points ?? [] }) { point in
        [.real(point.threshold), .real(point.falsePositiveRate), .real(point.truePositiveRate)]
      })
  }

  private var reliabilityExtract: Extract {
    Extract(
      "reliability",
      grain: "One row a feature set, model and bin of probabilities, on the test part",
      columns: Self.keys + [
        .init("from", "lower end of the bin", unit: "0 to 1"),
        .init("to", "upper end of the bin", unit: "0 to 1"),
        .init("n", "records in the bin", unit: "rows"),
        .init("mean_probability", "what the model said on average", unit: "0 to 1"),
        .init("positive_share", "what was true", unit: "0 to 1"),
      ],
      rows: lines({ $0.curves.reliability.bins }) { bin in
        [
          .real(bin.lowerBound), .real(bin.upperBound), .count(bin.rowCount),
          .real(bin.meanProbability), .real(bin.positiveShare),
        ]
      })
  }
}

extension SetResult.Line {
  /// The interval of a metric, where one is kept.
  fileprivate func interval(of metric: Metric) -> Interval? {
    switch metric {
    case .recall: recall
    case .precision: precision
    case .accuracy: accuracy
    case .rocAUC: rocAUC
    default: nil
    }
  }
}
