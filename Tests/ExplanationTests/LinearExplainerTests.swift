import Explanation
import Learning
import LinearAlgebra
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("Linear explainer")
struct LinearExplainerTests {
  private let workers = WorkerPool(threadCount: 2)
  private let summary = LogisticModel.FitSummary(
    logLikelihood: -1, nullLogLikelihood: -2, totalWeight: 2, iterations: 1, gradientMaxNorm: 0)

  @Test("multiplies coefficients by the distance from the baseline, dense and sparse")
  func amounts() throws {
    let model = try LogisticModel(
      featureNames: ["a", "b", "word", "other"], intercept: 0.5, coefficients: [2, -1, 3, 0.25],
      fit: summary)
    let sparse = SparseMatrix(
      columnCount: 2, rowStarts: [0, 1, 1], columnIndices: [0], values: [2])
    let rows = FeatureTable(
      rowCount: 2, columns: [FeatureColumn("a", [1, 4]), FeatureColumn("b", [0, 2])],
      sparse: sparse, sparseNames: ["word", "other"])
    let explainer = LinearExplainer(model, baseline: [1, 1, 0.5, 4])
    #expect(explainer.baseValue == 0.5 + 2 - 1 + 1.5 + 1)
    let attributions = explainer.attributions(for: rows, on: workers)
    #expect(Array(attributions[0]) == [0, 1, 4.5, -1])
    #expect(Array(attributions[1]) == [6, -1, -1.5, -1])
    for (row, logOdds) in model.logOdds(for: rows, on: workers).enumerated() {
      expectClose(attributions[row].reduce(attributions.baseValue, +), logOdds, absolute: 1e-12)
    }
    let strongest = explainer.strongest(2, for: rows, on: workers)
    #expect(strongest[0].map(\.feature) == ["word", "b"])
    #expect(strongest[1].map(\.amount) == [6, -1.5])
  }

  @Test("adds up for a fitted model")
  func fitted() throws {
    let data = Dataset.plantedNumeric(rows: 300)
    let model = try LogisticRegression().fit(
      data, in: FitContext(workers: workers, seed: Seed(1)))
    let means = data.features.columns.map { $0.values.reduce(0, +) / 300 }
    let attributions = LinearExplainer(model, baseline: means)
      .attributions(for: data.features, on: workers)
    for (row, logOdds) in model.logOdds(for: data.features, on: workers).enumerated() {
      expectClose(attributions[row].reduce(attributions.baseValue, +), logOdds, absolute: 1e-10)
    }
  }
}
