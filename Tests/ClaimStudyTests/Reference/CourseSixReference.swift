import Evaluation
import Features
import Learning
import Tabular
import Testing
import Trees

/// The course's forest and boosted trees, with three parts of the rows.
extension ReferenceTable {
  mutating func checkCourseSix(_ videos: ReferenceVideos) throws {
    let rows = try CourseSixRows(videos)
    checkSplit(rows, videos)
    let counted = try checkWordCounts(rows, videos)
    for capped in [false, true] {
      let data = try courseSixData(capped: capped, counted, videos)
      try checkForest("course6/\(capped ? "capped_like_comment" : "uncapped")", data, rows, videos)
      if capped { try checkBoosting(data, rows, videos) }
    }
  }

  private mutating func checkSplit(_ rows: CourseSixRows, _ videos: ReferenceVideos) {
    func claims(_ rows: [Int]) -> Int { videos.labels.subset(rows).positiveCount }
    compare(
      "course6/split",
      .table([
        "train": .count(rows.train.count), "val": .count(rows.validation.count),
        "test": .count(rows.test.count), "train_claims": .count(claims(rows.train)),
        "val_claims": .count(claims(rows.validation)), "test_claims": .count(claims(rows.test)),
        "val_head_rows": .counts(Array(rows.validation.prefix(5))),
        "val_tail_rows": .counts(Array(rows.validation.suffix(5))),
      ]))
  }

  /// The counted terms of all rows, learned on the training rows.
  private mutating func checkWordCounts(
    _ rows: CourseSixRows, _ videos: ReferenceVideos
  ) throws -> FeatureTable {
    let fitted = try Recipe([.wordCounts(WordCounts("video_transcription_text", prefix: ""))])
      .fit(videos.frame.subset(rows.train), on: videos.workers)
    guard case .wordCounts(let learned) = fitted.steps[0] else {
      preconditionFailure("the only step counts words")
    }
    compare(
      "course6/count_vectorizer",
      .table([
        "features": .list(learned.terms.map(ReferenceValue.text)),
        "train_totals": .counts(learned.totals),
      ]))
    return try fitted.apply(videos.frame, on: videos.workers)
  }

  private func courseSixData(
    capped: Bool, _ counted: FeatureTable, _ videos: ReferenceVideos
  ) throws -> Dataset {
    let caps = Capping(["video_like_count", "video_comment_count"])
    let plain = try videos.features(
      [.numeric(NumericColumns(["video_duration_sec"] + ModelColumns.counts))]
        + (capped ? [.cap(caps)] : [])
        + [.textLength(TextLength("video_transcription_text"))] + ModelColumns.binaries)
    return Dataset(
      features: FeatureTable(
        rowCount: videos.frame.rowCount, columns: plain.columns + counted.columns),
      labels: videos.labels)
  }

  private mutating func checkForest(
    _ name: String, _ data: Dataset, _ rows: CourseSixRows, _ videos: ReferenceVideos
  ) throws {
    // The best of the published grid.
    let estimator = RandomForest {
      $0.trees = 200
      $0.maxFeatures = .fraction(0.6)
      $0.maxSamples = 0.7
    }
    let train = data.subset(rows.train)
    let forest = try estimator.fit(train, in: videos.context)
    compare("\(name)/rf_val", .scores(try judge(forest, data.subset(rows.validation), videos)))
    compare("\(name)/rf_test", .scores(try judge(forest, data.subset(rows.test), videos)))
    let means = try crossValidated(estimator, train, videos)
    if self["\(name)/rf_best_cv"] != nil { compare("\(name)/rf_best_cv", .numbers(means)) }
    guard self["\(name)/rf_grid"] != nil else { return }
    compare("\(name)/rf_grid", .numbers(["best_recall": means["test_recall"] ?? .nan]))
    // Beyond the five counts the published shares are below 0.003: noise.
    compareOrder("\(name)/rf_best_importances", first: 5, forest.importances.byGain)
  }

  private mutating func checkBoosting(
    _ data: Dataset, _ rows: CourseSixRows, _ videos: ReferenceVideos
  ) throws {
    let name = "course6/capped_like_comment"
    // The best of the published grid.
    let estimator = GradientBoosting {
      $0.trees = 300
      $0.maxDepth = 4
      $0.maxLeaves = nil
      $0.minHessian = 3
      $0.l2Penalty = 1
    }
    let train = data.subset(rows.train)
    let model = try estimator.fit(train, in: videos.context)
    compare("\(name)/xgb_val", .scores(try judge(model, data.subset(rows.validation), videos)))
    compare("\(name)/xgb_test", .scores(try judge(model, data.subset(rows.test), videos)))
    let means = try crossValidated(estimator, train, videos)
    compare("\(name)/xgb_best_cv", .numbers(means))
    compare("\(name)/xgb_grid", .numbers(["best_recall": means["test_recall"] ?? .nan]))
  }

  /// Means over five folds that keep the order of the rows.
  private func crossValidated(
    _ estimator: some Estimator, _ data: Dataset, _ videos: ReferenceVideos
  ) throws -> [String: Double] {
    let result = try CrossValidation.run(
      estimator, on: data, folds: .stratified(data.labels, count: 5, seed: nil),
      in: videos.context)
    let metrics: [Metric] = [.accuracy, .precision, .recall, .f1]
    return Dictionary(
      uniqueKeysWithValues: metrics.map { ("test_\($0.rawValue)", result.mean($0) ?? .nan) })
  }
}

/// The course's rows in the order in which they were drawn, which decides the unshuffled folds.
private struct CourseSixRows {
  let train: [Int]
  let validation: [Int]
  let test: [Int]

  init(_ videos: ReferenceVideos) throws {
    let outer = LegacyStream.split(
      Array(0..<videos.frame.rowCount), testShare: 0.2, seed: 0)
    let inner = LegacyStream.split(outer.train, testShare: 0.25, seed: 0)
    (train, validation, test) = (inner.train, inner.test, outer.test)

    // The rows drawn here are those of the list beside the data.
    let listed = try ReferenceVideos.read(
      "data/tiktok/course6_split.csv", [ColumnSchema("#", .whole), ColumnSchema("fold", .category)])
    try #require(listed["#"] == videos.frame["#"])
    let folds = try #require(listed["fold"])
    for (name, rows) in [("train", train), ("val", validation), ("test", test)] {
      try #require(rows.allSatisfy { folds.text(at: $0) == name })
    }
  }
}
