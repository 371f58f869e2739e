import Foundation
import Learning
import Machine
import Testing
import Trees
import _TestSupport

/// Forests and boosted trees beside scikit-learn, XGBoost and LightGBM on the real data.
@Suite(
  "Trees against references",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct ReferenceTests {
  private struct Entry: Decodable {
    struct Value: Decodable {
      var accuracy: Double
      var f1: Double
      var mcc: Double
      var roc_auc: Double
      var log_loss: Double
      var brier: Double
    }
    var name: String
    var value: Value?

    enum Keys: CodingKey { case name, value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      name = try container.decode(String.self, forKey: .name)
      value = try? container.decode(Value.self, forKey: .value)
    }
  }

  private static let features: [String: [String]] = [
    "a_all": ClaimVideos.allNames,
    "a2_engagement_only": Array(ClaimVideos.allNames[1...5]),
    "c_metadata": ["video_duration_sec", "verified", "banned", "under_review"],
    "c2_metadata_textlen": [
      "video_duration_sec", "text_length", "verified", "banned", "under_review",
    ],
  ]

  private static let kinds = ["random_forest", "xgboost", "lightgbm", "hist_gb"]

  @Test("stay within the bands of every reference model")
  func bands() throws {
    let entries = try JSONDecoder().decode(
      [Entry].self, from: Data(contentsOf: SharedMaterial.file("reference/tiktok.json")))
    let videos = try ClaimVideos()
    var checked = 0
    for entry in entries {
      let path = entry.name.split(separator: "/").map { String($0) }
      guard path.count == 3, path[0] == "models", Self.kinds.contains(path[2]),
        let names = Self.features[path[1]], let expected = entry.value
      else { continue }
      let (train, test) = videos.split(names)
      let scores = BinaryScores(try probabilities(path[2], train, test), test.labels.values)
      let isEasy = path[1].hasPrefix("a")
      expectClose(scores.accuracy, expected.accuracy, absolute: 0.01, "\(entry.name)")
      expectClose(scores.auc, expected.roc_auc, absolute: 0.01, "\(entry.name)")
      // F1 and MCC of the hard sets hang on where the threshold falls among equal rows.
      expectClose(scores.f1, expected.f1, absolute: isEasy ? 0.01 : 0.02, "\(entry.name)")
      expectClose(scores.mcc, expected.mcc, absolute: isEasy ? 0.01 : 0.02, "\(entry.name)")
      expectClose(
        scores.logLoss, expected.log_loss, absolute: isEasy ? 0.01 : 0.02, "\(entry.name)")
      expectClose(scores.brier, expected.brier, absolute: isEasy ? 0.01 : 0.02, "\(entry.name)")
      checked += 1
    }
    #expect(checked >= 13)
  }

  private func probabilities(_ kind: String, _ train: Dataset, _ test: Dataset) throws -> [Double] {
    let workers = WorkerPool(threadCount: 2)
    let context = FitContext(workers: workers, seed: Seed(1))
    guard kind != "random_forest" else {
      return try RandomForest { $0.trees = 300 }.fit(train, in: context)
        .probabilities(for: test.features, on: workers)
    }
    let boosting = GradientBoosting {
      switch kind {
      case "xgboost":
        $0.trees = 200
        $0.maxDepth = 4
        $0.maxLeaves = nil
      case "lightgbm":
        $0.trees = 200
        $0.minSamplesLeaf = 20
        $0.minHessian = 1e-3
        $0.l2Penalty = 0
      default:
        $0.minSamplesLeaf = 20
        $0.minHessian = 1e-3
        $0.l2Penalty = 0
      }
    }
    return try boosting.fit(train, in: context).probabilities(for: test.features, on: workers)
  }
}
