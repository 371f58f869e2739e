import Learning
import LinearModels
import Machine
import Testing
import _TestSupport

/// Fits that begin near the optimum of a sample: data of 40,000 rows or more.
@Suite("A walk that begins near a sample's optimum")
struct SampledStartTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  /// One row more than a multiple of the sample's stride, and a number that is not one of four.
  private static func data(_ seed: UInt64) -> Dataset { .plantedNumeric(rows: 41_003, seed: seed) }

  private func unpenalized(_ data: Dataset) throws -> LogisticModel {
    try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
  }

  @Test("ends where the gradient is flat", arguments: [0, 2], [1, 2, 3] as [UInt64])
  func flat(penalty: Double, seed: UInt64) throws {
    let data = Self.data(seed)
    let model = try LogisticRegression { $0.l2Penalty = penalty }.fit(data, in: context)
    #expect(model.fit.gradientMaxNorm < 1e-12)
    for entry in NaiveGradient.of(model, data, penalty: penalty) {
      expectClose(entry, 0, absolute: 1e-10 * Double(data.rowCount))
    }
  }

  @Test("is shorter than one from the share of the classes")
  func shorter() throws {
    let data = Self.data(4)
    let sampled = try unpenalized(data)
    let few = try unpenalized(data.subset(Array(0..<39_000)))
    #expect(sampled.fit.iterations < few.fit.iterations)
  }

  @Test("honours the contract of an estimator")
  func contract() throws {
    try checkEstimator(LogisticRegression { $0.l2Penalty = 0 }, on: Self.data(5))
  }

  @Test("finds the same optimum where the sampled rows are of another kind")
  func unlikeSample() throws {
    // The rows that a sample takes, 50 of each 1,000, have their classes exchanged.
    let plain = Self.data(6)
    let labels = plain.labels.values.enumerated().map { row, label in
      row % 1_000 < 50 ? 1 - label : label
    }
    let data = Dataset(
      features: plain.features, labels: Labels(labels, names: plain.labels.names))
    let model = try unpenalized(data)
    for entry in NaiveGradient.of(model, data, penalty: 0) {
      expectClose(entry, 0, absolute: 1e-9 * Double(data.rowCount))
    }
  }

  @Test("still names separated, constant and dependent columns")
  func refusals() throws {
    let data = Self.data(7)
    func with(_ name: String, _ values: [Double]) -> Dataset {
      Dataset(
        features: FeatureTable(
          rowCount: data.rowCount, columns: data.features.columns + [FeatureColumn(name, values)]),
        labels: data.labels)
    }
    #expect(throws: LinearModelError.separated(columns: ["told"])) {
      try unpenalized(with("told", data.labels.values.map { Double($0) }))
    }
    #expect(throws: LinearModelError.collinear(column: "same", with: [])) {
      try unpenalized(with("same", [Double](repeating: 3, count: data.rowCount)))
    }
    let first = data.features.columns[0]
    #expect(throws: LinearModelError.collinear(column: "copy", with: [first.name])) {
      try unpenalized(with("copy", first.values.map { 5 - 2 * $0 }))
    }
  }

  @Test("a column that only rows outside of the sample tell from another is no copy")
  func nearCopy() throws {
    let data = Self.data(8)
    let first = data.features.columns[0]
    let values = first.values.enumerated().map { row, value in
      row % 1_000 >= 900 ? value + Double(row % 7) : value
    }
    let wider = Dataset(
      features: FeatureTable(
        rowCount: data.rowCount, columns: data.features.columns + [FeatureColumn("near", values)]),
      labels: data.labels)
    let model = try unpenalized(wider)
    for entry in NaiveGradient.of(model, wider, penalty: 0) {
      expectClose(entry, 0, absolute: 1e-9 * Double(data.rowCount))
    }
  }
}
