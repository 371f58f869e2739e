import Evaluation
import Foundation
import Learning
import Machine
import Testing
import _TestSupport

@Suite("Baselines")
struct BaselineTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  @Test("honour the contract of an estimator")
  func contract() throws {
    try checkEstimator(MajorityClass(), on: .planted(rows: 400))
    try checkEstimator(SingleThreshold(), on: .planted(rows: 400))
  }

  @Test("say the base rate, weighted if rows are")
  func majority() throws {
    let features = FeatureTable(rowCount: 4, columns: [])
    let labels = Labels.claims([1, 0, 0, 0])
    #expect(
      try MajorityClass().fit(Dataset(features: features, labels: labels), in: context)
        .probability == 0.25)
    let weighted = Dataset(features: features, labels: labels, weights: [3, 1, 1, 1])
    #expect(try MajorityClass().fit(weighted, in: context).probability == 0.5)
    #expect(throws: EvaluationError.noRows) {
      try MajorityClass().fit(weighted.subset([]), in: context)
    }
  }

  @Test("find the column, the threshold and the direction that are planted")
  func planted() throws {
    var stream = Seed(2).stream
    let noise = (0..<500).map { _ in stream.normal() }
    let rule = (0..<500).map { _ in stream.uniform() * 10 }
    let labels = Labels.claims(rule.map { $0 > 6 ? 0 : 1 })
    let data = Dataset(
      features: FeatureTable(
        rowCount: 500, columns: [FeatureColumn("noise", noise), FeatureColumn("rule", rule)]),
      labels: labels)
    let model = try SingleThreshold().fit(data, in: context)
    #expect(model.column == "rule" && model.columnIndex == 1)
    #expect(!model.aboveIsPositive && model.trainingAccuracy == 1)
    #expect(model.probabilityAbove == 0 && model.probabilityBelow == 1)
    let below = rule.filter { $0 <= 6 }.max() ?? 0
    let above = rule.filter { $0 > 6 }.min() ?? 0
    #expect(model.threshold == (below + above) / 2)
    let scores = try Scores(
      probabilities: model.probabilities(for: data.features, on: context.workers), labels: labels,
      rankedBy: model.scores(for: data.features), on: context.workers)
    #expect(scores.rocAUC == 1 && scores.confusion.accuracy == 1)
    #expect(try SingleThreshold(columns: ["noise"]).fit(data, in: context).column == "noise")
  }

  @Test("are as accurate as trying everything, with missing values and weights or without")
  func naiveTwin() throws {
    for seed in 0..<30 as Range<UInt64> {
      var stream = Seed(seed).stream
      let planted = Dataset.planted(rows: 60, seed: seed)
      let coarse = planted.features.columns.map { column in
        FeatureColumn(column.name, column.values.map { ($0 * 3).rounded() }, kind: column.kind)
      }
      let weights = (0..<60).map { _ in Double(stream.below(4)) }
      let data = Dataset(
        features: FeatureTable(rowCount: 60, columns: coarse), labels: planted.labels,
        weights: seed % 2 == 0 ? nil : weights)
      let model = try SingleThreshold().fit(data, in: context)
      expectClose(model.trainingAccuracy, naiveBest(data), relative: 1e-12, "seed \(seed)")
      expectClose(accuracy(of: model, data), model.trainingAccuracy, relative: 1e-12)
    }
  }

  @Test("send missing values to the larger side")
  func missing() throws {
    let values = [1, 2, 3, 4, 5, Double.nan, .nan]
    let labels = Labels.claims([0, 0, 0, 1, 1, 0, 0])
    let features = FeatureTable(rowCount: 7, columns: [FeatureColumn("x", values)])
    let model = try SingleThreshold().fit(
      Dataset(features: features, labels: labels), in: context)
    #expect(model.threshold == 3.5 && !model.missingIsAbove && model.trainingAccuracy == 1)
    #expect(model.probabilities(for: features, on: context.workers) == [0, 0, 0, 1, 1, 0, 0])
    #expect(model.scores(for: features) == [1, 2, 3, 4, 5, 3.5, 3.5])
  }

  @Test("take the first of equal columns and the lowest of equal thresholds")
  func ties() throws {
    let features = FeatureTable(
      rowCount: 4,
      columns: [
        FeatureColumn("kind", [0, 0, 1, 1], kind: .category(levels: ["a", "b"])),
        FeatureColumn("constant", [7, 7, 7, 7]),
        FeatureColumn("first", [1, 2, 3, 4]), FeatureColumn("second", [10, 20, 30, 40]),
      ])
    let data = Dataset(features: features, labels: .claims([0, 1, 0, 1]))
    let model = try SingleThreshold().fit(data, in: context)
    #expect(model.column == "first" && model.threshold == 1.5 && model.aboveIsPositive)
    expectClose(model.probabilityAbove, 2.0 / 3, relative: 1e-15)
  }

  @Test("refuse columns without two values")
  func faults() {
    let labels = Labels.claims([0, 1])
    for columns in [
      [], [FeatureColumn("constant", [7, 7])], [FeatureColumn("missing", [.nan, .nan])],
      [FeatureColumn("kind", [0, 1], kind: .category(levels: ["a", "b"]))],
    ] {
      let data = Dataset(
        features: FeatureTable(rowCount: 2, columns: columns), labels: labels)
      #expect(throws: EvaluationError.noColumnToCut) {
        try SingleThreshold().fit(data, in: context)
      }
    }
  }

  @Test("survive being written and read")
  func coding() throws {
    let model = try SingleThreshold().fit(.planted(rows: 100), in: context)
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(SingleThresholdModel.self, from: data) == model)
    let majority = MajorityModel(probability: 0.1 + 0.2)
    let written = try JSONEncoder().encode(majority)
    #expect(try JSONDecoder().decode(MajorityModel.self, from: written) == majority)
  }

  @Test("cut between neighbours of any size")
  func neighbours() throws {
    let huge = Double.greatestFiniteMagnitude
    for (low, high) in [(-huge, huge), (1, 1.0.nextUp), (0, .leastNonzeroMagnitude)] {
      let features = FeatureTable(rowCount: 2, columns: [FeatureColumn("x", [low, high])])
      let model = try SingleThreshold().fit(
        Dataset(features: features, labels: .claims([0, 1])), in: context)
      #expect(low <= model.threshold && model.threshold < high)
      #expect(model.probabilities(for: features, on: context.workers) == [0, 1])
    }
  }

  private func accuracy(of model: SingleThresholdModel, _ data: Dataset) -> Double {
    let scores = model.scores(for: data.features)
    let cut = model.aboveIsPositive ? model.threshold : -model.threshold
    return weighedAccuracy(data) { row in
      model.aboveIsPositive ? scores[row] > cut : scores[row] >= cut
    }
  }

  private func weighedAccuracy(_ data: Dataset, _ verdict: (Int) -> Bool) -> Double {
    var (right, all) = (0.0, 0.0)
    for row in 0..<data.rowCount {
      let weight = data.weights?[row] ?? 1
      all += weight
      if verdict(row) == (data.labels.values[row] == 1) { right += weight }
    }
    return right / all
  }

  private func naiveBest(_ data: Dataset) -> Double {
    var best = 0.0
    for column in data.features.columns where column.kind == .numeric {
      let weights = data.weights ?? column.values.map { _ in 1 }
      let present = column.values.indices.filter { !column.values[$0].isNaN && weights[$0] > 0 }
      let distinct = Set(present.map { column.values[$0] }).sorted()
      for (low, high) in zip(distinct, distinct.dropFirst()) {
        let cut = (low + high) / 2
        let above = present.filter { column.values[$0] > cut }.reduce(0) { $0 + weights[$1] }
        let below = present.filter { column.values[$0] <= cut }.reduce(0) { $0 + weights[$1] }
        for direction in [true, false] {
          let value = weighedAccuracy(data) { row in
            let isAbove = column.values[row].isNaN ? above > below : column.values[row] > cut
            return isAbove == direction
          }
          best = max(best, value)
        }
      }
    }
    return best
  }
}
