import Foundation
import Learning
import LinearAlgebra
import LinearModels
import Machine
import Testing
import _TestSupport

/// The gradient of the objective in the columns' own units, as plainly as it can be written.
private func naiveGradient(
  _ model: LinearSVMModel, _ data: Dataset, penalty: Double, penalizesIntercept: Bool
) -> [Double] {
  var gradient =
    [penalizesIntercept ? penalty * model.intercept : 0] + model.coefficients.map { penalty * $0 }
  for row in 0..<data.rowCount {
    let values = [1] + data.features.columns.map { $0.values[row] }
    let score = zip(values, [model.intercept] + model.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    let side = data.labels.values[row] == 1 ? 1.0 : -1
    let slope = -2 * side * max(0, 1 - side * score) * (data.weights?[row] ?? 1)
    for (place, value) in values.enumerated() { gradient[place] += slope * value }
  }
  return gradient
}

@Suite("Linear support vector machine")
struct LinearSVMTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  @Test("honours the contract of an estimator")
  func contract() throws {
    try checkEstimator(LinearSVM(), on: .plantedNumeric(rows: 3_001))
    try checkEstimator(
      LinearSVM { $0.classWeighting = .balanced }, on: Planted.weighted(rows: 2_000))
    try checkEstimator(
      LinearSVM { $0.l2Penalty = 3 }, on: Planted.sparse(rows: 2_000, columns: 700))
  }

  /// `LinearSVC(C=1/penalty, loss="squared_hinge", dual=False, tol=1e-13, max_iter=10**6)` of
  /// scikit-learn 1.x on `Lattice`: the intercept, then the coefficients.
  static let fits: [(ClassWeighting, weighted: Bool, penalty: Double, point: [Double])] = [
    (
      .none, false, 1,
      [
        -1.769154728910448, 1.7834579954388898, 0.03830754419690323, 0.035636580763873466,
        -0.03034884766836426,
      ]
    ),
    (
      .none, false, 100,
      [
        -0.17419512133278064, 0.2287850365996999, 0.017139746396533366, -0.0007515339210718206,
        0.20424407710248113,
      ]
    ),
    (
      .balanced, false, 1,
      [
        -1.7121015429065587, 1.8046576302421435, 0.038330241454285006, 0.03772664640647835,
        -0.04082372327090989,
      ]
    ),
    (
      .balanced, false, 100,
      [
        -0.15623445706946365, 0.23814074862722914, 0.019394572568327894, -0.0006331239799869966,
        0.18212269484691973,
      ]
    ),
    (
      .none, true, 1,
      [
        -1.60658808443255, 1.8352612105972943, 0.037654241686833116, 0.09273110889191422,
        0.08536968379389731,
      ]
    ),
    (
      .none, true, 100,
      [
        -0.24327404579693507, 0.4228451751400385, 0.02120385458332026, -0.0010200126551584165,
        0.285615248009577,
      ]
    ),
  ]

  @Test("finds the optimum of scikit-learn", arguments: fits.indices)
  func reference(fit: Int) throws {
    let (weighting, weighted, penalty, point) = Self.fits[fit]
    let data = Lattice.numbers(weights: weighted ? Lattice.weights : nil)
    #expect(data.labels.positiveCount == 53)
    let machine = LinearSVM {
      $0.l2Penalty = penalty
      $0.classWeighting = weighting
      $0.gradientTolerance = 1e-12
    }
    for data in [data, Lattice.sparse(data, from: 2), Lattice.sparse(data, from: 0)] {
      let model = try machine.fit(data, in: context)
      expectClose([model.intercept] + model.coefficients, point, absolute: 2e-7, relative: 2e-6)
    }
  }

  @Test(
    "is flat by a naive gradient", arguments: 1..<7 as Range<UInt64>, [true, false])
  func flat(seed: UInt64, penalizesIntercept: Bool) throws {
    let data = Planted.weighted(rows: 700, seed: seed)
    for penalty in [0.01, 1, 50] {
      let model = try LinearSVM {
        $0.l2Penalty = penalty
        $0.penalizesIntercept = penalizesIntercept
        $0.gradientTolerance = 1e-11
      }.fit(data, in: context)
      let gradient = naiveGradient(
        model, data, penalty: penalty, penalizesIntercept: penalizesIntercept)
      for entry in gradient { expectClose(entry, 0, absolute: 1e-10 * model.fit.totalWeight) }
    }
  }

  @Test("a row of weight 2 is two rows, one of weight 0 none")
  func weights() throws {
    let data = Planted.weighted(rows: 900)
    let weights = try #require(data.weights)
    let copies = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
    let bare = Dataset(features: data.features, labels: data.labels).subset(copies)
    let weighted = try LinearSVM { $0.gradientTolerance = 1e-12 }.fit(data, in: context)
    let repeated = try LinearSVM { $0.gradientTolerance = 1e-12 }.fit(bare, in: context)
    expectClose(weighted.coefficients, repeated.coefficients, relative: 1e-9)
    expectClose(weighted.fit.objective, repeated.fit.objective, relative: 1e-12)
  }

  @Test("decision values are plain sums, and their sign is the class")
  func decisions() throws {
    let data = Planted.sparse(rows: 1_000, columns: 60)
    let model = try LinearSVM().fit(data, in: context)
    let values = model.decisionValues(for: data.features, on: context.workers)
    let sparse = try #require(data.features.sparse)
    for row in 0..<data.rowCount {
      var sum = model.intercept
      for (place, column) in data.features.columns.enumerated() {
        sum += model.coefficients[place] * column.values[row]
      }
      for entry in sparse.entries(ofRow: row) {
        sum += model.coefficients[2 + Int(sparse.columnIndices[entry])] * sparse.values[entry]
      }
      expectClose(values[row], sum, absolute: 1e-12)
    }
    let right = zip(values, data.labels.values).count { ($0 > 0) == ($1 == 1) }
    #expect(right > 700)
  }

  @Test("separated classes are no obstacle")
  func separated() throws {
    let rows = (0..<40).map(Double.init)
    let data = Planted.table([("x", rows)], labels: rows.map { $0 < 17 ? 0 : 1 })
    let model = try LinearSVM { $0.l2Penalty = 0.01 }.fit(data, in: context)
    let values = model.decisionValues(for: data.features, on: context.workers)
    #expect(zip(values, data.labels.values).allSatisfy { ($0 > 0) == ($1 == 1) })
    let probabilities = model.probabilities(for: data.features, on: context.workers)
    #expect(probabilities.allSatisfy { 0.001 < $0 && $0 < 0.999 }, "never certain")
  }

  @Test("a class with one row is calibrated on the fit to all rows")
  func rareClass() throws {
    let data = Planted.table([("x", [1, 2, 3, 4, 9])], labels: [0, 0, 0, 0, 1])
    let model = try LinearSVM().fit(data, in: context)
    #expect(model.calibration.slope > 0)
  }

  @Test("refuses what it cannot fit")
  func refusals() {
    func fault(_ data: Dataset, _ change: (inout LinearSVMOptions) -> Void = { _ in })
      -> LinearModelError?
    {
      #expect(throws: LinearModelError.self) { try LinearSVM(change).fit(data, in: context) }
    }
    let data = Dataset.plantedNumeric(rows: 100)
    #expect(
      fault(data) { $0.l2Penalty = 0 }
        == .setting(name: "l2Penalty", value: "0.0", expected: "a number above 0"))
    #expect(
      fault(data) { $0.calibrationFolds = 1 }
        == .setting(
          name: "calibrationFolds", value: "1", expected: "a whole number from 2 to 20"))
    #expect(
      fault(data) { $0.maxIterations = 0 }
        == .setting(name: "maxIterations", value: "0", expected: "a whole number from 1"))
    guard case .notConverged(1, _) = fault(data, { $0.maxIterations = 1 }) else {
      Issue.record("one step is not enough")
      return
    }
    #expect(fault(Planted.table([("a", [])], labels: [])) == .noRows)
    #expect(fault(Planted.table([("a", [1, 2])], labels: [1, 1])) == .oneClass("claim"))
    #expect(
      fault(Planted.table([("a", [1, .nan])], labels: [1, 0]))
        == .missingValues(column: "a", count: 1))
    #expect(fault(.planted(rows: 60)) == .categoryColumn("group"))
  }
}
