import Evaluation
import Foundation
import Learning
import Machine
import Testing
import _TestSupport

@Suite(
  "Published values of the claims data",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct ClaimsDataTests {
  private let claims: ClaimsRows
  private let reference: [String: ReferenceValue]
  private let workers = WorkerPool(threadCount: 2)

  init() throws {
    claims = try ClaimsRows.read()
    reference = try ReferenceValue.all()
  }

  @Test("single columns have the published AUC")
  func singleColumns() throws {
    let audit = SingleColumnAUC.audit(claims.features, claims.labels, on: workers)
    #expect(claims.labels.count == 19_084)
    for entry in audit {
      let expected = try #require(reference["auc_single/\(entry.column)"]?.number)
      expectClose(try #require(entry.auc), expected, relative: 1e-10, "\(entry.column)")
    }
  }

  @Test("the best threshold on views has the published scores")
  func threshold() throws {
    let data = Dataset(features: claims.features, labels: claims.labels)
    let context = FitContext(workers: workers, seed: Seed(1))
    let model = try SingleThreshold(columns: ["video_view_count"])
      .fit(data.subset(claims.split.train), in: context)
    let test = data.subset(claims.split.test)
    let scores = try Scores(
      probabilities: model.probabilities(for: test.features, on: workers), labels: test.labels,
      rankedBy: model.scores(for: test.features), on: workers)
    let expected = try #require(reference["models/stump_view_count"]?.table)
    #expect(model.threshold == expected["threshold"])
    expectClose(model.trainingAccuracy, expected["train_acc"] ?? .nan, relative: 1e-9)
    expectScores(scores, expected)
    // No other column does better: the unrestricted search finds the same rule.
    let free = try SingleThreshold().fit(data.subset(claims.split.train), in: context)
    #expect(free.column == "video_view_count" && free.threshold == model.threshold)
  }

  @Test("the majority baseline has the published scores")
  func majority() throws {
    let data = Dataset(features: claims.features, labels: claims.labels)
    let model = try MajorityClass()
      .fit(data.subset(claims.split.train), in: FitContext(workers: workers, seed: Seed(1)))
    let test = data.subset(claims.split.test)
    let scores = try Scores(
      probabilities: model.probabilities(for: test.features, on: workers), labels: test.labels,
      on: workers)
    expectScores(scores, try #require(reference["models/a_all/majority"]?.table))
  }

  private func expectScores(_ scores: Scores, _ expected: [String: Double]) {
    let names = [
      "macro_f1": "macroF1", "balanced_accuracy": "balancedAccuracy", "mcc": "matthewsCorrelation",
      "kappa": "cohensKappa", "roc_auc": "rocAUC", "average_precision": "averagePrecision",
      "log_loss": "logLoss", "brier": "brierScore", "ece10": "calibrationError",
    ]
    let counts = scores.confusion
    #expect(
      [counts.trueNegatives, counts.falsePositives, counts.falseNegatives, counts.truePositives]
        .map(Double.init) == ["tn", "fp", "fn", "tp"].compactMap { expected[$0] })
    var checked = 0
    for (name, value) in expected {
      guard let actual = scores.byName[names[name] ?? name] else { continue }
      expectClose(actual, value, absolute: 1e-12, relative: 1e-9, "\(name)")
      checked += 1
    }
    #expect(checked >= 11)
  }
}
