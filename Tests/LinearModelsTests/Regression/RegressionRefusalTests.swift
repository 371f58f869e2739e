import Foundation
import Learning
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("What regressions refuse, and how separation is found")
struct RegressionRefusalTests {
  private let workers = WorkerPool(threadCount: 2)
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  private func fault(
    _ columns: [(String, [Double])], _ y: [Double], weights: [Double]? = nil
  ) -> LinearModelError? {
    do {
      let features = FeatureTable(
        rowCount: y.count, columns: columns.map { FeatureColumn($0.0, $0.1) })
      _ = try LinearRegression().fit(
        features, outcome: FeatureColumn("y", y), weights: weights, on: workers)
      return nil
    } catch {
      return error
    }
  }

  @Test("least squares on too few rows, constants, combinations and holes, by name")
  func leastSquares() {
    let x = [1.0, 2, 4, 7, 11]
    let y = [2.0, 1, 4, 3, 5]
    #expect(fault([("x", x)], y) == nil)
    #expect(fault([("x", [1, 2])], [1, 2]) == .tooFewRows(rows: 2, needed: 3))
    #expect(fault([("x", [])], []) == .tooFewRows(rows: 0, needed: 3))
    #expect(fault([("x", x)], y, weights: [1, 1, 0, 0, 0]) == .tooFewRows(rows: 2, needed: 3))
    #expect(fault([("x", x)], [3, 3, 3, 3, 3]) == .constantOutcome("y"))
    #expect(
      fault([("x", x), ("same", [0.1, 0.1, 0.1, 0.1, 0.1])], y)
        == .collinear(column: "same", with: []))
    #expect(
      fault([("x", x), ("z", x.map { 1e15 - $0 })], y) == .collinear(column: "z", with: ["x"]))
    #expect(fault([("x", [1, .nan, .nan, 7, 11])], y) == .missingValues(column: "x", count: 2))
    #expect(fault([("x", x)], [1, 2, .infinity, 3, 4]) == .missingValues(column: "y", count: 1))
    #expect(
      "\(LinearModelError.tooFewRows(rows: 2, needed: 3))"
        == "training data: 2 rows – expected at least 3 for so many columns – leave columns out, "
        + "or bring more rows")
    #expect(
      "\(LinearModelError.constantOutcome("y"))"
        == "y: one value only – expected an outcome that varies")
  }

  @Test("rows of weight 0 do not count")
  func weightless() throws {
    let data = Dataset.plantedNumeric(rows: 60)
    let y = FeatureColumn("y", data.features.columns[0].values.map { sin(9 * $0) })
    let weights = (0..<60).map { Double($0 % 3) }
    let kept = (0..<60).filter { $0 % 3 > 0 }
    let all = try LinearRegression().fit(data.features, outcome: y, weights: weights, on: workers)
    let part = try LinearRegression().fit(
      data.features.subset(kept), outcome: y.subset(kept), weights: kept.map { weights[$0] },
      on: workers)
    #expect(all == part)
  }

  @Test("complete and quasi-complete separation, with the columns and the rows on the boundary")
  func separation() throws {
    func finding(
      _ columns: [(String, [Double])], _ labels: [UInt8]
    ) throws -> SeparationFinding? {
      try LogisticRegression.separation(
        of: Planted.table(columns, labels: labels), in: context)
    }
    let x = (1...8).map(Double.init)
    let labels: [UInt8] = [0, 0, 0, 0, 1, 1, 1, 1]
    let noise = [0.3, -1, 2, 0.1, 0.4, -2, 1, 0.2]
    #expect(
      try finding([("noise", noise), ("x", x)], labels)
        == SeparationFinding(columns: ["x"], isComplete: true, undecidedRows: 0))
    // Two rows share a value on the boundary.
    #expect(
      try finding([("x", [1, 2, 3, 4, 4, 5, 6, 7])], labels)
        == SeparationFinding(columns: ["x"], isComplete: false, undecidedRows: 2))
    // A level that one class alone has.
    let level: [Double] = [0, 0, 0, 0, 0, 0, 1, 1]
    let found = try finding([("noise", noise), ("level", level)], labels)
    #expect(found == SeparationFinding(columns: ["level"], isComplete: false, undecidedRows: 6))
    #expect(try finding([("noise", noise)], labels) == nil)
  }

  @Test("one row in a level of its own among many is quasi-complete separation")
  func loneRow() throws {
    let data = Dataset.plantedNumeric(rows: 20_000)
    let lone = (0..<20_000).map { $0 == 777 ? 1.0 : 0 }
    let table = Planted.table(
      data.features.columns.map { ($0.name, $0.values) } + [("lone", lone)],
      labels: data.labels.values)
    #expect(
      try LogisticRegression.separation(of: table, in: context)
        == SeparationFinding(columns: ["lone"], isComplete: false, undecidedRows: 19_999))
    let fit = try FirthRegression().fit(table, in: context)
    #expect(fit.coefficients.rows.allSatisfy { $0.estimate.isFinite && $0.standardError > 0 })
  }

  @Test("columns that separate only together, at any size", arguments: [1e-8, 1, 1e10])
  func together(size: Double) throws {
    var stream = Seed(11).stream
    let a = (0..<300).map { _ in stream.normal() }
    let b = a.map { _ in stream.normal() }
    let labels = zip(a, b).map { UInt8($0 + $1 > 0.2 ? 1 : 0) }
    let found = try LogisticRegression.separation(
      of: Planted.table(
        [("a", a.map { $0 * size }), ("b", b.map { $0 / size })], labels: labels), in: context)
    #expect(found == SeparationFinding(columns: ["a", "b"], isComplete: true, undecidedRows: 0))
  }
}
