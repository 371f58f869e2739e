import Evaluation
import Learning
import Machine
import Testing
import _TestSupport

@Suite("Curves")
struct CurveTests {
  @Test("of precision and recall are scikit-learn's")
  func precisionRecall() throws {
    let (reference, ranking) = try tiedCase()
    let points = try #require(PrecisionRecallCurve(ranking)).points
    // Ours ends where all positives are found; scikit-learn goes on to the lowest score.
    let last = try #require(reference.recall.firstIndex(of: 1))
    #expect(points.map(\.threshold) == Array(reference.thresholds[...last]))
    expectClose(points.map(\.precision), Array(reference.precision[...last]), relative: 1e-15)
    expectClose(points.map(\.recall), Array(reference.recall[...last]), relative: 1e-15)
  }

  @Test("of the ROC pass through scikit-learn's points, and enclose the AUC")
  func roc() throws {
    let (reference, ranking) = try tiedCase()
    let curve = try #require(ROCCurve(ranking))
    #expect(curve.points.first?.threshold == nil)
    for point in curve.points.dropFirst() {
      let threshold = try #require(point.threshold)
      let place = try #require(reference.rocThresholds.firstIndex(of: threshold))
      expectClose(point.falsePositiveRate, reference.fpr[place], relative: 1e-15)
      expectClose(point.truePositiveRate, reference.tpr[place], relative: 1e-15)
    }
    expectClose(area(curve), try #require(ranking.rocAUC), absolute: 1e-14)
  }

  @Test("leave out what lies on a straight line")
  func corners() throws {
    let perfect = Ranking(
      scores: [1, 2, 3, 4, 5, 6], labels: .claims([0, 0, 0, 1, 1, 1]), on: WorkerPool())
    let curve = try #require(ROCCurve(perfect))
    #expect(curve.points.map(\.threshold) == [nil, 4, 1])

    for seed in 0..<10 as Range<UInt64> {
      let labels = Labels.random(300, share: 0.5, seed: seed)
      let scores = labels.scores(levels: 60, seed: seed)
      let ranking = Ranking(scores: scores, labels: labels, on: WorkerPool())
      let auc = try #require(ranking.rocAUC)
      expectClose(area(try #require(ROCCurve(ranking))), auc, absolute: 1e-13)
    }
  }

  @Test("are not drawn where a rate has no meaning")
  func oneClass() {
    let ones = Ranking(scores: [1, 2], labels: .claims([1, 1]), on: WorkerPool())
    let zeros = Ranking(scores: [1, 2], labels: .claims([0, 0]), on: WorkerPool())
    #expect(ROCCurve(ones) == nil && ROCCurve(zeros) == nil)
    #expect(PrecisionRecallCurve(zeros) == nil)
    #expect(PrecisionRecallCurve(ones)?.points.map(\.recall) == [0.5, 1])
  }

  @Test("of reliability put each row into its bin")
  func reliability() throws {
    let labels = Labels.claims([0, 1, 1, 1, 0])
    let reliability = Reliability(
      probabilities: [0, 0.05, 0.1, 1, 0.95], labels: labels)
    #expect(reliability.bins.map(\.rowCount) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2])
    #expect(reliability.bins[0].positiveShare == 0.5)
    #expect(reliability.bins[0].meanProbability == 0.025)
    #expect(reliability.bins[2].meanProbability == nil)
    #expect(reliability.bins[9].upperBound == 1)
    expectClose(
      reliability.calibrationError, (2 * 0.475 + 0.9 + 2 * 0.475) / 5, relative: 1e-15)
    #expect(Reliability(probabilities: [], labels: .claims([])).calibrationError == 0)
    let whole = Reliability(probabilities: [0.2, 0.4], labels: .claims([0, 1]), binCount: 1)
    #expect(whole.bins.count == 1)
    expectClose(whole.calibrationError, 0.2, relative: 1e-15)
  }

  @Test("of thresholds say what is reviewed and found")
  func thresholdTable() {
    let ranking = Ranking(
      scores: [0.9, 0.8, 0.4, 0.3], labels: .claims([1, 0, 1, 0]), on: WorkerPool())
    let table = ThresholdTable(ranking, thresholds: [0.95, 0.8, 0.1])
    #expect(table.rows.map(\.reviewShare) == [0, 0.5, 1])
    #expect(table.rows.map(\.confusion.recall) == [0, 0.5, 1])
    #expect(table.rows.map(\.confusion.precision) == [0, 0.5, 0.5])
    let empty = Ranking(scores: [], labels: .claims([]), on: WorkerPool())
    #expect(ThresholdTable(empty, thresholds: [0.5]).rows[0].reviewShare == 0)
  }

  private func tiedCase() throws -> (Reference.Curves, Ranking) {
    let reference = try Reference.read()
    let tied = reference.cases[1]
    let ranking = Ranking(
      scores: tied.probabilities, labels: .claims(tied.labels), on: WorkerPool())
    return (reference.curves, ranking)
  }

  private func area(_ curve: ROCCurve) -> Double {
    zip(curve.points, curve.points.dropFirst()).reduce(0) { sum, pair in
      let width = pair.1.falsePositiveRate - pair.0.falsePositiveRate
      return sum + width * (pair.0.truePositiveRate + pair.1.truePositiveRate) / 2
    }
  }
}
