import Evaluation
import Features
import Foundation
import Learning
import LinearModels
import Machine
import Statistics
import Testing

/// Coefficients with standard errors, tests and intervals, without a penalty.
extension ReferenceTable {
  mutating func checkInference(_ videos: ReferenceVideos) throws {
    let engagement = ModelColumns.counts
    try checkInference("claim~z(engagement)", engagement, scaled: engagement, videos)
    try checkInference(
      "claim~metadata", ["video_duration_sec", "verified", "banned", "under_review"],
      scaled: ["video_duration_sec"], videos)
    try checkInference(
      "verified~course5_raw",
      [
        "video_duration_sec", "claim_status_opinion", "video_view_count", "video_share_count",
        "video_download_count", "video_comment_count", "banned", "under_review",
      ], scaled: [], videos)
  }

  private mutating func checkInference(
    _ name: String, _ columns: [String], scaled: [String], _ videos: ReferenceVideos
  ) throws {
    let numeric = columns.filter { $0.hasPrefix("video_") }
    var steps: [RecipeStep] = [.numeric(NumericColumns(numeric))]
    if !scaled.isEmpty { steps.append(.standardize(Standardization(.named(scaled)))) }
    let features = try videos.features(
      steps + ModelColumns.binaries
        + [.oneHot(OneHot("claim_status", reference: .named("claim")))]
    ).selecting(columns)
    let isVerified = try videos.texts("verified_status").map { $0 == "verified" }
    let labels =
      name.hasPrefix("claim")
      ? videos.labels
      : Labels(
        isVerified.map { $0 ? 1 : 0 },
        names: LabelNames(positive: "verified", negative: "not verified"))
    let data = Dataset(features: features, labels: labels)
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: videos.context)
    // How many steps another solver took, and that it ended well, is no property of the estimate.
    compare(
      "logit/\(name)", try inference(of: model, columns), except: ["iters", "converged"])
    let analysis = try RegressionAnalysis(model, data, on: videos.workers)
    try checkFit("logit/\(name)", model, analysis, labels)
    let effects = analysis.marginalEffects().map(\.effect)
    compare(
      "logit/\(name)/ame",
      .table([
        "names": .list(columns.map(ReferenceValue.text)),
        "ame": .numbers(effects.map(\.estimate)), "se": .numbers(effects.map(\.standardError)),
      ]))
  }

  private mutating func checkFit(
    _ name: String, _ model: LogisticModel, _ analysis: RegressionAnalysis, _ labels: Labels
  ) throws {
    let probabilities = analysis.fitted
    let matrix = ConfusionMatrix(probabilities: probabilities, labels: labels, threshold: 0.5)
    let brier = zip(probabilities, labels.values).reduce(0) {
      $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1))
    }
    let numbers: [String: Double] = [
      "auc_insample":
        Ranking(scores: probabilities, labels: labels, on: WorkerPool(threadCount: 2)).rocAUC ?? -1,
      "brier": brier / Double(labels.count), "cox_snell": model.coxSnellR2,
      "nagelkerke": model.nagelkerkeR2, "tjur": analysis.tjurR2,
    ]
    let confusion = ReferenceValue.counts([
      matrix.trueNegatives, matrix.falsePositives, matrix.falseNegatives, matrix.truePositives,
    ])
    compare(
      "\(name)/fit",
      .table(
        numbers.mapValues(ReferenceValue.number).merging(["confusion_at_half": confusion]) { $1 }))
    let hosmer = try #require(
      HosmerLemeshow(probabilities: probabilities, labels: labels.values))
    compare(
      "\(name)/hosmer_lemeshow",
      .table([
        "H": .number(hosmer.test.statistic), "df": .number(hosmer.test.degreesOfFreedom[0]),
        "p": .number(hosmer.test.p.value),
        "table": .list(
          hosmer.groups.map {
            .numbers([Double($0.count), Double($0.observed), $0.expected])
          }),
      ]))
  }

  /// How much of each number is told by the others.
  mutating func checkDependence(_ videos: ReferenceVideos) throws {
    let names = ["video_duration_sec"] + ModelColumns.counts
    let capped = Capping(["video_like_count", "video_download_count"])
    for steps in [[], [RecipeStep.cap(capped)]] {
      let table = try videos.features(
        [.numeric(NumericColumns(names))] + steps + [
          .textLength(TextLength("video_transcription_text"))
        ])
      let found = try ColumnDependence(table, on: videos.workers)
      let keys = names + ["text_length"]
      func named(_ values: [Double]) -> ReferenceValue {
        .numbers(Dictionary(uniqueKeysWithValues: zip(keys, values)))
      }
      let uncentred = named(found.rows.map(\.uncentredInflation))
      if steps.isEmpty {
        compare("vif/with_constant", named(found.rows.map(\.varianceInflation)))
        compare("vif/no_constant", uncentred)
      } else {
        compare("vif/no_constant_capped_like_download", uncentred)
      }
    }
  }

  private func inference(of model: LogisticModel, _ columns: [String]) throws -> ReferenceValue {
    let rows = try #require(model.inference).rows
    let ratio = 2 * (model.fit.logLikelihood - model.fit.nullLogLikelihood)
    let chiSquared = ChiSquared(degreesOfFreedom: Double(columns.count))
    let numbers: [String: Double] = [
      "n": model.fit.totalWeight, "loglik": model.fit.logLikelihood,
      "ll_null": model.fit.nullLogLikelihood, "mcfadden_r2": model.mcFaddenR2,
      "aic": model.aic, "bic": model.bic, "llr": ratio, "llr_p": chiSquared.survival(ratio),
    ]
    let lists: [String: ReferenceValue] = [
      "names": .list((["const"] + columns).map(ReferenceValue.text)),
      "coef": .numbers(rows.map(\.estimate)), "se": .numbers(rows.map(\.standardError)),
      "z": .numbers(rows.map(\.z)), "p": .numbers(rows.map(\.p)),
      "odds_ratio": .numbers(rows.map(\.oddsRatio)),
      "ci": .list(
        rows.map { .numbers([$0.interval().lowerBound, $0.interval().upperBound]) }),
    ]
    return .table(numbers.mapValues(ReferenceValue.number).merging(lists) { _, list in list })
  }
}
