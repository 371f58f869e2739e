import Explanation
import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Permutation importance")
struct PermutationImportanceTests {
  /// Says yes where the first column is positive; looks at nothing else.
  private struct SignOfFirst: ClassifierModel {
    func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
      features.columns[0].values.map { $0 > 0 ? 1 : 0 }
    }
  }

  private static let accuracy: @Sendable ([Double], Dataset) -> Double = { probabilities, data in
    let right = zip(probabilities, data.labels.values).filter { ($0 >= 0.5) == ($1 == 1) }.count
    return Double(right) / Double(data.rowCount)
  }

  private func data(rows: Int) -> Dataset {
    var stream = Seed(3).stream
    let signal = (0..<rows).map { _ in stream.normal() }
    let noise = (0..<rows).map { _ in stream.normal() }
    return Dataset(
      features: FeatureTable(
        rowCount: rows, columns: [FeatureColumn("signal", signal), FeatureColumn("noise", noise)]),
      labels: Labels(
        signal.map { $0 > 0 ? 1 : 0 }, names: LabelNames(positive: "yes", negative: "no")))
  }

  @Test("finds the one feature that decides, and none in one that is not looked at")
  func planted() {
    let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))
    let importances = PermutationImportance.of(
      SignOfFirst(), on: data(rows: 2_000), repeats: 10, in: context, metric: Self.accuracy)
    #expect(importances.map(\.feature) == ["signal", "noise"])
    // A shuffled sign is right half the time: se of one drop is 0.011, of ten 0.0035.
    expectClose(importances[0].mean, 0.5, absolute: 0.015)
    #expect(importances[0].standardDeviation > 0.002)
    #expect(importances[1].drops == [Double](repeating: 0, count: 10))
  }

  @Test("is the same on any number of threads, and for a feature whatever its neighbours")
  func reproducible() {
    let data = data(rows: 200)
    let runs = [1, 3].map { threads in
      PermutationImportance.of(
        SignOfFirst(), on: data, repeats: 3,
        in: FitContext(workers: WorkerPool(threadCount: threads), seed: Seed(9)),
        metric: Self.accuracy)
    }
    #expect(runs[0] == runs[1])
    let alone = Dataset(
      features: FeatureTable(rowCount: 200, columns: [data.features.columns[0]]),
      labels: data.labels)
    let one = PermutationImportance.of(
      SignOfFirst(), on: alone, repeats: 3,
      in: FitContext(workers: WorkerPool(threadCount: 1), seed: Seed(9)), metric: Self.accuracy)
    #expect(one[0] == runs[0][0])
  }

  @Test("has no spread for one repeat")
  func oneRepeat() {
    let importances = PermutationImportance.of(
      SignOfFirst(), on: data(rows: 100), repeats: 1,
      in: FitContext(workers: WorkerPool(threadCount: 1), seed: Seed(9)), metric: Self.accuracy)
    #expect(importances.allSatisfy { $0.standardDeviation == 0 && $0.drops.count == 1 })
  }
}
