import Foundation
import Learning
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite(
  "Logistic regression on the claims data, against statsmodels and scikit-learn",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct SharedReferenceTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  @Test(
    "estimates, errors, tests and likelihoods without a penalty",
    arguments: [
      ("claim~z(engagement)", SharedVideos.counts, SharedVideos.counts),
      (
        "claim~metadata", ["video_duration_sec", "verified", "banned", "under_review"],
        ["video_duration_sec"]
      ),
      (
        "verified~course5_raw",
        [
          "video_duration_sec", "claim_status_opinion", "video_view_count", "video_share_count",
          "video_download_count", "video_comment_count", "banned", "under_review",
        ], []
      ),
    ])
  func inference(entry: String, names: [String], standardised: [String]) throws {
    let videos = try SharedVideos()
    let expected = try SharedReference()["logit/\(entry)"]
    let data = videos.dataset(
      names, standardised: standardised,
      label: entry.hasPrefix("verified") ? videos.isVerified : videos.isClaim,
      rows: Array(videos.number.indices))
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    let rows = try #require(model.inference).rows

    // statsmodels stops at 1e-6 … 1e-8 of its own criterion; its last digits are not the optimum's.
    func check(_ name: String, _ actual: [Double], relative: Double) throws {
      let values = try #require(expected[name] as? [Double])
      expectClose(actual, values, relative: relative, "\(name)")
    }
    try check("coef", rows.map(\.estimate), relative: 1e-6)
    try check("se", rows.map(\.standardError), relative: 1e-6)
    try check("z", rows.map(\.z), relative: 1e-6)
    try check("p", rows.map(\.p), relative: 1e-4)
    try check("odds_ratio", rows.map(\.oddsRatio), relative: 1e-4)
    let intervals = try #require(expected["ci"] as? [[Double]])
    for (row, interval) in zip(rows, intervals) {
      expectClose(row.interval().lowerBound, interval[0], relative: 1e-5)
      expectClose(row.interval().upperBound, interval[1], relative: 1e-5)
      expectClose(pow(10, row.log10P), row.p, relative: 1e-10)
    }
    let fit = model.fit
    expectClose(fit.logLikelihood, try #require(expected["loglik"] as? Double), relative: 1e-9)
    expectClose(fit.nullLogLikelihood, try #require(expected["ll_null"] as? Double), relative: 1e-9)
    expectClose(model.mcFaddenR2, try #require(expected["mcfadden_r2"] as? Double), relative: 1e-8)
    expectClose(model.aic, try #require(expected["aic"] as? Double), relative: 1e-9)
    expectClose(model.bic, try #require(expected["bic"] as? Double), relative: 1e-9)
    #expect(fit.gradientMaxNorm <= 1e-8)
  }

  @Test(
    "the course's regression in raw units, at the optimum",
    arguments: [
      ("course5/exemplar/true_MLE", true, 0.0), ("course5/exemplar/l2_C1_converged", true, 1),
      ("course5/no_cap/true_MLE", false, 0), ("course5/no_cap/l2_C1_converged", false, 1),
    ])
  func course5(entry: String, capped: Bool, penalty: Double) throws {
    var videos = try SharedVideos()
    let reference = try SharedReference()
    if capped {
      for name in ["video_like_count", "video_comment_count"] {
        let cap = try #require(reference["course5/exemplar/cap_\(name)"]["cap"] as? Double)
        videos.columns[name] = videos.columns[name]?.map { min($0, cap) }
      }
    }
    let expected = reference[entry]
    let place = Dictionary(uniqueKeysWithValues: videos.number.enumerated().map { ($1, $0) })
    let list = try SharedVideos.rowList("course5_upsampled_rows.csv")
    func data(isTest: Int) -> Dataset {
      videos.dataset(
        Self.course5Names, label: videos.isVerified,
        rows: list.filter { $0[2] == isTest }.compactMap { place[$0[1]] })
    }
    let training = data(isTest: 0)
    let model = try LogisticRegression { $0.l2Penalty = penalty }.fit(training, in: context)

    let coefficients = try #require(expected["coef"] as? [String: Double])
    expectClose(model.intercept, coefficients["intercept"] ?? .nan, relative: 1e-5)
    let keys = [
      "claim_status_opinion", "author_ban_status_banned", "author_ban_status_under review",
    ]
    for (name, value) in zip(model.featureNames, model.coefficients) {
      let key = name == "banned" ? keys[1] : name == "under_review" ? keys[2] : name
      expectClose(value, coefficients[key] ?? .nan, relative: 1e-5, "\(name)")
    }
    if penalty == 0 {
      expectClose(
        model.fit.logLikelihood, try #require(expected["loglik"] as? Double), relative: 1e-10)
    } else {
      #expect(model.inference == nil)
    }
    let test = data(isTest: 1)
    let probabilities = model.probabilities(for: test.features, on: context.workers)
    var matrix = ["tn": 0, "fp": 0, "fn": 0, "tp": 0]
    for (probability, label) in zip(probabilities, test.labels.values) {
      let key = probability >= 0.5 ? (label == 1 ? "tp" : "fp") : (label == 1 ? "fn" : "tn")
      matrix[key, default: 0] += 1
    }
    for (key, count) in matrix { #expect(count == expected[key] as? Int, "\(key)") }
  }

  private static let course5Names = [
    "video_duration_sec", "video_view_count", "video_share_count", "video_download_count",
    "video_comment_count", "claim_status_opinion", "banned", "under_review",
  ]

  @Test("all features, with a penalty and without", arguments: [("l2_C1", 1.0), ("unreg", 0)])
  func allFeatures(name: String, penalty: Double) throws {
    let videos = try SharedVideos()
    let expected = try SharedReference()["models/a_all/logreg_\(name)/coef"]
    let list = try SharedVideos.rowList("split_mod5.csv")
    let training = list.indices.filter { list[$0][1] == 0 }
    let numeric = ["video_duration_sec"] + SharedVideos.counts + ["text_length"]
    let data = videos.dataset(
      numeric + ["verified", "banned", "under_review"], standardised: numeric,
      label: videos.isClaim, rows: training)
    let model = try LogisticRegression { $0.l2Penalty = penalty }.fit(data, in: context)
    // The reference stops at a gradient of 1e-10; without a penalty the likelihood is very flat.
    let relative = penalty == 0 ? 1e-4 : 1e-6
    expectClose(model.intercept, expected["intercept"] as? Double ?? .nan, relative: relative)
    for (name, value) in zip(model.featureNames, model.coefficients) {
      expectClose(value, expected[name] as? Double ?? .nan, relative: relative, "\(name)")
    }
  }
}
