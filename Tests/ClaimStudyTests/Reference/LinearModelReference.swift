import Evaluation
import Features
import Learning
import LinearModels
import Tabular
import Testing

/// Logistic regressions on one split.
extension ReferenceTable {
  mutating func checkLinearModels(_ videos: ReferenceVideos) throws {
    for columns in ModelColumns.comparisons {
      let data = try columns.data(
        videos, train: videos.split.train, test: videos.split.test, standardized: true)
      for (kind, penalty) in [("logreg_l2_C1", 1.0), ("logreg_unreg", 0)] {
        let entry = "models/\(columns.name)/\(kind)"
        guard self[entry] != nil else { continue }
        let model = try LogisticRegression { $0.l2Penalty = penalty }
          .fit(data.train, in: videos.context)
        compare(entry, .scores(try judge(model, data.test, videos)))
        compare("\(entry)/coef", .numbers(model.numbersByName))
      }
    }
    try checkRareClaims(videos)
    try checkVerified(videos)
  }

  func judge(
    _ model: some ClassifierModel, _ test: Dataset, _ videos: ReferenceVideos
  ) throws -> Scores {
    try Scores(
      probabilities: model.probabilities(for: test.features, on: videos.workers),
      labels: test.labels, on: videos.workers)
  }

  /// The rows whose views do not give the class away: few claims among many opinions.
  private mutating func checkRareClaims(_ videos: ReferenceVideos) throws {
    let data = try rareClaims(videos, standardized: true)
    let model = try LogisticRegression { $0.l2Penalty = 1 }.fit(data.train, in: videos.context)
    compare("models/overlap_all/logreg", .scores(try judge(model, data.test, videos)))
  }

  func rareClaims(
    _ videos: ReferenceVideos, standardized: Bool
  ) throws -> (train: Dataset, test: Dataset) {
    let views = try videos.numbers("video_view_count")
    let bound = try #require(
      views.indices.filter { videos.labels.values[$0] == 0 }.map { views[$0] }.max())
    return try ModelColumns.all.data(
      videos, train: videos.split.train.filter { views[$0] <= bound },
      test: videos.split.test.filter { views[$0] <= bound }, standardized: standardized)
  }

  private mutating func checkVerified(_ videos: ReferenceVideos) throws {
    let numeric = ["video_duration_sec"] + ModelColumns.counts
    let recipe = Recipe([
      .numeric(NumericColumns(numeric)), .standardize(Standardization(.allNumeric)),
      .oneHot(OneHot("claim_status", reference: .named("opinion"))),
      .oneHot(OneHot("author_ban_status", reference: .named("active"))),
    ])
    let (train, test) = (videos.split.train, videos.split.test)
    let (fitted, features) = try recipe.fitAndApply(
      videos.frame.subset(train), on: videos.workers)
    let labels = Labels(
      try videos.texts("verified_status").map { $0 == "verified" ? 1 : 0 },
      names: LabelNames(positive: "verified", negative: "not verified"))
    let model = try LogisticRegression { $0.l2Penalty = 1 }
      .fit(Dataset(features: features, labels: labels.subset(train)), in: videos.context)
    let judged = Dataset(
      features: try fitted.apply(videos.frame.subset(test), on: videos.workers),
      labels: labels.subset(test))
    let share = Double(judged.labels.positiveCount) / Double(judged.rowCount)
    compare(
      "models/verified_mod5/logreg_plain",
      .scores(try judge(model, judged, videos), and: ["base_rate_test": share]))
  }
}

extension LogisticModel {
  /// All coefficients by the name of their feature, and the intercept.
  var numbersByName: [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(featureNames, coefficients))
      .merging(["intercept": intercept]) { first, _ in first }
  }
}
