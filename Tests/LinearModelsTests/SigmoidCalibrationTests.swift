import Foundation
import Learning
import LinearModels
import Testing
import _TestSupport

@Suite("Platt scaling")
struct SigmoidCalibrationTests {
  @Test("finds the root of the likelihood's gradient, as SciPy and scikit-learn do")
  func reference() {
    let curve = SigmoidCalibration(
      decisions: Lattice.columns[0].map { $0 - 0.5 }, labels: Lattice.labels, weights: nil)
    // scipy.optimize.root on the gradient; scikit-learn's _sigmoid_calibration gives its negatives.
    expectClose(curve.slope, 4.260253295434774, relative: 1e-9)
    expectClose(curve.offset, -0.2676824677895996, relative: 1e-8)
  }

  @Test("weights are numbers of copies up to the smoothing of the targets")
  func weights() {
    let decisions = Lattice.columns[0]
    let copies = decisions.indices.flatMap { Array(repeating: $0, count: Int(Lattice.weights[$0])) }
    let weighted = SigmoidCalibration(
      decisions: decisions, labels: Lattice.labels, weights: Lattice.weights)
    let repeated = SigmoidCalibration(
      decisions: copies.map { decisions[$0] }, labels: copies.map { Lattice.labels[$0] },
      weights: nil)
    expectClose(weighted.slope, repeated.slope, relative: 1e-9)
    expectClose(weighted.offset, repeated.offset, relative: 1e-9)
  }

  @Test("recovers a planted curve", arguments: 1..<5 as Range<UInt64>)
  func planted(seed: UInt64) {
    var stream = Seed(seed).stream
    let decisions = (0..<20_000).map { _ in 2 * stream.normal() }
    let labels = decisions.map { decision -> UInt8 in
      stream.uniform() < 1 / (1 + exp(-(1.5 * decision - 0.7))) ? 1 : 0
    }
    let curve = SigmoidCalibration(decisions: decisions, labels: labels, weights: nil)
    expectClose(curve.slope, 1.5, absolute: 0.08)
    expectClose(curve.offset, -0.7, absolute: 0.1)
  }

  @Test("does not turn a model over that ranks backwards: every row gets the base rate")
  func backwards() {
    let decisions = (0..<100).map(Double.init)
    let curve = SigmoidCalibration(
      decisions: decisions, labels: decisions.map { $0 < 40 ? 1 : 0 }, weights: nil)
    #expect(curve.slope == 0)
    expectClose(curve.probability(1e9), 41.0 / 102, relative: 1e-12)
  }

  @Test("is sure of nothing, even when the classes are far apart")
  func separated() {
    let decisions = (0..<50).map { $0 < 25 ? -1e3 : 1e3 }
    let curve = SigmoidCalibration(
      decisions: decisions, labels: decisions.map { $0 > 0 ? 1 : 0 }, weights: nil)
    expectClose(curve.probability(1e3), 26.0 / 27, relative: 1e-6)
    expectClose(curve.probability(-1e3), 1.0 / 27, relative: 1e-6)
    #expect(curve.probability(.nan) == 0.5)
  }
}
