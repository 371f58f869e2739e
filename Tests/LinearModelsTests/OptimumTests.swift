import Foundation
import Learning
import LinearAlgebra
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("The optimum of a logistic regression")
struct OptimumTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  @Test("is flat by a naive gradient", arguments: 1..<9 as Range<UInt64>, [0, 1e-3, 1, 1e3])
  func flat(seed: UInt64, penalty: Double) throws {
    let data = Dataset.plantedNumeric(rows: 600, seed: seed)
    let model = try LogisticRegression { $0.l2Penalty = penalty }.fit(data, in: context)
    for entry in NaiveGradient.of(model, data, penalty: penalty) {
      expectClose(entry, 0, absolute: 1e-10 * 600)
    }
  }

  @Test("is flat with weights, and a weight is a number of copies")
  func weights() throws {
    let data = Planted.weighted(rows: 2_000)
    let weights = try #require(data.weights)
    let copies = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
    let bare = Dataset(features: data.features, labels: data.labels).subset(copies)
    let weighted = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    let repeated = try LogisticRegression { $0.l2Penalty = 0 }.fit(bare, in: context)
    expectClose(weighted.coefficients, repeated.coefficients, relative: 1e-11)
    expectClose(weighted.fit.logLikelihood, repeated.fit.logLikelihood, relative: 1e-12)
    expectClose(
      weighted.inference?.rows.map(\.standardError) ?? [],
      repeated.inference?.rows.map(\.standardError) ?? [.nan], relative: 1e-10)
    for entry in NaiveGradient.of(weighted, data, penalty: 0) {
      expectClose(entry, 0, absolute: 1e-9 * weighted.fit.totalWeight)
    }
  }

  @Test("does not depend on the units of the columns without a penalty")
  func units() throws {
    let data = Dataset.plantedNumeric(rows: 3_000)
    let factors = [1e6, 1e-5, 1]
    let offsets = [3e6, 0, -7]
    let scaled = Dataset(
      features: FeatureTable(
        rowCount: data.rowCount,
        columns: data.features.columns.enumerated().map { place, column in
          FeatureColumn(column.name, column.values.map { $0 * factors[place] + offsets[place] })
        }),
      labels: data.labels)
    let plain = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(scaled, in: context)
    for place in 0..<3 {
      expectClose(
        model.coefficients[place] * factors[place], plain.coefficients[place], relative: 1e-9)
      expectClose(
        model.inference?.rows[place + 1].z ?? .nan, plain.inference?.rows[place + 1].z ?? 0,
        relative: 1e-8)
    }
  }

  @Test("is the same for sparse columns and the same columns dense")
  func sparseIsDense() throws {
    let data = Planted.sparse(rows: 2_000, columns: 30)
    let sparse = try LogisticRegression().fit(data, in: context)
    let dense = try LogisticRegression().fit(Self.densified(data), in: context)
    expectClose(sparse.coefficients, dense.coefficients, relative: 1e-8)
    expectClose(sparse.intercept, dense.intercept, relative: 1e-8)
  }

  @Test("is flat on wide data, where the Hessian is never formed")
  func wide() throws {
    let data = Planted.sparse(rows: 1_500, columns: 900)
    let model = try LogisticRegression().fit(data, in: context)
    let gradient = NaiveGradient.of(model, data, penalty: 1)
    // Column 1 comes in units of 1e6: its gradient is that of the standardised column times as much.
    expectClose(gradient[1] / 1e6, 0, absolute: 1e-7 * 1_500)
    for entry in gradient[0...0] + gradient[2...] { expectClose(entry, 0, absolute: 1e-8 * 1_500) }
    #expect(model.inference == nil)
  }

  @Test("is found by both searches")
  func bothSearches() throws {
    let wide = Planted.sparse(rows: 2_500, columns: 499)
    let exact = try LogisticRegression { $0.gradientTolerance = 1e-12 }.fit(
      Self.keepingWidth(wide, 500 - 2), in: context)
    let truncated = try LogisticRegression { $0.gradientTolerance = 1e-12 }.fit(
      Self.keepingWidth(wide, 500 - 1), in: context)
    // The last word stands in no row, so both fits have one optimum; it is found on either side of
    // the width where the search changes.
    expectClose(
      Array(truncated.coefficients.prefix(500)), exact.coefficients, absolute: 1e-7)
    expectClose(truncated.fit.logLikelihood, exact.fit.logLikelihood, relative: 1e-9)
  }

  @Test("recovers planted coefficients within their errors")
  func planted() throws {
    let data = Dataset.plantedNumeric(rows: 40_000, seed: 21)
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    let rows = try #require(model.inference).rows
    for (row, truth) in zip(rows, [0, 2, 0, 1.5]) {
      #expect(abs(row.estimate - truth) < 4 * row.standardError, "\(row.name)")
    }
  }

  @Test("with a large penalty knows the share of the classes alone")
  func largePenalty() throws {
    let data = Dataset.plantedNumeric(rows: 500)
    let model = try LogisticRegression { $0.l2Penalty = 1e12 }.fit(data, in: context)
    let share = Double(data.labels.positiveCount) / 500
    expectClose(model.intercept, log(share / (1 - share)), relative: 1e-6)
    expectClose(model.fit.logLikelihood, model.fit.nullLogLikelihood, relative: 1e-6)
  }

  @Test("gives a constant column nothing under a penalty")
  func constantColumn() throws {
    let data = Dataset.plantedNumeric(rows: 300)
    let wider = Dataset(
      features: FeatureTable(
        rowCount: 300,
        columns: data.features.columns + [FeatureColumn("same", Array(repeating: 0.1, count: 300))]),
      labels: data.labels)
    let plain = try LogisticRegression().fit(data, in: context)
    let model = try LogisticRegression().fit(wider, in: context)
    #expect(model.coefficients.last == 0)
    expectClose(Array(model.coefficients.dropLast()), plain.coefficients, relative: 1e-9)
  }

  /// The sparse columns as dense ones.
  private static func densified(_ data: Dataset) -> Dataset {
    guard let sparse = data.features.sparse else { return data }
    var columns = data.features.sparseNames.map { _ in [Double](repeating: 0, count: data.rowCount)
    }
    for row in 0..<data.rowCount {
      for entry in sparse.entries(ofRow: row) {
        columns[Int(sparse.columnIndices[entry])][row] = sparse.values[entry]
      }
    }
    return Dataset(
      features: FeatureTable(
        rowCount: data.rowCount,
        columns: data.features.columns
          + zip(data.features.sparseNames, columns).map { FeatureColumn($0, $1) }),
      labels: data.labels)
  }

  /// The data with this many sparse columns; those beyond the data's own are empty, and entries of
  /// the columns from 498 on are left out.
  private static func keepingWidth(_ data: Dataset, _ width: Int) -> Dataset {
    guard let sparse = data.features.sparse else { return data }
    var (starts, indices, values): ([Int], [Int32], [Double]) = ([0], [], [])
    for row in 0..<sparse.rowCount {
      for entry in sparse.entries(ofRow: row) where sparse.columnIndices[entry] < 498 {
        indices.append(sparse.columnIndices[entry])
        values.append(sparse.values[entry])
      }
      starts.append(indices.count)
    }
    return Dataset(
      features: FeatureTable(
        rowCount: data.rowCount, columns: data.features.columns,
        sparse: SparseMatrix(
          columnCount: width, rowStarts: starts, columnIndices: indices, values: values),
        sparseNames: (0..<width).map { "word\($0)" }),
      labels: data.labels)
  }
}
