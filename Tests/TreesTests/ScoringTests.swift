import Learning
import Machine
import Testing
import Trees
import _TestSupport

/// Leaf masks, walks on ranks and the scorer of single rows, against the naive walk.
@Suite("Scoring")
struct ScoringTests {
  private let workers = WorkerPool(threadCount: 2)

  private func table(_ rows: [[Double]], _ parts: TreeEnsembleParts) -> FeatureTable {
    FeatureTable(
      rowCount: rows.count,
      columns: parts.featureNames.indices.map { column in
        let levels = (0..<parts.levelCounts[column]).map { "l\($0)" }
        return FeatureColumn(
          parts.featureNames[column], rows.map { $0[column] },
          kind: levels.isEmpty ? .numeric : .category(levels: levels))
      })
  }

  /// Small trees take the masks; big ones the ranks, or the values where levels are many.
  private static let shapes: [(leaves: ClosedRange<Int>, levels: [Int32])] = [
    (31...31, [0, 0, 0, 0, 0, 0, 0]), (1...64, [0, 0, 0]), (1...8, [0, 3, 0, 7]),
    (20...40, [2, 0, 8, 0, 15, 200, 0]), (64...64, [255, 1]), (30...50, [256, 0, 0]),
    (65...300, [0, 0, 0, 0]), (65...300, [0, 0, 2, 15]), (65...300, [0, 0, 16, 130]), (1...1, [0]),
    (32...33, [0, 0]), (25...32, [0, 16, 0, 130, 255]),
  ]

  @Test("gives the bits of the naive walk", arguments: shapes.indices)
  func sameBits(shape: Int) throws {
    let (leaves, levels) = Self.shapes[shape]
    for seed in 1...6 as ClosedRange<UInt64> {
      var random = RandomEnsemble(
        seed: seed &* 100 &+ UInt64(shape), trees: 37, leaves: leaves, levels: levels)
      let rows = random.rows(1_111)
      let model = try BoostedTrees(parts: random.parts)
      let expected = rows.map { random.parts.walk($0) }
      #expect(model.logOdds(for: table(rows, random.parts), on: workers) == expected)
      let scorer = model.scorer
      #expect(rows.map { scorer.rawScore(of: $0.span) } == expected)
    }
  }

  @Test("does not depend on how many rows are asked", arguments: [1, 2, 63, 64, 65, 127, 129, 513])
  func anyNumberOfRows(count: Int) throws {
    for shape in [3, 7] {
      let (leaves, levels) = Self.shapes[shape]
      var random = RandomEnsemble(seed: 5, trees: 21, leaves: leaves, levels: levels)
      let rows = random.rows(count)
      let model = try BoostedTrees(parts: random.parts)
      let expected = rows.map { random.parts.walk($0) }
      #expect(model.logOdds(for: table(rows, random.parts), on: workers) == expected)
    }
  }

  @Test("scores a row with the bits of the table")
  func singleRows() throws {
    let data = Dataset.planted(rows: 400)
    let context = FitContext(workers: workers, seed: Seed(3))
    let boosted = try GradientBoosting { $0.trees = 30 }.fit(data, in: context)
    let forest = try RandomForest { $0.trees = 30 }.fit(data, in: context)
    let rows = (0..<400).map { row in data.features.columns.map { $0.values[row] } }
    let scorers = [boosted.scorer, forest.scorer]
    #expect(
      rows.map { scorers[0].probability(of: $0) }
        == boosted.probabilities(for: data.features, on: workers))
    #expect(
      rows.map { scorers[1].probability(of: $0) }
        == forest.probabilities(for: data.features, on: workers))
    #expect(scorers.allSatisfy { $0.featureNames == boosted.featureNames })
  }

  @Test(
    "scores a row of many trees or columns with the bits of the naive walk",
    arguments: [(trees: 900, columns: 3), (trees: 40, columns: 64), (trees: 40, columns: 65)])
  func manyTreesOrColumns(trees: Int, columns: Int) throws {
    let levels = [Int32](repeating: 0, count: columns)
    var random = RandomEnsemble(seed: 11, trees: trees, leaves: 28...32, levels: levels)
    let scorer = try BoostedTrees(parts: random.parts).scorer
    for row in random.rows(150) {
      #expect(scorer.rawScore(of: row.span) == random.parts.walk(row))
    }
  }

  @Test("is the same model before and after it scored")
  func equality() throws {
    let parts = RandomEnsemble(seed: 9, trees: 3, leaves: 5...9, levels: [0, 0]).parts
    let (used, fresh) = (try BoostedTrees(parts: parts), try BoostedTrees(parts: parts))
    _ = used.scorer.rawScore(of: [0, 0].span)
    #expect(used == fresh)
    #expect(used.hashValue == fresh.hashValue)
    #expect(used.parts == parts)
  }

  @Test("does not depend on the number of threads")
  func threads() throws {
    let (leaves, levels) = Self.shapes[3]
    var random = RandomEnsemble(seed: 7, trees: 21, leaves: leaves, levels: levels)
    let features = table(random.rows(2_000), random.parts)
    let model = try BoostedTrees(parts: random.parts)
    let alone = model.logOdds(for: features, on: WorkerPool(threadCount: 1))
    for threads in [2, 3, 8] {
      #expect(model.logOdds(for: features, on: WorkerPool(threadCount: threads)) == alone)
    }
  }
}
