import Evaluation
import Foundation
import Testing
import _TestSupport

@Suite("Confusion matrix")
struct ConfusionMatrixTests {
  @Test("gives the published metrics of a published matrix")
  func published() {
    let matrix = ConfusionMatrix(
      trueNegatives: 2326, falsePositives: 2133, falseNegatives: 815, truePositives: 3668)
    expectClose(matrix.accuracy, 0.67032, absolute: 5e-6)
    expectClose(matrix.precision, 3668.0 / 5801, relative: 1e-15)
    expectClose(matrix.recall, 3668.0 / 4483, relative: 1e-15)
    expectClose(matrix.specificity, 2326.0 / 4459, relative: 1e-15)
    #expect(matrix.rowCount == 8942)
  }

  @Test("gives 0 where nothing can be divided, never NaN")
  func degenerate() {
    for mask in 0..<16 {
      let counts = (0..<4).map { mask >> $0 & 1 == 1 ? 7 : 0 }
      let matrix = ConfusionMatrix(
        trueNegatives: counts[0], falsePositives: counts[1], falseNegatives: counts[2],
        truePositives: counts[3])
      let values = [
        matrix.accuracy, matrix.precision, matrix.recall, matrix.specificity,
        matrix.balancedAccuracy, matrix.f1, matrix.macroF1, matrix.matthewsCorrelation,
        matrix.cohensKappa,
      ]
      #expect(values.allSatisfy { -1...1 ~= $0 }, "\(counts)")
    }
  }

  @Test("stays exact for counts whose products are beyond 2⁵³")
  func large() {
    let million = ConfusionMatrix(
      trueNegatives: 900_000_000, falsePositives: 100_000_000, falseNegatives: 200_000_000,
      truePositives: 800_000_000)
    let small = ConfusionMatrix(
      trueNegatives: 9, falsePositives: 1, falseNegatives: 2, truePositives: 8)
    expectClose(million.matthewsCorrelation, small.matthewsCorrelation, relative: 1e-14)
    expectClose(million.cohensKappa, small.cohensKappa, relative: 1e-14)
  }

  @Test("swaps its sides when the classes swap")
  func symmetry() {
    let matrix = ConfusionMatrix(
      trueNegatives: 31, falsePositives: 4, falseNegatives: 15, truePositives: 9)
    let mirrored = ConfusionMatrix(
      trueNegatives: 9, falsePositives: 15, falseNegatives: 4, truePositives: 31)
    #expect(matrix.recall == mirrored.specificity)
    #expect(matrix.macroF1 == mirrored.macroF1)
    expectClose(matrix.matthewsCorrelation, mirrored.matthewsCorrelation, relative: 1e-15)
    expectClose(matrix.cohensKappa, mirrored.cohensKappa, relative: 1e-15)
  }

  @Test("has Wilson intervals that hold the estimate")
  func intervals() throws {
    let matrix = ConfusionMatrix(
      trueNegatives: 1895, falsePositives: 0, falseNegatives: 17, truePositives: 1905)
    let recall = try #require(matrix.recallInterval())
    // statsmodels: proportion_confint(1905, 1922, method="wilson")
    expectClose(recall.low, 0.9858803802536501, relative: 1e-12)
    expectClose(recall.high, 0.9944703081961318, relative: 1e-12)
    #expect(recall.estimate == matrix.recall)
    #expect(matrix.precisionInterval()?.high == 1)
    #expect(matrix.specificityInterval()?.estimate == 1)
    #expect((matrix.accuracyInterval()?.low ?? 1) < matrix.accuracy)

    let empty = ConfusionMatrix(
      trueNegatives: 0, falsePositives: 0, falseNegatives: 0, truePositives: 0)
    #expect(empty.accuracyInterval() == nil && empty.precisionInterval() == nil)
    #expect(empty.recallInterval() == nil && empty.specificityInterval() == nil)
  }
}
