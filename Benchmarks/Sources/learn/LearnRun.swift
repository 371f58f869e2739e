import BenchmarkData
import Evaluation
import Explanation
import Learning
import Machine
import Measuring
import Trees

/// One fit and what is measured of it.
struct LearnRun {
  let data: HeldOut
  let options: Options
  let workers: WorkerPool

  var context: FitContext {
    FitContext(workers: workers, seed: Seed(options.number("seed", default: 1)))
  }

  typealias Fields = [(String, JSONValue)]

  /// How good and how fast predictions are.
  func predictions(of model: some ClassifierModel, for test: Dataset) throws -> Fields {
    let (seconds, probabilities) = Laps.time {
      model.probabilities(for: test.features, on: workers)
    }
    let scores = try Scores(probabilities: probabilities, labels: test.labels, on: workers)
    let median = Laps.median { model.probabilities(for: test.features, on: workers) }
    return [
      ("predict_s", .number(seconds)),
      ("pred_rows_per_s", .number(Double(test.rowCount) / median)),
      ("auc", .number(scores.rocAUC ?? .nan)), ("logloss", .number(scores.logLoss)),
    ]
  }

  /// How long one row takes on one thread; the rows stand ready, as those of the peers do.
  func latency(of scorer: TreeScorer) -> Fields {
    let calls = options.number("latency", default: 2000)
    guard calls > 0 else { return [] }
    let columns = data.test.features.columns
    let rows = (0..<min(data.test.rowCount, 1000)).map { row in columns.map { $0.values[row] } }
    var sum = 0.0
    let latency = Latency(calls: max(calls, 100)) { call in
      sum += scorer.probability(of: rows[call % rows.count])
    }
    return latency.fields + [("lat_check", .number(sum))]
  }

  /// How many rows a second are explained.
  func explanations(by explainer: some ModelExplainer) -> Fields {
    let count = min(options.number("shap", default: 0), data.test.rowCount)
    guard count > 0 else { return [] }
    let features = data.test.features.subset(Array(0..<count))
    let median = Laps.median { explainer.attributions(for: features, on: workers) }
    return [
      ("shap_rows", .whole(count)), ("shap_rows_per_s", .number(Double(count) / median)),
    ]
  }
}
