import BenchmarkData
import Evaluation
import Features
import Foundation
import Learning
import LinearAlgebra
import LinearModels
import Machine
import Measuring
import Tabular

/// Weighs words and pairs of words of the texts of four fifths of the videos, then those of the
/// rest, and fits a logistic regression on them.
@main
struct Text {
  static func main() throws {
    let options = Options(
      usage: "usage: text videos.csv [--threads n] [--fit 1]", names: ["threads", "fit"],
      values: 1...1)
    let workers = WorkerPool(threadCount: options.threads)
    let (train, test) = VideoFrame.split(
      try VideoFrame.read(URL(filePath: options.values[0]), on: workers))
    let recipe = Recipe([
      .tfidf(TFIDF("video_transcription_text", ngrams: 1...2, minDocumentFrequency: 1))
    ])
    let before = Memory.resident
    var laps = Laps()
    let (fitted, features) = try recipe.fitAndApply(train, on: workers)
    laps.lap("tfidf_fit_s")
    let tested = try fitted.apply(test, on: workers)
    laps.lap("tfidf_transform_s")
    let peak = Memory.peak
    var fields: [(String, JSONValue)] = [
      ("task", .text("text")), ("name", .text("claims")), ("rows", .whole(train.rowCount)),
      ("threads", .whole(workers.threadCount)), ("base_rss_mb", .number(before)),
      ("vocab", .whole(fitted.featureNames.count)),
      ("nnz", .whole(features.sparse?.values.count ?? 0)),
      ("tfidf_fit_s", .number(laps["tfidf_fit_s"])),
      ("tfidf_transform_s", .number(laps["tfidf_transform_s"])),
      ("peak_rss_mb", .number(peak)),
    ]
    if options.number("fit", default: 1) != 0 {
      fields += try regression(
        Dataset(features: features, labels: labels(of: train)),
        Dataset(features: tested, labels: labels(of: test)), workers)
    }
    JSONLine.print(fields + [("end_rss_mb", .number(Memory.peak))])
  }

  private static func labels(of frame: Frame) -> Labels {
    Labels(
      VideoFrame.rows(of: frame, "claim_status", "claim").map { $0 ? 1 : 0 },
      names: LabelNames(positive: "claim", negative: "opinion"))
  }

  private static func regression(
    _ train: Dataset, _ test: Dataset, _ workers: WorkerPool
  ) throws -> [(String, JSONValue)] {
    var laps = Laps()
    let model = try LogisticRegression { $0.l2Penalty = 1 }
      .fit(train, in: FitContext(workers: workers, seed: Seed(1)))
    laps.lap("lr_fit_s")
    let scores = try Scores(
      probabilities: model.probabilities(for: test.features, on: workers), labels: test.labels,
      on: workers)
    return [
      ("lr_fit_s", .number(laps["lr_fit_s"])), ("lr_iters", .whole(model.fit.iterations)),
      ("auc", .number(scores.rocAUC ?? .nan)), ("logloss", .number(scores.logLoss)),
    ]
  }
}
