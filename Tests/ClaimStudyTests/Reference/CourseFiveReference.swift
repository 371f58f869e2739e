import Evaluation
import Features
import Learning
import LinearModels
import Statistics
import Tabular
import Testing

/// The course's regression of "verified" on rows drawn with replacement, in raw units.
private struct CourseFive {
  let name: String
  let capped: [String]
  var seed: UInt32 = 0
  var testShare = 0.25

  static let variants = [
    CourseFive(name: "exemplar", capped: ["video_like_count", "video_comment_count"]),
    CourseFive(name: "like_cap_only", capped: ["video_like_count"]),
    CourseFive(name: "no_cap", capped: []),
    CourseFive(
      name: "bliu20_rs1_ts30", capped: ["video_like_count", "video_comment_count"], seed: 1,
      testShare: 0.3),
  ]

  /// The columns of the regression, in the order of the published standard errors.
  static let regressors = [
    "video_duration_sec", "video_view_count", "video_share_count", "video_download_count",
    "video_comment_count", "claim_status_opinion", "banned", "under_review",
  ]

  /// The names of the reference file; its other entries shorten those of the ban.
  static func published(_ name: String) -> String {
    switch name {
    case "banned": "author_ban_status_banned"
    case "under_review": "author_ban_status_under review"
    default: name
    }
  }

  /// All rows that are not verified, and as many of the others, drawn with replacement.
  func upsampled(_ isVerified: [Bool]) -> [Int] {
    let verified = isVerified.indices.filter { isVerified[$0] }
    let others = isVerified.indices.filter { !isVerified[$0] }
    var stream = LegacyStream(seed)
    return others + others.map { _ in verified[stream.draw(upTo: verified.count - 1)] }
  }

  func steps(_ names: [String]) -> [RecipeStep] {
    let caps: [RecipeStep] = capped.isEmpty ? [] : [.cap(Capping(.named(capped)))]
    return [.numeric(NumericColumns(names))] + caps
  }
}

extension ReferenceTable {
  mutating func checkCourseFive(_ videos: ReferenceVideos) throws {
    let isVerified = try videos.texts("verified_status").map { $0 == "verified" }
    for variant in CourseFive.variants {
      let rows = variant.upsampled(isVerified)
      let sides = LegacyStream.split(Array(rows.indices), testShare: variant.testShare, seed: 0)
      if variant.name == "exemplar" { try checkRows(rows, sides.test, videos) }
      try checkCaps(variant, videos)
      try checkLengths(variant, rows, isVerified, videos)
      try checkCorrelations(variant, rows, videos)
      try checkRegressions(variant, rows, sides, isVerified, videos)
    }
  }

  /// The rows drawn here are those of the list beside the data.
  private func checkRows(_ rows: [Int], _ test: [Int], _ videos: ReferenceVideos) throws {
    let listed = try ReferenceVideos.read(
      "data/tiktok/course5_upsampled_rows.csv",
      [ColumnSchema("#", .whole), ColumnSchema("is_test", .whole)])
    let numbers = try videos.numbers("#")
    #expect(listed["#"]?.doubles == rows.map { numbers[$0] })
    let tested = Set(test)
    #expect(listed["is_test"]?.doubles == rows.indices.map { tested.contains($0) ? 1 : 0 })
  }

  private mutating func checkCaps(_ variant: CourseFive, _ videos: ReferenceVideos) throws {
    for column in variant.capped {
      let (fitted, features) = try Recipe([
        .numeric(NumericColumns([column])), .cap(Capping([column])),
      ]).fitAndApply(videos.frame, on: videos.workers)
      guard case .cap(let learned) = fitted.steps[1] else { continue }
      let changed = zip(try videos.numbers(column), features.columns[0].values).count { $0 != $1 }
      compare(
        "course5/\(variant.name)/cap_\(column)",
        .numbers([
          "cap": try #require(learned.columns[0].bound), "n_capped": Double(changed),
        ]))
    }
  }

  private mutating func checkLengths(
    _ variant: CourseFive, _ rows: [Int], _ isVerified: [Bool], _ videos: ReferenceVideos
  ) throws {
    let lengths = try videos.feature(.textLength(TextLength("video_transcription_text")))
    let means = Dictionary(grouping: rows) { isVerified[$0] ? "verified" : "not verified" }
      .mapValues { rows in Moments(rows.map { lengths[$0] }).mean }
    compare("course5/\(variant.name)/upsampled_text_len", .numbers(means))
  }

  private mutating func checkCorrelations(
    _ variant: CourseFive, _ rows: [Int], _ videos: ReferenceVideos
  ) throws {
    let names = ["#", "video_id", "video_duration_sec"] + ModelColumns.counts
    let table = try videos.features(
      variant.steps(names) + [.textLength(TextLength("video_transcription_text"))]
    ).subset(rows)
    let correlations = table.columns.map { one in
      let row = table.columns.map { ($0.name, pearsonCorrelation(one.values, $0.values)) }
      return (one.name, ReferenceValue.numbers(Dictionary(uniqueKeysWithValues: row)))
    }
    compare(
      "course5/\(variant.name)/upsampled_corr",
      .table(Dictionary(uniqueKeysWithValues: correlations)))
  }

  private mutating func checkRegressions(
    _ variant: CourseFive, _ rows: [Int], _ sides: (train: [Int], test: [Int]),
    _ isVerified: [Bool], _ videos: ReferenceVideos
  ) throws {
    let features = try videos.features(
      variant.steps(["video_duration_sec"] + ModelColumns.counts) + [
        .oneHot(OneHot("claim_status", reference: .named("claim"))),
        .oneHot(OneHot("author_ban_status", reference: .named("active"))),
      ]
    ).selecting(CourseFive.regressors)
    let data = Dataset(
      features: features,
      labels: Labels(
        isVerified.map { $0 ? 1 : 0 },
        names: LabelNames(positive: "verified", negative: "not verified")))
    let train = data.subset(sides.train.map { rows[$0] })
    let test = data.subset(sides.test.map { rows[$0] })
    for (kind, penalty) in [("true_MLE", 0.0), ("l2_C1_converged", 1)] {
      let entry = "course5/\(variant.name)/\(kind)"
      guard self[entry] != nil else { continue }
      let model = try LogisticRegression { $0.l2Penalty = penalty }.fit(train, in: videos.context)
      compare(entry, try published(model, judge(model, test, videos)))
    }
  }

  private func published(_ model: LogisticModel, _ scores: Scores) throws -> ReferenceValue {
    let cells = scores.confusion
    let other = ConfusionMatrix(
      trueNegatives: cells.truePositives, falsePositives: cells.falseNegatives,
      falseNegatives: cells.falsePositives, truePositives: cells.trueNegatives)
    let numbers = scores.referenceNumbers.merging([
      "precision_verified": cells.precision, "recall_verified": cells.recall,
      "f1_verified": cells.f1, "precision_not_verified": other.precision,
      "recall_not_verified": other.recall, "f1_not_verified": other.f1,
      "loglik": model.fit.logLikelihood, "n": model.fit.totalWeight,
    ]) { _, new in new }
    let coefficients = model.numbersByName.map { (CourseFive.published($0.key), $0.value) }
    var table = numbers.mapValues(ReferenceValue.number)
    table["coef"] = .numbers(Dictionary(uniqueKeysWithValues: coefficients))
    table["se"] = model.inference.map { .numbers($0.rows.map(\.standardError)) }
    return .table(table)
  }
}
