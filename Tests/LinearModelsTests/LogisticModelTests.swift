import Foundation
import Learning
import LinearAlgebra
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("Logistic model")
struct LogisticModelTests {
  private static let summary = LogisticModel.FitSummary(
    logLikelihood: -10, nullLogLikelihood: -20, totalWeight: 30, iterations: 4,
    gradientMaxNorm: 1e-12)

  private func model(_ intercept: Double, _ coefficients: [Double]) throws -> LogisticModel {
    try LogisticModel(
      featureNames: coefficients.indices.map { "x\($0)" }, intercept: intercept,
      coefficients: coefficients, fit: Self.summary)
  }

  @Test("log-odds and probabilities are those of a plain loop")
  func prediction() throws {
    let data = Planted.sparse(rows: 3_000, columns: 50)
    let names = data.features.featureNames
    var stream = Seed(4).stream
    let coefficients = names.map { _ in stream.normal() }
    let model = try LogisticModel(
      featureNames: names, intercept: 0.25, coefficients: coefficients, fit: Self.summary)
    let workers = WorkerPool(threadCount: 3)
    let logOdds = model.logOdds(for: data.features, on: workers)
    let probabilities = model.probabilities(for: data.features, on: workers)
    let sparse = try #require(data.features.sparse)
    for row in 0..<data.rowCount {
      var sum = 0.25
      for (place, column) in data.features.columns.enumerated() {
        sum += coefficients[place] * column.values[row]
      }
      for entry in sparse.entries(ofRow: row) {
        sum += coefficients[2 + Int(sparse.columnIndices[entry])] * sparse.values[entry]
      }
      #expect(logOdds[row] == sum)
      expectClose(probabilities[row], 1 / (1 + exp(-sum)), relative: 1e-14)
    }
  }

  @Test("extreme log-odds give 0 and 1, and a missing value ½")
  func extremes() throws {
    let table = FeatureTable(
      rowCount: 4, columns: [FeatureColumn("x0", [1e6, -1e6, 0, .nan])])
    let probabilities = try model(0, [1]).probabilities(
      for: table, on: WorkerPool(threadCount: 1))
    #expect(probabilities == [1, 0, 0.5, 0.5])
  }

  @Test("R² and the information criteria follow from the likelihoods")
  func summaries() throws {
    let model = try model(0, [1, 2])
    #expect(model.mcFaddenR2 == 0.5)
    #expect(model.aic == 26)
    expectClose(model.bic, 3 * log(30) + 20, relative: 1e-15)
  }

  @Test("is put together from its parts and refuses parts that do not fit")
  func parts() throws {
    let context = FitContext(workers: WorkerPool(threadCount: 1), seed: Seed(1))
    let fitted = try LogisticRegression { $0.l2Penalty = 0 }.fit(
      .plantedNumeric(rows: 200), in: context)
    let table = try #require(fitted.inference)
    let stored = try JSONDecoder().decode(
      CoefficientTable.self, from: JSONEncoder().encode(table))
    let again = try LogisticModel(
      featureNames: fitted.featureNames, intercept: fitted.intercept,
      coefficients: fitted.coefficients, inference: stored, fit: fitted.fit)
    #expect(again == fitted)

    func problem(
      _ names: [String], _ coefficients: [Double], _ table: CoefficientTable? = nil
    ) -> LinearModelError? {
      do {
        _ = try LogisticModel(
          featureNames: names, intercept: 0, coefficients: coefficients, inference: table,
          fit: Self.summary)
        return nil
      } catch { return error }
    }
    #expect(
      problem(["a", "a"], [1, 2]) == .parts(name: "featureNames", problem: "a name comes twice"))
    #expect(
      problem(["a"], [1, 2]) == .parts(name: "coefficients", problem: "2 numbers for 1 features"))
    #expect(
      problem(["a"], [.infinity])
        == .parts(name: "coefficients", problem: "a number is not finite"))
    #expect(
      problem(["a"], [1], table)
        == .parts(name: "inference", problem: "4 rows for an intercept and 1 features"))
    let negative = CoefficientTable(rows: [
      .init(name: "(intercept)", estimate: 0, standardError: 1),
      .init(name: "a", estimate: 1, standardError: -1),
    ])
    #expect(
      problem(["a"], [1], negative)
        == .parts(name: "inference", problem: "a standard error is not a positive number"))
  }

  @Test("a row of the table: tests and intervals at the quantiles that everybody knows")
  func row() {
    let row = CoefficientTable.Row(name: "x", estimate: 1.96, standardError: 1)
    expectClose(row.p, 0.049_995_790_296_440_868, relative: 1e-13)
    expectClose(row.interval().lowerBound, 1.96 - 1.959_963_984_540_054, absolute: 1e-14)
    expectClose(row.oddsRatio, exp(1.96), relative: 1e-15)
    expectClose(
      row.oddsRatioInterval(level: 0.9).upperBound, exp(1.96 + 1.644_853_626_951_472_7),
      relative: 1e-13)
    let far = CoefficientTable.Row(name: "x", estimate: -100, standardError: 1)
    #expect(far.p == 0)
    expectClose(far.log10P, -2_173.570_512_873_370_3, relative: 1e-12)
  }
}
