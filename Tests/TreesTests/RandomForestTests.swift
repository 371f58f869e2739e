import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Random forest")
struct RandomForestTests {
  @Test("honours the contract of an estimator", arguments: [1, 8, 64])
  func contract(trees: Int) throws {
    try checkEstimator(RandomForest { $0.trees = trees }, on: .planted(rows: 400))
  }
}
