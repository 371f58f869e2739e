import Foundation
import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Gradient boosting")
struct GradientBoostingTests {
  private let workers = WorkerPool(threadCount: 2)

  private func context(_ seed: UInt64 = 1) -> FitContext {
    FitContext(workers: workers, seed: Seed(seed))
  }

  @Test("honours the contract of an estimator", arguments: [1, 8, 64])
  func contract(trees: Int) throws {
    try checkEstimator(GradientBoosting { $0.trees = trees }, on: .planted(rows: 400))
  }

  @Test("gives the same bytes on any number of threads, with every kind of sampling")
  func threads() throws {
    // Enough rows that counting, dividing and differentiating are shared out.
    let data = wide(rows: 70_000)
    let parts = try [1, 2, 3, 8].map { threads in
      try GradientBoosting {
        $0.trees = 4
        $0.subsample = 0.8
        $0.columnsPerTree = 0.9
        $0.columnsPerNode = 0.7
        $0.minSamplesLeaf = 5
      }.fit(data, in: FitContext(workers: WorkerPool(threadCount: threads), seed: Seed(4)))
    }
    #expect(Set(parts.map(\.parts)).count == 1)
    #expect(Set(parts.map(\.history)).count == 1)
  }

  @Test("grows the same trees when there is no room for every leaf's histogram")
  func crowdedHistograms() throws {
    // 3 MB a histogram and room for 256 MB; constant columns are never cut.
    let rows = 1_500
    let narrow = wide(rows: rows)
    let constant = (0..<1_500).map {
      FeatureColumn("constant \($0)", [Double](repeating: 1, count: rows))
    }
    let crowded = Dataset(
      features: FeatureTable(rowCount: rows, columns: narrow.features.columns + constant),
      labels: narrow.labels)
    let parts = try [narrow, crowded].map { data in
      try GradientBoosting {
        $0.trees = 2
        $0.maxLeaves = 200
        $0.minHessian = 0
        $0.l2Penalty = 1
      }.fit(data, in: context()).parts
    }
    #expect(parts[0].leafValue.count { $0 != 0 } > 300)
    #expect(parts[0].leafValue == parts[1].leafValue)
    #expect(parts[0].threshold == parts[1].threshold)
  }

  private func wide(rows: Int) -> Dataset {
    let data = Dataset.planted(rows: rows)
    var stream = Seed(21).stream
    let more = (0..<9).map { number in
      FeatureColumn("more \(number)", (0..<rows).map { _ in stream.normal() })
    }
    return Dataset(
      features: FeatureTable(rowCount: rows, columns: data.features.columns + more),
      labels: data.labels)
  }

  @Test("lowers the training loss with every tree, and says so truly")
  func history() throws {
    let data = Dataset.planted(rows: 1_000)
    let model = try GradientBoosting { $0.trees = 50 }.fit(data, in: context())
    let losses = model.history.training
    #expect(losses.count == 50)
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
    #expect(model.history.validation.isEmpty)
    let probabilities = model.probabilities(for: data.features, on: workers)
    expectClose(losses[49], meanLoss(probabilities, data), absolute: 1e-6)
    let rate = Double(data.labels.positiveCount) / 1_000
    expectClose(model.baseScore, log(rate / (1 - rate)), absolute: 1e-12)
  }

  private func meanLoss(_ probabilities: [Double], _ data: Dataset) -> Double {
    zip(probabilities, data.labels.values).reduce(0) {
      $0 - log($1.1 == 1 ? $1.0 : 1 - $1.0)
    } / Double(data.rowCount)
  }

  @Test("stops when the rows set aside say so")
  func earlyStopping() throws {
    let data = Dataset.planted(rows: 1_500)
    let model = try GradientBoosting {
      $0.trees = 500
      $0.learningRate = 0.3
      $0.validationFraction = 0.2
      $0.patience = 10
    }.fit(data, in: context())
    let losses = model.history.validation
    #expect(losses.count < 200)
    #expect(model.treeCount == losses.count - 10)
    let least = try #require(losses.min())
    #expect(losses[model.treeCount - 1] == least)
    let fresh = Dataset.planted(rows: 4_000, seed: 7)
    let kept = meanLoss(model.probabilities(for: fresh.features, on: workers), fresh)
    let all = try GradientBoosting {
      $0.trees = 500
      $0.learningRate = 0.3
    }.fit(data, in: context())
    #expect(kept < meanLoss(all.probabilities(for: fresh.features, on: workers), fresh))
  }

  @Test("counts a row of weight k as k rows, and one of weight 0 not at all")
  func weights() throws {
    // Fewer rows than bins, so that those of weight 0 do not move the others to other bins.
    let data = Dataset.planted(rows: 240)
    let counts = (0..<240).map { $0 % 3 }
    let repeated = data.subset(counts.enumerated().flatMap { Array(repeating: $0, count: $1) })
    let weighted = Dataset(
      features: data.features, labels: data.labels, weights: counts.map { Double($0) })
    let boosting = GradientBoosting { $0.trees = 10 }
    let a = try boosting.fit(repeated, in: context())
    let b = try boosting.fit(weighted, in: context())
    let rows = repeated.features
    expectClose(
      a.logOdds(for: rows, on: workers), b.logOdds(for: rows, on: workers), absolute: 1e-5)
    expectClose(a.history.training, b.history.training, absolute: 1e-6)
    expectClose(a.parts.cover[0], b.parts.cover[0], absolute: 1e-9)
  }

  @Test("keeps its limits")
  func limits() throws {
    let data = Dataset.planted(rows: 1_000)
    let model = try GradientBoosting {
      $0.trees = 10
      $0.maxDepth = 4
      $0.maxLeaves = 9
      $0.minSamplesLeaf = 25
    }.fit(data, in: context())
    let parts = model.parts
    #expect(parts.cover.allSatisfy { $0 >= 25 })
    for tree in 0..<10 {
      let nodes = Int(parts.treeStarts[tree])..<Int(parts.treeStarts[tree + 1])
      #expect((nodes.count + 1) / 2 <= 9)
      #expect(parts.cover[nodes.lowerBound] == 1_000)
    }
    let none = try GradientBoosting {
      $0.trees = 3
      $0.minGain = 1e6
    }.fit(data, in: context())
    #expect(none.leafCount == 3)
  }

  @Test("draws rows and columns as asked")
  func sampling() throws {
    let data = wide(rows: 1_000)
    let model = try GradientBoosting {
      $0.trees = 30
      $0.subsample = 0.25
      $0.columnsPerTree = 0.01
    }.fit(data, in: context())
    let parts = model.parts
    for tree in 0..<30 {
      let nodes = Int(parts.treeStarts[tree])..<Int(parts.treeStarts[tree + 1])
      #expect(parts.cover[nodes.lowerBound] == 250)
      #expect(Set(nodes.map { parts.featureIndex[$0] }).subtracting([-1]).count <= 1)
    }
    #expect(Set(parts.featureIndex).count > 8)
  }

  @Test("learns one class alone, constant columns and one row without harm")
  func degenerate() throws {
    let names = LabelNames(positive: "p", negative: "n")
    let table = FeatureTable(
      rowCount: 4,
      columns: [FeatureColumn("a", [1, 2, 3, 4]), FeatureColumn("b", [.nan, .nan, .nan, .nan])])
    for labels in [[1, 1, 1, 1], [0, 0, 0, 0], [0, 1, 1, 0]] as [[UInt8]] {
      let data = Dataset(features: table, labels: Labels(labels, names: names))
      let model = try GradientBoosting { $0.trees = 20 }.fit(data, in: context())
      let probabilities = model.probabilities(for: table, on: workers)
      #expect(probabilities.allSatisfy { $0.isFinite && 0...1 ~= $0 })
      if Set(labels).count == 1 {
        #expect(probabilities.allSatisfy { abs($0 - Double(labels[0])) < 1e-5 })
      }
    }
    let single = Dataset(features: table, labels: Labels([0, 1, 1, 0], names: names)).subset([1])
    #expect(try GradientBoosting().fit(single, in: context()).treeCount == 100)
  }

  @Test("has an exponential and a logarithm as good as the library's")
  func fastFunctions() {
    for step in 0...80_000 {
      let x = -Float(step) / 1_000
      let value = SIMD4<Float>(repeating: x).exponentialOfNegative[1]
      expectClose(Double(value), exp(Double(x)), relative: 4e-7, "x \(x)")
      let fraction = Float(step) / 80_000
      let logarithm = SIMD4<Float>(repeating: fraction).logarithmOfOnePlus[2]
      expectClose(Double(logarithm), log1p(Double(fraction)), absolute: 2e-7, "x \(fraction)")
    }
  }
}
