import Explanation
import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("TreeSHAP")
struct TreeSHAPTests {
  private let workers = WorkerPool(threadCount: 2)

  private func context(_ seed: UInt64) -> FitContext {
    FitContext(workers: workers, seed: Seed(seed))
  }

  @Test("gives the Shapley values of boosted trees", arguments: 1...6 as ClosedRange<UInt64>)
  func boostedAgainstBruteForce(seed: UInt64) throws {
    let data = Dataset.planted(rows: 300, seed: seed)
    let model = try GradientBoosting {
      $0.trees = 5
      $0.maxDepth = 5
      $0.minHessian = 0.1
    }.fit(data, in: context(seed))
    let rows = data.features.subset(Array(0..<40))
    check(TreeExplainer(model).attributions(for: rows, on: workers), model.parts, rows, factor: 1)
  }

  @Test("gives the Shapley values of a forest", arguments: 1...6 as ClosedRange<UInt64>)
  func forestAgainstBruteForce(seed: UInt64) throws {
    let data = Dataset.planted(rows: 200, seed: seed)
    let model = try RandomForest { $0.trees = 4 }.fit(data, in: context(seed))
    let rows = data.features.subset(Array(0..<40))
    let attributions = TreeExplainer(model).attributions(for: rows, on: workers)
    check(attributions, model.parts, rows, factor: 0.25)
  }

  private func check(
    _ attributions: Attributions, _ parts: TreeEnsembleParts, _ rows: FeatureTable, factor: Double
  ) {
    let twin = BruteForceShapley(parts)
    for row in 0..<rows.rowCount {
      let values = rows.columns.map { $0.values[row] }
      let expected = twin.values(values).map { $0 * factor }
      expectClose(Array(attributions[row]), expected, absolute: 1e-12, "row \(row)")
    }
    let empty = twin.expectation(rows.columns.map { $0.values[0] }, known: 0)
    expectClose(attributions.baseValue, empty * factor, absolute: 1e-12)
  }

  @Test("adds up to the raw prediction, for deep trees on many features as well")
  func sums() throws {
    let data = wide(rows: 500, columns: 30)
    let forest = try RandomForest { $0.trees = 20 }.fit(data, in: context(1))
    check(
      TreeExplainer(forest).attributions(for: data.features, on: workers),
      forest.probabilities(for: data.features, on: workers))
    let boosted = try GradientBoosting {
      $0.trees = 40
      $0.minHessian = 0
    }.fit(data, in: context(1))
    check(
      TreeExplainer(boosted).attributions(for: data.features, on: workers),
      boosted.logOdds(for: data.features, on: workers))
  }

  private func check(_ attributions: Attributions, _ predictions: [Double]) {
    for row in 0..<attributions.rowCount {
      let sum = attributions[row].reduce(attributions.baseValue, +)
      expectClose(sum, predictions[row], absolute: 1e-9, "row \(row)")
    }
  }

  private func wide(rows: Int, columns: Int) -> Dataset {
    var stream = Seed(5).stream
    let values = (0..<columns).map { _ in (0..<rows).map { _ in stream.normal() } }
    let labels = (0..<rows).map { row -> UInt8 in
      let score = (0..<columns).reduce(0.0) { $0 + values[$1][row] * ($1 % 2 == 0 ? 1 : -1) }
      return score + stream.normal() > 0 ? 1 : 0
    }
    return Dataset(
      features: FeatureTable(
        rowCount: rows,
        columns: values.enumerated().map { FeatureColumn("x\($0.offset)", $0.element) }),
      labels: Labels(labels, names: LabelNames(positive: "yes", negative: "no")))
  }

  @Test("gives nothing to a feature that no tree asks")
  func unusedFeature() throws {
    var data = Dataset.plantedNumeric(rows: 300)
    let constant = FeatureColumn("constant", [Double](repeating: 3, count: 300))
    data = Dataset(
      features: FeatureTable(rowCount: 300, columns: data.features.columns + [constant]),
      labels: data.labels)
    let model = try GradientBoosting { $0.trees = 20 }.fit(data, in: context(2))
    let attributions = TreeExplainer(model).attributions(for: data.features, on: workers)
    #expect((0..<300).allSatisfy { attributions[$0].last == 0 })
  }

  @Test("stays finite where no training row came by")
  func emptyBranches() throws {
    var parts = TreeEnsembleParts()
    parts.featureNames = ["a", "b"]
    parts.levelCounts = [0, 0]
    parts.treeStarts = [0, 5]
    parts.featureIndex = [0, -1, 1, -1, -1]
    parts.threshold = [0, 0, 0, 0, 0]
    parts.leftChild = [1, -1, 3, -1, -1]
    parts.rightChild = [2, -1, 4, -1, -1]
    parts.leafValue = [0, 1, 0, -2, 4]
    parts.cover = [0, 0, 0, 0, 0]
    parts.gain = [1, 0, 1, 0, 0]
    parts.missingGoesLeft = [0, 0, 0, 0, 0]
    parts.categoryStart = [-1, -1, -1, -1, -1]
    for covers in [[0.0, 0, 0, 0, 0], [5, 5, 0, 0, 0], [5, 0, 5, 5, 0]] {
      parts.cover = covers
      let model = try BoostedTrees(parts: parts)
      let rows = FeatureTable(
        rowCount: 3,
        columns: [FeatureColumn("a", [-1, 1, 1]), FeatureColumn("b", [1, 1, -1])])
      check(
        TreeExplainer(model).attributions(for: rows, on: workers),
        model.logOdds(for: rows, on: workers))
    }
  }

  @Test("does not depend on the number of threads")
  func threads() throws {
    let data = Dataset.planted(rows: 300)
    let model = try RandomForest { $0.trees = 10 }.fit(data, in: context(3))
    let explainer = TreeExplainer(model)
    let alone = explainer.attributions(for: data.features, on: WorkerPool(threadCount: 1))
    for threads in [2, 3, 8] {
      let pool = WorkerPool(threadCount: threads)
      #expect(explainer.attributions(for: data.features, on: pool) == alone)
    }
  }

  @Test("names the strongest features first")
  func strongest() throws {
    let data = Dataset.planted(rows: 300)
    let model = try GradientBoosting { $0.trees = 30 }.fit(data, in: context(4))
    let explainer = TreeExplainer(model)
    let all = explainer.attributions(for: data.features, on: workers)
    let lists = explainer.strongest(2, for: data.features, on: workers)
    for (row, list) in lists.enumerated() {
      let order = all[row].enumerated().sorted {
        (abs($1.element), $0.offset) < (abs($0.element), $1.offset)
      }
      #expect(list.map(\.index) == order.prefix(2).map(\.offset), "row \(row)")
      #expect(list.map(\.amount) == order.prefix(2).map(\.element))
      #expect(list.map(\.feature) == list.map { data.features.columns[$0.index].name })
    }
    #expect(explainer.strongest(0, for: data.features, on: workers).allSatisfy { $0.isEmpty })
    let order = all.meanAbsolute
    #expect(order[0] > order[1])
  }
}
