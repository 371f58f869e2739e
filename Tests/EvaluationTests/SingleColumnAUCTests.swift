import Evaluation
import Learning
import Machine
import Testing
import _TestSupport

@Suite("Single-column AUC")
struct SingleColumnAUCTests {
  private let workers = WorkerPool(threadCount: 3)

  @Test("finds the column that leaks, in either direction")
  func leak() throws {
    let data = Dataset.planted(rows: 600)
    let leaking = FeatureColumn("leak", data.labels.values.map { -Double($0) })
    let features = FeatureTable(rowCount: 600, columns: data.features.columns + [leaking])
    let audit = SingleColumnAUC.audit(features, data.labels, on: workers)
    #expect(audit.map(\.column) == features.featureNames)
    #expect(audit.last?.auc == 0 && audit.last?.strength == 1)
    #expect(audit.dropLast().allSatisfy { ($0.strength ?? 1) < 0.95 })
    #expect((audit[0].auc ?? 0) > 0.8)
    expectClose(audit[1].auc ?? 0, 0.5, absolute: 0.08)
  }

  @Test("leaves out rows without a value")
  func missing() {
    let features = FeatureTable(
      rowCount: 5,
      columns: [
        FeatureColumn("x", [1, .nan, 3, 2, .nan]), FeatureColumn("none", [.nan, 1, .nan, .nan, 2]),
      ])
    let audit = SingleColumnAUC.audit(features, .claims([0, 1, 1, 0, 1]), on: workers)
    #expect(audit[0].auc == 1 && audit[0].rowCount == 3)
    #expect(audit[1].auc == nil && audit[1].strength == nil && audit[1].rowCount == 2)
  }

  @Test("ranks levels by their share of positives")
  func categories() {
    let column = FeatureColumn(
      "kind", [0, 0, 1, 1, 2, 2, .nan], kind: .category(levels: ["a", "b", "c", "never"]))
    let features = FeatureTable(rowCount: 7, columns: [column])
    let audit = SingleColumnAUC.audit(features, .claims([1, 1, 0, 0, 1, 0, 1]), on: workers)
    // Shares 1, 0, ½: of 9 pairs 8 are in order or half so.
    expectClose(audit[0].auc ?? 0, (3 * 2 + 2 + 0.5) / 9, relative: 1e-15)
    #expect(audit[0].rowCount == 6)
  }
}
