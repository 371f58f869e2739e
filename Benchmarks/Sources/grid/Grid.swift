import BenchmarkData
import Evaluation
import Foundation
import Learning
import Machine
import Measuring
import Trees

/// Searches one of the course's two grids on five folds, refits the winner, and judges it on a
/// second file.
@main
struct Grid {
  static func main() throws {
    let options = Options(
      usage: "usage: grid forest|boost train.npy test.npy [--threads n]", names: ["threads"],
      values: 3...3)
    let workers = WorkerPool(threadCount: options.threads)
    let train = try HeldOut(npy: URL(filePath: options.values[1]), holdsOut: false).train
    let test = try HeldOut(npy: URL(filePath: options.values[2]), holdsOut: false).train
    let before = Memory.resident
    let context = FitContext(workers: workers, seed: Seed(0))
    let outcome: Outcome
    switch options.values[0] {
    case "forest": outcome = try CourseGrid.forest.search(train, test, context)
    case "boost": outcome = try CourseGrid.boosting.search(train, test, context)
    default: Options.end("forest or boost, not \(options.values[0])")
    }
    let scores = try Scores(
      probabilities: outcome.probabilities, labels: test.labels, on: workers)
    JSONLine.print([
      ("task", .text("grid")), ("name", .text("claims")), ("rows", .whole(train.rowCount)),
      ("cols", .whole(train.features.columns.count)), ("threads", .whole(workers.threadCount)),
      ("combos", .whole(outcome.settings)), ("fit_s", .number(outcome.seconds)),
      ("best", .text(outcome.best)), ("best_recall", .number(outcome.recall)),
      ("auc", .number(scores.rocAUC ?? .nan)), ("logloss", .number(scores.logLoss)),
      ("base_rss_mb", .number(before)), ("peak_rss_mb", .number(outcome.peak)),
    ])
  }
}

/// What a search found, and how long it took.
struct Outcome {
  var settings: Int
  var seconds: Double
  var peak: Double
  var best: String
  var recall: Double
  var probabilities: [Double]
}
