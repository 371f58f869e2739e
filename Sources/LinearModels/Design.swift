internal import Foundation
internal import Learning
internal import LinearAlgebra
internal import Machine
internal import Statistics

/// What a search works on: checked columns, how each is standardised, labels and weights.
///
/// Column *j* enters as zᵢⱼ = (xᵢⱼ − centreⱼ) / scaleⱼ. The search moves γⱼ = scaleⱼ·βⱼ, whose
/// penalty is ½·λ/scaleⱼ²·γⱼ², and γ₀ = b + Σ centreⱼ·βⱼ: the same objective in coordinates that
/// do not know the units of the columns.
struct Design: Sendable {
  var names: [String]
  var columns: [[Double]]
  var sparse: SparseMatrix?
  var centres: [Double]
  var scales: [Double]
  /// The columns that hold one value only.
  var isConstant: [Bool]
  var labels: [UInt8]
  let labelNames: LabelNames
  var weights: [Double]?
  var totalWeight: Double
  var positiveWeight: Double
  var l2Penalty: Double
  /// The penalty on b², in the columns' own units; 0 for none.
  let interceptPenalty: Double

  var rowCount: Int { labels.count }
  var columnCount: Int { names.count }
  var denseCount: Int { columns.count }

  /// Checks and measures the data.
  ///
  /// `scalesSparse` is for searches that know the centres of sparse columns; others leave those as
  /// they are.
  init(
    _ data: Dataset, l2Penalty: Double, weighting: ClassWeighting, scalesSparse: Bool,
    penalizesIntercept: Bool = false, on workers: WorkerPool
  ) throws(LinearModelError) {
    let data = data.withoutWeightlessRows
    try Self.checkClasses(data)
    let positives = data.labels.positiveCount
    let features = data.features
    for column in features.columns {
      guard column.kind == .numeric else { throw .categoryColumn(column.name) }
    }

    names = features.featureNames
    columns = features.columns.map(\.values)
    sparse = features.sparse
    labels = data.labels.values
    labelNames = data.labels.names
    weights = weighting.weights(for: data)
    self.l2Penalty = l2Penalty
    interceptPenalty = penalizesIntercept ? l2Penalty : 0
    totalWeight = weights.map { $0.reduce(0, +) } ?? Double(data.rowCount)
    positiveWeight =
      weights.map { weights in
        zip(weights, data.labels.values).reduce(0) { $0 + ($1.1 == 1 ? $1.0 : 0) }
      } ?? Double(positives)

    let spreads = Self.spreads(of: features, sparseToo: scalesSparse, on: workers)
    for (name, spread) in zip(names, spreads) where spread.mean.isNaN {
      throw .missingValues(
        column: name,
        count: features.columns.first { $0.name == name }?.values.count(where: \.isNaN) ?? 1)
    }
    centres = spreads.map(\.mean)
    isConstant = spreads.map { $0.deviation == 0 }
    scales = spreads.map { $0.deviation == 0 ? 1 : $0.deviation }
  }

  /// - Throws: `noRows`; `oneClass`.
  static func checkClasses(_ data: Dataset) throws(LinearModelError) {
    guard data.rowCount > 0 else { throw .noRows }
    let positives = data.labels.positiveCount
    guard positives > 0 else { throw .oneClass(data.labels.names.negative) }
    guard positives < data.rowCount else { throw .oneClass(data.labels.names.positive) }
  }

  /// What b is of the coordinates of the search: b = γ₀ − Σ (centreⱼ / scaleⱼ)·γⱼ.
  var interceptDirection: [Double] { [1] + zip(centres, scales).map { -$0 / $1 } }

  /// The penalty on γⱼ², of each column.
  var penalties: [Double] { scales.map { l2Penalty / ($0 * $0) } }

  /// The point that knows the share of the positive class alone.
  var start: [Double] {
    var point = [Double](repeating: 0, count: columnCount + 1)
    point[0] = log(positiveWeight / (totalWeight - positiveWeight))
    return point
  }

  /// ln L at `start`.
  var nullLogLikelihood: Double {
    let negativeWeight = totalWeight - positiveWeight
    return positiveWeight * log(positiveWeight / totalWeight)
      + negativeWeight * log(negativeWeight / totalWeight)
  }

  /// Only some of the columns.
  func keeping(_ kept: [Int]) -> Design {
    var result = self
    result.names = kept.map { names[$0] }
    result.columns = kept.filter { $0 < denseCount }.map { columns[$0] }
    result.sparse = sparse?.keepingColumns(kept.filter { $0 >= denseCount }.map { $0 - denseCount })
    result.centres = kept.map { centres[$0] }
    result.scales = kept.map { scales[$0] }
    result.isConstant = kept.map { isConstant[$0] }
    return result
  }
}

extension Design {
  /// The mean of a column and its standard deviation with divisor *n*.
  private struct Spread: Sendable {
    var mean: Double
    var deviation: Double
  }

  private static func spreads(
    of features: FeatureTable, sparseToo: Bool, on workers: WorkerPool
  ) -> [Spread] {
    let dense = workers.map(count: features.columns.count) { place in
      let moments = Moments(features.columns[place].values)
      return Spread(
        mean: moments.mean, deviation: moments.standardDeviation(degreesOfFreedomLost: 0))
    }
    guard let sparse = features.sparse else { return dense }
    guard sparseToo else {
      return dense + Array(repeating: Spread(mean: 0, deviation: 1), count: sparse.columnCount)
    }
    let byColumn = sparse.transposed
    return dense + (0..<sparse.columnCount).map { spread(of: $0, in: byColumn) }
  }

  private static func spread(of column: Int, in byColumn: SparseMatrix) -> Spread {
    let entries = byColumn.values[byColumn.entries(ofRow: column)]
    let rows = Double(byColumn.columnCount)
    let mean = entries.reduce(0, +) / rows
    let squares = entries.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let ofZeros = (rows - Double(entries.count)) * mean * mean
    let isConstant = entries.count == byColumn.columnCount && Set(entries).count == 1
    let deviation = isConstant ? 0 : ((squares + ofZeros) / rows).squareRoot()
    return Spread(mean: mean, deviation: deviation)
  }
}

extension Dataset {
  /// The rows that count.
  var withoutWeightlessRows: Dataset {
    guard let weights, weights.contains(0) else { return self }
    return subset(weights.indices.filter { weights[$0] > 0 })
  }
}

extension SparseMatrix {
  /// Some columns, numbered anew, ascending.
  fileprivate func keepingColumns(_ kept: [Int]) -> SparseMatrix {
    transposed.subset(kept).transposed
  }
}
