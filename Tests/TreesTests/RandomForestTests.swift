import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Random forest")
struct RandomForestTests {
  private let workers = WorkerPool(threadCount: 2)

  private func context(_ seed: UInt64 = 1) -> FitContext {
    FitContext(workers: workers, seed: Seed(seed))
  }

  @Test("honours the contract of an estimator", arguments: [1, 8, 64])
  func contract(trees: Int) throws {
    try checkEstimator(RandomForest { $0.trees = trees }, on: .planted(rows: 400))
  }

  @Test("gives the same bytes on any number of threads")
  func threads() throws {
    let data = Dataset.planted(rows: 2_000)
    let parts = try [1, 2, 3, 8].map { threads in
      try RandomForest { $0.trees = 20 }.fit(
        data, in: FitContext(workers: WorkerPool(threadCount: threads), seed: Seed(4))
      ).parts
    }
    #expect(Set(parts).count == 1)
    let other = try RandomForest { $0.trees = 20 }.fit(data, in: context(5)).parts
    #expect(other != parts[0])
  }

  @Test("learns what was planted, and says which columns tell it")
  func planted() throws {
    let train = Dataset.planted(rows: 4_000, seed: 1)
    let test = Dataset.planted(rows: 4_000, seed: 2)
    let forest = try RandomForest {
      $0.trees = 100
      $0.minSamplesLeaf = 10
    }.fit(train, in: context())
    let probabilities = forest.probabilities(for: test.features, on: workers)
    // The best possible classifier is right on 80 % of such rows.
    #expect(accuracy(probabilities, test) > 0.775)
    let importances = forest.importances
    expectClose(importances.reduce(0) { $0 + $1.gain }, 1, absolute: 1e-12)
    #expect(importances.map(\.feature) == ["signal", "noise", "holes", "group"])
    #expect(importances[0].gain > 3 * importances[1].gain)
    #expect(importances.reduce(0) { $0 + $1.splits } == forest.leafCount - forest.treeCount)
  }

  private func accuracy(_ probabilities: [Double], _ data: Dataset) -> Double {
    let right = zip(probabilities, data.labels.values).filter { ($0 >= 0.5) == ($1 == 1) }.count
    return Double(right) / Double(data.rowCount)
  }

  @Test("counts a row of weight k as k rows")
  func weights() throws {
    let data = Dataset.planted(rows: 300)
    let counts = (0..<300).map { $0 % 3 }
    let repeated = data.subset(counts.enumerated().flatMap { Array(repeating: $0, count: $1) })
    let weighted = Dataset(
      features: data.features, labels: data.labels, weights: counts.map { Double($0) * 0.5 })
    let forest = RandomForest {
      $0.trees = 3
      $0.bootstrap = false
      $0.maxDepth = 5
    }
    let a = try forest.fit(repeated, in: context())
    let b = try forest.fit(weighted, in: context())
    expectClose(
      a.probabilities(for: data.features, on: workers),
      b.probabilities(for: data.features, on: workers), absolute: 1e-6)
  }

  @Test("weighs classes as explicit weights do")
  func classWeights() throws {
    let data = Dataset.planted(rows: 300)
    let weights = try #require(ClassWeighting.balanced.weights(for: data))
    let explicit = Dataset(features: data.features, labels: data.labels, weights: weights)
    let a = try RandomForest {
      $0.trees = 5
      $0.classWeighting = .balanced
    }.fit(data, in: context())
    let b = try RandomForest { $0.trees = 5 }.fit(explicit, in: context())
    #expect(a.parts == b.parts)
  }

  @Test("keeps its limits")
  func limits() throws {
    let data = Dataset.planted(rows: 1_000)
    let forest = try RandomForest {
      $0.trees = 10
      $0.bootstrap = false
      $0.maxDepth = 6
      $0.maxLeaves = 20
      $0.minSamplesLeaf = 7
      $0.minSamplesSplit = 40
    }.fit(data, in: context())
    let parts = forest.parts
    for tree in 0..<10 {
      let nodes = Int(parts.treeStarts[tree])..<Int(parts.treeStarts[tree + 1])
      #expect((nodes.count + 1) / 2 <= 20)
      var depth = [Int](repeating: 0, count: nodes.count)
      for node in nodes where parts.leftChild[node] >= 0 {
        #expect(parts.cover[node] >= 40)
        for child in [parts.leftChild[node], parts.rightChild[node]] {
          depth[Int(child)] = depth[node - nodes.lowerBound] + 1
        }
      }
      #expect(depth.allSatisfy { $0 <= 6 })
      #expect(nodes.allSatisfy { parts.cover[$0] >= 7 })
    }
  }

  @Test("judges rows by the trees that did not see them")
  func outOfBag() throws {
    let data = Dataset.planted(rows: 2_000)
    let fresh = Dataset.planted(rows: 4_000, seed: 9)
    let forest = try RandomForest {
      $0.trees = 100
      $0.judgesOutOfBag = true
    }.fit(data, in: context())
    let outOfBag = try #require(forest.outOfBag)
    #expect(outOfBag.rowCount == 2_000)
    // Seen rows are nearly always right, unseen ones as often as fresh ones (se 0.011).
    let seen = accuracy(forest.probabilities(for: data.features, on: workers), data)
    let unseen = accuracy(forest.probabilities(for: fresh.features, on: workers), fresh)
    #expect(seen > 0.95)
    expectClose(outOfBag.accuracy, unseen, absolute: 0.04)
    expectClose(outOfBag.accuracy, accuracy(outOfBag.probabilities, data), absolute: 1e-12)
    #expect(outOfBag.logLoss > 0.3)

    let one = try RandomForest {
      $0.trees = 1
      $0.judgesOutOfBag = true
    }.fit(data, in: context())
    let judged = try #require(one.outOfBag)
    // (1 − 1/n)ⁿ of the rows are not drawn: 0.368 (se 0.007).
    expectClose(Double(judged.rowCount) / 2_000, 0.368, absolute: 0.03)
    #expect(judged.probabilities.filter { $0.isNaN }.count == 2_000 - judged.rowCount)
  }

  @Test("draws as many rows as asked for")
  func maxSamples() throws {
    let data = Dataset.planted(rows: 1_000)
    let forest = try RandomForest {
      $0.trees = 5
      $0.maxSamples = 0.3
    }.fit(data, in: context())
    let parts = forest.parts
    #expect(parts.treeStarts.dropLast().map { parts.cover[Int($0)] } == [300, 300, 300, 300, 300])
  }

  @Test("copes with constant columns, holes only, one class and one row")
  func degenerate() throws {
    let names = LabelNames(positive: "p", negative: "n")
    let columns = [
      FeatureColumn("constant", [3, 3, 3, 3]), FeatureColumn("holes", [.nan, .nan, .nan, .nan]),
      FeatureColumn("levels", [0, 0, 0, 0], kind: .category(levels: ["a", "b"])),
    ]
    let table = FeatureTable(rowCount: 4, columns: columns)
    let mixed = Dataset(features: table, labels: Labels([0, 1, 1, 1], names: names))
    let forest = try RandomForest { $0.bootstrap = false }.fit(mixed, in: context())
    #expect(forest.probabilities(for: table, on: workers) == [0.75, 0.75, 0.75, 0.75])
    let one = Dataset(features: table, labels: Labels([1, 1, 1, 1], names: names))
    #expect(
      try RandomForest().fit(one, in: context()).probabilities(for: table, on: workers)
        == [1, 1, 1, 1])
    let single = mixed.subset([0])
    #expect(
      try RandomForest().fit(single, in: context()).probabilities(for: table, on: workers)
        == [0, 0, 0, 0])
  }

  @Test("uses bins that were made before, and refuses foreign ones")
  func sharedBins() throws {
    let data = Dataset.planted(rows: 300)
    let forest = RandomForest { $0.trees = 3 }
    let ranked = BinnedDataset(data.features, ranked: true, on: workers)
    #expect(
      try forest.fit(data, binned: ranked, in: context()) == forest.fit(data, in: context()))
    let coarse = BinnedDataset(data.features, ranked: false, on: workers)
    #expect(throws: TreesError.self) { try forest.fit(data, binned: coarse, in: context()) }
    let other = data.subset([1, 2, 3])
    #expect(throws: TreesError.self) { try forest.fit(other, binned: ranked, in: context()) }
  }

  @Test("tells how far it is")
  func progress() throws {
    let told = Told()
    let context = FitContext(workers: workers, seed: Seed(1)) { told.add($0) }
    _ = try RandomForest { $0.trees = 8 }.fit(.planted(rows: 100), in: context)
    #expect(told.values.sorted() == (1...8).map { Double($0) / 8 })
  }
}
