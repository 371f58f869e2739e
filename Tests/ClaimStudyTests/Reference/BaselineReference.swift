import Evaluation
import Learning
import Testing

/// What stands beside every model: the majority and the best threshold on one column.
extension ReferenceTable {
  mutating func checkBaselines(_ videos: ReferenceVideos) throws {
    let data = try ModelColumns.all.data(
      videos, train: videos.split.train, test: videos.split.test, standardized: false)
    let majority = try MajorityClass().fit(data.train, in: videos.context)
    compare("models/a_all/majority", .scores(try judge(majority, data.test, videos)))

    let rule = try SingleThreshold(columns: ["video_view_count"])
      .fit(data.train, in: videos.context)
    let judged = try Scores(
      probabilities: rule.probabilities(for: data.test.features, on: videos.workers),
      labels: data.test.labels, rankedBy: rule.scores(for: data.test.features),
      on: videos.workers)
    compare(
      "models/stump_view_count",
      .scores(
        judged, and: ["threshold": rule.threshold, "train_acc": rule.trainingAccuracy]))
  }
}
