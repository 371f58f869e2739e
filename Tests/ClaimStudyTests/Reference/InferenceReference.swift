import Features
import Foundation
import Learning
import LinearModels
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
    let model = try LogisticRegression { $0.l2Penalty = 0 }
      .fit(Dataset(features: features, labels: labels), in: videos.context)
    // How many steps another solver took, and that it ended well, is no property of the estimate.
    compare(
      "logit/\(name)", try inference(of: model, columns), except: ["iters", "converged"])
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
