import Evaluation
import Learning
import Machine
import Testing
import _TestSupport

@Suite("Ranking")
struct RankingTests {
  @Test("finds the AUC that counting all pairs finds", arguments: [2, 5, 100, 100_000])
  func pairs(levels: Int) {
    for seed in 0..<20 as Range<UInt64> {
      let labels = Labels.random(120, share: 0.4, seed: seed)
      let scores = labels.scores(levels: levels, seed: seed)
      let auc = Ranking(scores: scores, labels: labels, on: WorkerPool()).rocAUC
      expectClose(auc ?? -1, naiveAUC(scores, labels), relative: 1e-15, "seed \(seed)")
    }
  }

  @Test("counts both classes at and above each distinct score")
  func counts() {
    for (count, levels) in [(50, 7), (5_000, 100), (5_000, 1_000_000)] {
      let labels = Labels.random(count, share: 0.3, seed: 8)
      let scores = labels.scores(levels: levels, seed: 9)
      let ranking = Ranking(scores: scores, labels: labels, on: WorkerPool(threadCount: 2))
      #expect(ranking.scores == Set(scores).sorted(by: >))
      for place in stride(from: 0, to: ranking.scores.count, by: 97) {
        let above = scores.indices.filter { scores[$0] >= ranking.scores[place] }
        let hits = above.reduce(0) { $0 + Int(labels.values[$1]) }
        #expect(ranking.truePositives[place] == hits)
        #expect(ranking.falsePositives[place] == above.count - hits)
      }
    }
  }

  @Test("orders numbers of every size and sign, both zeros as one")
  func extremes() {
    let ascending: [Double] = [
      -.infinity, -.greatestFiniteMagnitude, -1.5, -1, -.leastNormalMagnitude,
      -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1, 1.0.nextUp, 7e300, .infinity,
    ]
    let labels = Labels.claims(ascending.map { _ in 1 } + [0])
    let ranking = Ranking(
      scores: ascending + [-0.0], labels: labels, on: WorkerPool())
    #expect(ranking.scores == Array(ascending.reversed()))
    #expect(ranking.falsePositives[5] == 1 && ranking.falsePositives[4] == 0)
  }

  @Test("sorts many numbers of both signs as comparing does")
  func manyNumbers() {
    var stream = Seed(10).stream
    for scale in [1e-300, 1, 1e300] {
      let scores = (0..<20_000).map { _ in stream.normal() * scale }
      let labels = Labels.random(20_000, share: 0.5, seed: 11)
      let ranking = Ranking(scores: scores, labels: labels, on: WorkerPool())
      #expect(ranking.scores == Set(scores).sorted(by: >))
    }
  }

  @Test("does not change the AUC under a rising function, and mirrors it under a falling one")
  func monotone() throws {
    let labels = Labels.random(2_000, share: 0.5, seed: 12)
    let scores = labels.scores(levels: 300, seed: 13)
    let auc = try #require(Ranking(scores: scores, labels: labels, on: WorkerPool()).rocAUC)
    let cubes = scores.map { 1e6 * $0 * $0 * $0 - 4 }
    #expect(Ranking(scores: cubes, labels: labels, on: WorkerPool()).rocAUC == auc)
    let negated = scores.map { -$0 }
    let mirrored = try #require(Ranking(scores: negated, labels: labels, on: WorkerPool()).rocAUC)
    expectClose(mirrored, 1 - auc, absolute: 1e-15)
  }

  @Test("has no AUC for one class and no average precision without positives")
  func oneClass() {
    for (values, hasPrecision) in [([0, 0] as [UInt8], false), ([1, 1], true), ([], false)] {
      let scores = values.map { _ in 0.5 }
      let ranking = Ranking(scores: scores, labels: .claims(values), on: WorkerPool())
      #expect(ranking.rocAUC == nil)
      #expect((ranking.averagePrecision == nil) == !hasPrecision)
      #expect(ranking.rowCount == values.count)
    }
  }

  @Test("gives the confusion matrix of any threshold")
  func thresholds() {
    let labels = Labels.random(400, share: 0.4, seed: 14)
    let scores = labels.scores(levels: 25, seed: 15)
    let ranking = Ranking(scores: scores, labels: labels, on: WorkerPool())
    for threshold in [-1, 0, 0.2, 0.2.nextUp, 0.5, 0.77, 1, 2] {
      let expected = ConfusionMatrix(
        probabilities: scores, labels: labels, threshold: threshold)
      #expect(ranking.confusion(at: threshold) == expected, "\(threshold)")
    }
  }

  @Test("finds the threshold with the best F1, the highest of equals")
  func bestF1() throws {
    let labels = Labels.random(300, share: 0.3, seed: 16)
    let scores = labels.scores(levels: 40, seed: 17)
    let best = try #require(Ranking(scores: scores, labels: labels, on: WorkerPool()).bestF1)
    let all = Set(scores).sorted(by: >).map { threshold in
      (threshold, ConfusionMatrix(probabilities: scores, labels: labels, threshold: threshold).f1)
    }
    let naive = try #require(all.max { $0.1 < $1.1 })
    #expect(best.f1 == naive.1)
    #expect(best.threshold == all.first { $0.1 == naive.1 }?.0)
    #expect(Ranking(scores: [1], labels: .claims([0]), on: WorkerPool()).bestF1 == nil)
  }

  @Test("finds the lowest threshold that a reviewing capacity allows")
  func capacity() {
    let ranking = Ranking(
      scores: [0.9, 0.8, 0.8, 0.3], labels: .claims([1, 0, 1, 0]), on: WorkerPool())
    #expect(ranking.threshold(reviewing: 0.2) == nil)
    #expect(ranking.threshold(reviewing: 0.25) == 0.9)
    #expect(ranking.threshold(reviewing: 0.74) == 0.9)
    #expect(ranking.threshold(reviewing: 0.75) == 0.8)
    #expect(ranking.threshold(reviewing: 1) == 0.3)
  }

  private func naiveAUC(_ scores: [Double], _ labels: Labels) -> Double {
    var wins = 0.0
    var pairs = 0.0
    for left in scores.indices where labels.values[left] == 1 {
      for right in scores.indices where labels.values[right] == 0 {
        wins += scores[left] > scores[right] ? 1 : scores[left] == scores[right] ? 0.5 : 0
        pairs += 1
      }
    }
    return wins / pairs
  }
}
