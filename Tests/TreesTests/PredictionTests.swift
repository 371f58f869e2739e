import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Prediction")
struct PredictionTests {
  private let workers = WorkerPool(threadCount: 2)

  /// Random values, thresholds themselves and their neighbours, zeros of both signs, the smallest
  /// and the greatest numbers, and holes.
  private func rows(_ parts: TreeEnsembleParts, count: Int, seed: UInt64) -> [[Double]] {
    var stream = Seed(seed).stream
    let thresholds = parts.threshold.filter { $0 != 0 }
    return (0..<count).map { _ in
      parts.levelCounts.map { levels in
        guard levels == 0 else {
          return [.nan, -1, Double(levels)].randomElement(
            &stream, else: Double(stream.below(Int(levels))))
        }
        switch stream.below(10) {
        case 0: return .nan
        case 1: return thresholds[stream.below(thresholds.count)]
        case 2: return thresholds[stream.below(thresholds.count)].nextUp
        case 3: return thresholds[stream.below(thresholds.count)].nextDown
        case 4:
          return [0.0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude][stream.below(4)]
        case 5: return [1, -1][stream.below(2)] * Double.greatestFiniteMagnitude
        default: return stream.normal()
        }
      }
    }
  }

  private func table(_ rows: [[Double]], like features: FeatureTable) -> FeatureTable {
    FeatureTable(
      rowCount: rows.count,
      columns: features.columns.enumerated().map { index, column in
        FeatureColumn(column.name, rows.map { $0[index] }, kind: column.kind)
      })
  }

  @Test("finds the leaf of the naive walk, a million times", arguments: [true, false])
  func againstWalk(numeric: Bool) throws {
    let data = numeric ? Dataset.plantedNumeric(rows: 600) : Dataset.planted(rows: 600)
    let context = FitContext(workers: workers, seed: Seed(2))
    let forest = try RandomForest { $0.trees = 40 }.fit(data, in: context)
    let boosted = try GradientBoosting {
      $0.trees = 40
      $0.minHessian = 0
    }.fit(data, in: context)
    for (parts, isForest) in [(forest.parts, true), (boosted.parts, false)] {
      let rows = rows(parts, count: 6_500, seed: 4)
      let features = table(rows, like: data.features)
      let actual =
        isForest
        ? forest.probabilities(for: features, on: workers)
        : boosted.logOdds(for: features, on: workers)
      let differing = rows.indices.filter { row in
        var sum = parts.baseScore
        for tree in 0..<40 { sum += parts.walk(tree: tree, rows[row]) }
        return actual[row] != (isForest ? min(sum / 40, 1) : sum)
      }
      #expect(differing.isEmpty)
    }
  }

  @Test("sends a level that training never saw where missing values go")
  func unseenLevel() throws {
    var stream = Seed(6).stream
    let codes = (0..<400).map { _ in Double([0, 1, 3][stream.below(3)]) }
    let holes = codes.map { stream.uniform() < 0.1 ? .nan : $0 }
    let labels = holes.map { UInt8($0.isNaN || $0 == 1 ? 1 : 0) }
    let kind = FeatureColumn.Kind.category(levels: ["a", "b", "never", "d"])
    let data = Dataset(
      features: FeatureTable(rowCount: 400, columns: [FeatureColumn("c", holes, kind: kind)]),
      labels: Labels(labels, names: LabelNames(positive: "p", negative: "n")))
    let asked = FeatureTable(
      rowCount: 6, columns: [FeatureColumn("c", [0, 1, 2, 3, .nan, 77], kind: kind)])
    let context = FitContext(workers: workers, seed: Seed(2))
    let forest = try RandomForest {
      $0.trees = 1
      $0.bootstrap = false
    }.fit(data, in: context)
    #expect(forest.probabilities(for: asked, on: workers) == [0, 1, 1, 0, 1, 1])
    let boosted = try GradientBoosting { $0.trees = 50 }.fit(data, in: context)
    let sides = boosted.probabilities(for: asked, on: workers).map { $0 > 0.5 }
    #expect(sides == [false, true, true, false, true, true])
  }

  @Test("learns where missing values belong, on either side")
  func missingSide() throws {
    let context = FitContext(workers: workers, seed: Seed(2))
    for missingIsPositive in [true, false] {
      let values = (0..<300).map { $0 % 3 == 0 ? .nan : Double($0) }
      let labels = values.map { UInt8(($0.isNaN ? missingIsPositive : $0 > 150) ? 1 : 0) }
      let data = Dataset(
        features: FeatureTable(rowCount: 300, columns: [FeatureColumn("x", values)]),
        labels: Labels(labels, names: LabelNames(positive: "p", negative: "n")))
      let forest = try RandomForest { $0.bootstrap = false }.fit(data, in: context)
      #expect(
        forest.probabilities(for: data.features, on: workers) == labels.map { Double($0) })
      let boosted = try GradientBoosting { $0.trees = 100 }.fit(data, in: context)
      let sides = boosted.probabilities(for: data.features, on: workers).map { $0 > 0.5 }
      #expect(sides == labels.map { $0 == 1 })
    }
  }
}

extension Array {
  /// One of the elements in three cases of ten, else the other value.
  fileprivate func randomElement(_ stream: inout RandomStream, else other: Element) -> Element {
    stream.uniform() < 0.3 ? self[stream.below(count)] : other
  }
}
