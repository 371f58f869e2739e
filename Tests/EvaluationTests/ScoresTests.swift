import Evaluation
import Foundation
import Learning
import Machine
import Testing
import _TestSupport

@Suite("Scores")
struct ScoresTests {
  @Test("agree with scikit-learn, ties and one class included")
  func reference() throws {
    let reference = try Reference.read()
    #expect(reference.cases.count >= 12)
    for expected in reference.cases {
      let scores = try Scores(
        probabilities: expected.probabilities, labels: .claims(expected.labels),
        threshold: expected.threshold, on: WorkerPool())
      let counts = scores.confusion
      #expect(
        [
          counts.trueNegatives, counts.falsePositives, counts.falseNegatives,
          counts.truePositives,
        ] == expected.counts, "\(expected.name)")
      #expect(Set(scores.byName.keys) == Set(expected.metrics.keys), "\(expected.name)")
      for (name, value) in expected.metrics {
        expectClose(
          scores.byName[name] ?? .nan, value, absolute: 1e-12, relative: 1e-12,
          "\(expected.name): \(name)")
      }
    }
  }

  @Test("are the same bits on any number of threads")
  func threads() throws {
    let labels = Labels.random(70_000, share: 0.3, seed: 3)
    let probabilities = labels.scores(levels: 1_000_003, seed: 4)
    let expected = try Scores(probabilities: probabilities, labels: labels, on: WorkerPool())
    for threads in [2, 3, 8] {
      let pool = WorkerPool(threadCount: threads)
      let again = try Scores(probabilities: probabilities, labels: labels, on: pool)
      #expect(again == expected)
    }
  }

  @Test("do not depend on the order of the rows, up to rounding")
  func order() throws {
    let labels = Labels.random(500, share: 0.5, seed: 5)
    let probabilities = labels.scores(levels: 20, seed: 6)
    let expected = try Scores(probabilities: probabilities, labels: labels, on: WorkerPool())
    var rows = Array(0..<500)
    var stream = Seed(7).stream
    stream.shuffle(&rows)
    let shuffled = try Scores(
      probabilities: rows.map { probabilities[$0] }, labels: labels.subset(rows), on: WorkerPool())
    #expect(shuffled.rocAUC == expected.rocAUC && shuffled.confusion == expected.confusion)
    for metric in Metric.allCases {
      expectClose(shuffled[metric] ?? -1, expected[metric] ?? -2, relative: 1e-13, "\(metric)")
    }
  }

  @Test("rank by another score when one is given")
  func finerRanking() throws {
    let labels = Labels.claims([0, 1, 0, 1])
    let scores = try Scores(
      probabilities: [0.2, 0.2, 0.2, 0.9], labels: labels, rankedBy: [1, 2, 3, 4],
      on: WorkerPool())
    #expect(scores.rocAUC == 0.75)
    #expect(scores.recall == 0.5)
  }

  @Test("call a row positive from the threshold on")
  func threshold() throws {
    let labels = Labels.claims([1, 1, 0])
    let scores = try Scores(
      probabilities: [0.7, 0.7.nextDown, 0.7], labels: labels, threshold: 0.7, on: WorkerPool())
    #expect(
      scores.confusion
        == ConfusionMatrix(
          trueNegatives: 0, falsePositives: 1, falseNegatives: 1, truePositives: 1))
  }

  @Test("survive being written and read")
  func coding() throws {
    let labels = Labels.claims([1, 1, 1])
    let scores = try Scores(probabilities: [0.1, 0.5, 0.9], labels: labels, on: WorkerPool())
    #expect(scores.rocAUC == nil)
    let data = try JSONEncoder().encode(scores)
    #expect(try JSONDecoder().decode(Scores.self, from: data) == scores)
  }

  @Test("refuse no rows")
  func empty() {
    #expect(throws: EvaluationError.noRows) {
      try Scores(probabilities: [], labels: .claims([]), on: WorkerPool())
    }
  }

  @Test("know which direction is better, and have a title each")
  func metrics() {
    let lowerIsBetter = Metric.allCases.filter { !$0.higherIsBetter }
    #expect(lowerIsBetter == [.logLoss, .brierScore, .calibrationError])
    #expect(Set(Metric.allCases.map(\.title)).count == Metric.allCases.count)
  }
}

extension Scores {
  fileprivate var recall: Double { confusion.recall }
}
