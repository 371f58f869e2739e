import Evaluation
import Testing

@Suite("Confusion matrix")
struct ConfusionMatrixTests {
  @Test("gives 0 where nothing can be divided")
  func degenerate() {
    let empty = ConfusionMatrix(
      trueNegatives: 0, falsePositives: 0, falseNegatives: 0, truePositives: 0)
    #expect(empty.accuracy == 0 && empty.matthewsCorrelation == 0)
  }
}
