import Foundation
import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Grower against its naive twin")
struct NaiveTwinTests {
  private let workers = WorkerPool(threadCount: 2)

  /// Boosting by the book, each tree a naive twin.
  private func naiveLogOdds(_ data: Dataset, trees: Int, _ settings: NaiveTree.Settings) -> [Double]
  {
    let labels = data.labels.values.map { Double($0) }
    let rate = labels.reduce(0, +) / Double(labels.count)
    var scores = [Double](repeating: log(rate / (1 - rate)), count: labels.count)
    for _ in 0..<trees {
      let shares = scores.map { 1 / (1 + exp(-$0)) }
      let tree = NaiveTree(
        data.features.columns, zip(shares, labels).map { $0 - $1 }, shares.map { $0 * (1 - $0) },
        settings)
      for leaf in tree.leaves {
        let (gradient, hessian) = tree.sums(leaf.rows)
        for row in leaf.rows { scores[row] -= 0.1 * gradient / (hessian + settings.l2Penalty) }
      }
    }
    return scores
  }

  @Test(
    "boosts as the naive twin does",
    arguments: [
      (depth: 3, leaves: nil, samples: 1, hessian: 1.0, penalty: 1.0),
      (depth: nil, leaves: 6, samples: 1, hessian: 0.5, penalty: 0.0),
      (depth: 4, leaves: 9, samples: 12, hessian: 0.0, penalty: 2.0),
      (depth: 2, leaves: nil, samples: 30, hessian: 3.0, penalty: 0.1),
    ] as [(depth: Int?, leaves: Int?, samples: Int, hessian: Double, penalty: Double)])
  func boosting(depth: Int?, leaves: Int?, samples: Int, hessian: Double, penalty: Double) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      // Fewer rows than bins: every cut between values is a cut between bins.
      let data = Dataset.planted(rows: 240, seed: seed)
      let model = try GradientBoosting {
        $0.trees = 6
        $0.maxDepth = depth
        $0.maxLeaves = leaves
        $0.minSamplesLeaf = samples
        $0.minHessian = hessian
        $0.l2Penalty = penalty
      }.fit(data, in: FitContext(workers: workers, seed: Seed(1)))
      let settings = NaiveTree.Settings(
        maxDepth: depth ?? .max, maxLeaves: leaves ?? .max, minSamplesLeaf: samples,
        minHessian: hessian, l2Penalty: penalty)
      // Gradients are kept to about 2⁻²⁴ of one another.
      expectClose(
        model.logOdds(for: data.features, on: workers),
        naiveLogOdds(data, trees: 6, settings), absolute: 1e-5, "seed \(seed)")
    }
  }

  @Test("places levels as the naive twin does, rare ones and missing ones together")
  func manyLevels() throws {
    let names = (0..<9).map { "level \($0)" }
    for seed in 1...3 as ClosedRange<UInt64> {
      var stream = Seed(seed).stream
      var (levels, numbers, labels): ([Double], [Double], [UInt8]) = ([], [], [])
      for _ in 0..<230 {
        // Of 0 to 8 the first few are frequent, the last ones rare.
        let level = min(stream.below(9), stream.below(9))
        levels.append(stream.uniform() < 0.05 ? .nan : Double(level))
        numbers.append(stream.normal())
        let logOdds = (level % 3 == 0 ? 1.5 : -1) + 0.5 * numbers[numbers.count - 1]
        labels.append(stream.uniform() < 1 / (1 + exp(-logOdds)) ? 1 : 0)
      }
      let features = FeatureTable(
        rowCount: levels.count,
        columns: [
          FeatureColumn("level", levels, kind: .category(levels: names)),
          FeatureColumn("number", numbers),
        ])
      let data = Dataset(
        features: features,
        labels: Labels(labels, names: LabelNames(positive: "claim", negative: "opinion")))
      for least in [0, 6, 25] {
        let model = try GradientBoosting {
          $0.trees = 4
          $0.maxLeaves = 5
          $0.minSamplesLevel = least
          $0.l2Penalty = 1
        }.fit(data, in: FitContext(workers: workers, seed: Seed(1)))
        let settings = NaiveTree.Settings(
          maxLeaves: 5, minSamplesLevel: Double(least), minHessian: 1, l2Penalty: 1)
        expectClose(
          model.logOdds(for: features, on: workers), naiveLogOdds(data, trees: 4, settings),
          absolute: 1e-5, "seed \(seed), at least \(least)")
      }
    }
  }

  @Test("grows the classification tree of the naive twin", arguments: [1, 5, 20])
  func forest(samples: Int) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let data = Dataset.planted(rows: 260, seed: seed)
      let model = try RandomForest {
        $0.trees = 1
        $0.bootstrap = false
        $0.maxFeatures = .all
        $0.maxDepth = 3
        $0.minSamplesLeaf = samples
      }.fit(data, in: FitContext(workers: workers, seed: Seed(1)))
      let tree = NaiveTree(
        data.features.columns, data.labels.values.map { -Double($0) },
        [Double](repeating: 1, count: data.rowCount),
        NaiveTree.Settings(
          maxDepth: 3, minSamplesLeaf: samples, takesUselessSplits: true,
          triesBothSidesOfACutFirst: true))
      var expected = [Double](repeating: 0, count: data.rowCount)
      for leaf in tree.leaves {
        let (gradient, hessian) = tree.sums(leaf.rows)
        for row in leaf.rows { expected[row] = -gradient / hessian }
      }
      expectClose(
        model.probabilities(for: data.features, on: workers), expected, absolute: 1e-12,
        "seed \(seed)")
    }
  }

  @Test("cuts a forest's tree between any two values, however many there are")
  func exactCuts() throws {
    var stream = Seed(8).stream
    for _ in 0..<20 {
      let values = (0..<6_000).map { _ in stream.normal() }
      let bound = values[stream.below(6_000)]
      let data = Dataset(
        features: FeatureTable(rowCount: 6_000, columns: [FeatureColumn("x", values)]),
        labels: Labels(
          values.map { $0 <= bound ? 1 : 0 }, names: LabelNames(positive: "p", negative: "n")))
      let model = try RandomForest {
        $0.trees = 1
        $0.bootstrap = false
      }.fit(data, in: FitContext(workers: workers, seed: Seed(1)))
      let next = values.filter { $0 > bound }.min() ?? .infinity
      #expect(model.leafCount == 2)
      #expect(model.parts.threshold[0] == bound / 2 + next / 2)
    }
  }

  @Test("grows until every leaf is pure")
  func pureLeaves() throws {
    let data = Dataset.plantedNumeric(rows: 3_000)
    let model = try RandomForest {
      $0.trees = 3
      $0.bootstrap = false
    }.fit(data, in: FitContext(workers: workers, seed: Seed(1)))
    let probabilities = model.probabilities(for: data.features, on: workers)
    #expect(probabilities == data.labels.values.map { Double($0) })
  }
}
