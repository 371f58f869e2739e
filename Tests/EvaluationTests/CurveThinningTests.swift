import Evaluation
import Learning
import Machine
import Testing
import _TestSupport

/// Curves with fewer points look the same.
@Suite("Thinning curves")
struct CurveThinningTests {
  private let workers = WorkerPool(threadCount: 2)

  private func ranking(_ seed: UInt64, rows: Int) -> Ranking {
    var stream = Seed(seed).stream
    var labels: [UInt8] = []
    var scores: [Double] = []
    for _ in 0..<rows {
      let label: UInt8 = stream.below(2) == 0 ? 0 : 1
      labels.append(label)
      scores.append(Double(stream.below(100_000)) / 100_000 + (label == 1 ? 0.2 : 0))
    }
    let names = LabelNames(positive: "yes", negative: "no")
    return Ranking(scores: scores, labels: Labels(labels, names: names), on: workers)
  }

  private func area(_ points: [ROCCurve.Point]) -> Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let width = pair.1.falsePositiveRate - pair.0.falsePositiveRate
      return sum + width * (pair.0.truePositiveRate + pair.1.truePositiveRate) / 2
    }
  }

  @Test("keeps both ends, the order and the area of a ROC curve", arguments: 0..<20)
  func roc(seed: Int) throws {
    let ranking = ranking(UInt64(seed), rows: 50 + 400 * seed)
    let curve = try #require(ROCCurve(ranking))
    let thin = curve.thinned(to: 60)
    #expect(thin.points.count <= 60)
    #expect(thin.points.first == curve.points.first && thin.points.last == curve.points.last)
    let all = Set(curve.points)
    #expect(thin.points.allSatisfy(all.contains))
    expectClose(area(thin.points), area(curve.points), absolute: 0.006)
  }

  @Test("keeps both ends of a precision–recall curve", arguments: 0..<10)
  func precisionRecall(seed: Int) throws {
    let curve = try #require(PrecisionRecallCurve(ranking(UInt64(seed), rows: 3_000)))
    let thin = curve.thinned(to: 40)
    #expect(thin.points.count <= 40)
    #expect(thin.points.first == curve.points.first && thin.points.last == curve.points.last)
    let recalls = thin.points.map(\.recall)
    #expect(recalls == recalls.sorted())
  }

  @Test("drops what lies on a straight line, whatever the limit")
  func straight() throws {
    let names = LabelNames(positive: "yes", negative: "no")
    let labels = Labels([UInt8](repeating: 1, count: 50) + [0], names: names)
    let scores = (0..<51).map { 51 - Double($0) }
    let curve = try #require(
      PrecisionRecallCurve(Ranking(scores: scores, labels: labels, on: workers)))
    #expect(curve.points.count == 50)
    #expect(curve.thinned(to: 1_000).points.count == 2)
  }
}
