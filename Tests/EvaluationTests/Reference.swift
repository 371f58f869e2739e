import Evaluation
import Foundation
import Learning

/// The values of other software, written by `Fixtures/make_metrics.py`.
struct Reference: Decodable {
  struct Case: Decodable {
    let name: String
    let labels: [UInt8]
    let probabilities: [Double]
    let threshold: Double
    let counts: [Int]
    let metrics: [String: Double]
  }

  struct TwoModels: Decodable {
    let labels: [UInt8]
    let first: [Double]
    let second: [Double]
    let aucs: [Double]
    let variances: [Double]
    let z: Double
    let p: Double
    let low: Double
    let high: Double
  }

  struct Discordance: Decodable {
    let b: Int
    let c: Int
    let p: Double
  }

  struct FoldNumbers: Decodable {
    let labels: [UInt8]
    let count: Int
    let folds: [Int]
  }

  struct Curves: Decodable {
    let precision: [Double]
    let recall: [Double]
    let thresholds: [Double]
    let fpr: [Double]
    let tpr: [Double]
    let rocThresholds: [Double]
  }

  let cases: [Case]
  let delong: TwoModels
  let mcnemar: [Discordance]
  let folds: [FoldNumbers]
  let curves: Curves

  static func read() throws -> Reference {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/metrics.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }
}

extension Labels {
  /// Labels with the names that all tests of this room use.
  static func claims(_ values: [UInt8]) -> Labels {
    Labels(values, names: LabelNames(positive: "claim", negative: "opinion"))
  }

  /// Random labels of which about `share` are positive.
  static func random(_ count: Int, share: Double, seed: UInt64) -> Labels {
    var stream = Seed(seed).derived("labels").stream
    return .claims((0..<count).map { _ in stream.uniform() < share ? 1 : 0 })
  }

  /// Scores that lean towards the labels, rounded to `levels` values in [0, 1].
  func scores(levels: Int, seed: UInt64) -> [Double] {
    var stream = Seed(seed).derived("scores").stream
    return values.map { label in
      let score = 1 / (1 + exp(-stream.normal() - (label == 1 ? 1 : -1)))
      return (score * Double(levels)).rounded() / Double(levels)
    }
  }
}
