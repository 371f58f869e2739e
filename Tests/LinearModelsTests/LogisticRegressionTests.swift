import Learning
import LinearAlgebra
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("Logistic regression")
struct LogisticRegressionTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  @Test("honours the contract of an estimator", arguments: [0, 1, 100])
  func contract(penalty: Double) throws {
    try checkEstimator(
      LogisticRegression { $0.l2Penalty = penalty }, on: .plantedNumeric(rows: 400))
    try checkEstimator(
      LogisticRegression { $0.l2Penalty = penalty }, on: .plantedNumeric(rows: 9_001))
  }

  @Test("honours the contract with weights and balanced classes")
  func weightedContract() throws {
    let data = Planted.weighted(rows: 5_000)
    try checkEstimator(LogisticRegression { $0.classWeighting = .balanced }, on: data)
  }

  @Test("honours the contract on sparse data, narrow and wide", arguments: [40, 700])
  func sparseContract(columns: Int) throws {
    let data = Planted.sparse(rows: 3_000, columns: columns)
    try checkEstimator(LogisticRegression(), on: data)
  }
}
