internal import Learning
internal import LinearAlgebra
internal import Machine
internal import Statistics

/// The columns of a regression as one matrix: a column of ones, then (x − centre) / scale of each.
///
/// A point γ of these coordinates is β in the columns' own units: βⱼ = γⱼ / scaleⱼ and
/// b = γ₀ − Σ centreⱼ·βⱼ. Any centre gives the same regression; the mean gives the best digits.
struct StandardColumns: Sendable {
  /// The names of the columns, without the intercept.
  let names: [String]
  let centres: [Double]
  let scales: [Double]
  /// Rows × (1 + columns).
  let matrix: Matrix

  var rowCount: Int { matrix.rowCount }
  /// How many coefficients there are, with the intercept.
  var order: Int { matrix.columnCount }

  /// - Throws: `categoryColumn`, `missingValues` or `collinear` with the first column that is so.
  init(
    _ features: FeatureTable, centred: Bool = true, on workers: WorkerPool
  ) throws(LinearModelError) {
    for column in features.columns where column.kind != .numeric {
      throw .categoryColumn(column.name)
    }
    names = features.featureNames
    let columns = features.columns.map(\.values) + Self.dense(features.sparse)
    let moments = workers.map(count: columns.count) { Moments(columns[$0]) }
    for (place, name) in names.enumerated() {
      let missing = columns[place].count { !$0.isFinite }
      guard missing == 0 else { throw .missingValues(column: name, count: missing) }
      guard moments[place].sumOfSquares > 0 else { throw .collinear(column: name, with: []) }
    }
    centres = centred ? moments.map(\.mean) : moments.map { _ in 0 }
    scales = moments.map { $0.standardDeviation(degreesOfFreedomLost: 0) }
    let (centres, scales) = (centres, scales)
    let standard = workers.map(count: columns.count) { place in
      columns[place].map { ($0 - centres[place]) / scales[place] }
    }
    matrix = Matrix(
      columns: [[Double](repeating: 1, count: features.rowCount)] + standard)
  }

  private static func dense(_ sparse: SparseMatrix?) -> [[Double]] {
    guard let byColumn = sparse?.transposed else { return [] }
    return (0..<byColumn.rowCount).map { column in
      var values = [Double](repeating: 0, count: byColumn.columnCount)
      for entry in byColumn.entries(ofRow: column) {
        values[Int(byColumn.columnIndices[entry])] = byColumn.values[entry]
      }
      return values
    }
  }

  /// b and β of a point.
  func inOwnUnits(_ point: [Double]) -> [Double] {
    let slopes = zip(point.dropFirst(), scales).map { $0 / $1 }
    return [zip(centres, slopes).reduce(point[0]) { $0 - $1.0 * $1.1 }] + slopes
  }

  /// The point of b and β.
  func point(intercept: Double, slopes: [Double]) -> [Double] {
    [zip(centres, slopes).reduce(intercept) { $0 + $1.0 * $1.1 }]
      + zip(slopes, scales).map { $0 * $1 }
  }

  /// The same for the columns of a matrix, each of which is a point.
  func inOwnUnits(columnsOf root: Matrix) -> Matrix {
    var result = Matrix(rowCount: order, columnCount: root.columnCount)
    for column in 0..<root.columnCount {
      let own = inOwnUnits((0..<order).map { root[$0, column] })
      for row in own.indices { result[row, column] = own[row] }
    }
    return result
  }

  /// The covariance of b and β, from that of a point.
  func inOwnUnits(_ covariance: Matrix) -> Matrix {
    let direction = [1] + zip(centres, scales).map { -$0 / $1 }
    let images = covariance.times(direction)
    var result = Matrix(rowCount: order, columnCount: order)
    result[0, 0] = zip(direction, images).reduce(0) { $0 + $1.0 * $1.1 }
    for i in 1..<max(order, 1) {
      result[i, 0] = images[i] / scales[i - 1]
      result[0, i] = result[i, 0]
      for j in 1..<order { result[i, j] = covariance[i, j] / (scales[i - 1] * scales[j - 1]) }
    }
    return result
  }

  /// Σ wᵢ·zᵢ, the sum of some numbers over each column.
  ///
  /// Runs of rows are summed apart and added in their order.
  func sums(_ weights: [Double], on workers: WorkerPool) -> [Double] {
    let runs = RowRuns(rowCount: rowCount, columnCount: order)
    let matrix = matrix
    let partial = workers.map(count: runs.count) { run in
      (0..<matrix.columnCount).map { column in
        let start = column * matrix.rowCount
        var sum = 0.0
        for row in runs[run] { sum += weights[row] * matrix.elements[start + row] }
        return sum
      }
    }
    return partial.reduce(into: [Double](repeating: 0, count: order)) { result, part in
      for place in part.indices { result[place] += part[place] }
    }
  }

  /// zᵢᵀ·A·zᵢ of each row, for a symmetric A.
  func quadraticForms(_ a: Matrix, on workers: WorkerPool) -> [Double] {
    let images = matrix.times(a, on: workers)
    var result = [Double](repeating: 0, count: rowCount)
    for column in 0..<order {
      let start = column * rowCount
      for row in 0..<rowCount {
        result[row] += images.elements[start + row] * matrix.elements[start + row]
      }
    }
    return result
  }
}
