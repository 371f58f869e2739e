import Foundation
import Learning
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("Firth's regression, against a search by SciPy")
struct FirthTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  @Test("estimates, errors, intervals and tests on separated, rare and ordinary data")
  func reference() throws {
    for item in try RegressionFixture.read().firth {
      let data = RegressionFixture.dataset(item.columns, item.y, item.weights)
      let fit = try FirthRegression().fit(data, in: context)
      let rows = fit.coefficients.rows
      expectClose(
        rows.map(\.estimate), item.coef, absolute: 1e-8, relative: 1e-7, "\(item.name)")
      expectClose(rows.map(\.standardError), item.se, relative: 1e-6, "\(item.name)")
      let profile = try ProfileLikelihood(data, penalty: .firth, in: context).rows()
      for (place, row) in profile.enumerated() {
        let interval = item.intervals[place]
        let width = interval[1] - interval[0]
        expectClose(row.interval.lowerBound, interval[0], absolute: 1e-6 * width, "\(item.name)")
        expectClose(row.interval.upperBound, interval[1], absolute: 1e-6 * width, "\(item.name)")
        expectClose(
          row.test.statistic, item.tests[place], absolute: 1e-7, relative: 1e-6, "\(item.name)")
      }
    }
  }

  @Test("does not know the units of the columns")
  func units() throws {
    let data = Dataset.plantedNumeric(rows: 120)
    let changed = Dataset(
      features: FeatureTable(
        rowCount: 120,
        columns: data.features.columns.map { column in
          FeatureColumn(column.name, column.values.map { 1e6 * $0 - 3e7 })
        }), labels: data.labels)
    let plain = try FirthRegression().fit(data, in: context).coefficients.rows
    let other = try FirthRegression().fit(changed, in: context).coefficients.rows
    for (row, otherRow) in zip(plain.dropFirst(), other.dropFirst()) {
      expectClose(otherRow.estimate * 1e6, row.estimate, absolute: 1e-8, relative: 1e-7)
      expectClose(otherRow.standardError * 1e6, row.standardError, relative: 1e-7)
    }
  }

  @Test("a row seen twice counts as two rows, and threads do not matter", arguments: [1, 3])
  func counts(threads: Int) throws {
    let data = Planted.weighted(rows: 300)
    let rows = (data.weights ?? []).enumerated().flatMap { place, weight in
      [Int](repeating: place, count: Int(weight))
    }
    let repeated = Dataset(
      features: data.features.subset(rows), labels: data.labels.subset(rows))
    let other = FitContext(workers: WorkerPool(threadCount: threads), seed: Seed(9))
    let counted = try FirthRegression().fit(data, in: other)
    #expect(try FirthRegression().fit(data, in: context) == counted)
    let each = try FirthRegression().fit(repeated, in: context)
    expectClose(
      counted.coefficients.rows.map(\.estimate), each.coefficients.rows.map(\.estimate),
      absolute: 1e-9, relative: 1e-8)
  }

  @Test("names constant and dependent columns, and refuses one class")
  func refusals() {
    func fault(_ columns: [(String, [Double])], _ labels: [UInt8]) -> LinearModelError? {
      do {
        _ = try FirthRegression().fit(Planted.table(columns, labels: labels), in: context)
        return nil
      } catch {
        return error
      }
    }
    let x = [1.0, 5, 2, 8, 3, 9]
    #expect(
      fault([("x", x), ("same", [4, 4, 4, 4, 4, 4])], [0, 1, 0, 1, 1, 0])
        == .collinear(column: "same", with: []))
    #expect(
      fault([("x", x), ("twice", x.map { 2 * $0 })], [0, 1, 0, 1, 1, 0])
        == .collinear(column: "twice", with: ["x"]))
    #expect(fault([("x", x)], [1, 1, 1, 1, 1, 1]) == .oneClass("claim"))
    #expect(
      fault([("x", [1, .infinity, 2, 8, 3, 9])], [0, 1, 0, 1, 1, 0])
        == .missingValues(column: "x", count: 1))
  }
}
