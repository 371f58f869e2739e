public import Learning
internal import LinearAlgebra
public import Machine

/// How much of the columns is told by the others.
public struct ColumnDependence: Hashable, Sendable, Codable {
  /// One column.
  public struct Row: Hashable, Sendable, Codable {
    /// The name of the column.
    public let name: String
    /// The variance inflation factor.
    ///
    /// 1 / (1 − R²) of the column explained by the others and a constant: the factor by which its
    /// variance is larger than it would be beside unrelated columns. From 1; above 5 is much,
    /// above 10 very much.
    public let varianceInflation: Double
    /// The factor without a constant.
    ///
    /// Σ x² / RSS of the column explained by the others without a constant, as some programs report
    /// it. It mostly says that a column's mean is not 0, and is not the factor of a model that has
    /// an intercept.
    public let uncentredInflation: Double
  }

  /// The columns, in their order.
  public let rows: [Row]
  /// Belsley's scaled condition number.
  ///
  /// The largest by the smallest singular value of the columns,
  /// a constant among them, each scaled to length 1. Above 30 is much.
  public let conditionNumber: Double

  /// Looks at the columns of a table.
  ///
  /// - Parameters:
  ///   - features: Numeric columns without missing values.
  ///   - workers: The threads to run on; the numbers do not depend on them.
  /// - Throws: `LinearModelError`: a column is constant, a combination of others, or has missing
  ///   values.
  /// - Complexity: O(*rows* × *columns*²).
  public init(_ features: FeatureTable, on workers: WorkerPool) throws(LinearModelError) {
    let columns = try StandardColumns(features, on: workers)
    let gram = columns.matrix.gram(on: workers)
    try Collinearity.check(columns, gram: gram)
    let raw = try StandardColumns(features, centred: false, on: workers).matrix.gram(on: workers)
    let centred = Self.inflations(gram)
    let uncentred = Self.inflations(raw.withoutFirst)
    rows = columns.names.indices.map { place in
      Row(
        name: columns.names[place], varianceInflation: centred[place + 1],
        uncentredInflation: uncentred[place])
    }
    let roots = raw.diagonal.map { $0.squareRoot() }
    var scaled = raw
    for i in roots.indices {
      for j in roots.indices { scaled[i, j] = raw[i, j] / (roots[i] * roots[j]) }
    }
    let values = (try? SymmetricEigen(scaled).values) ?? []
    conditionNumber = ((values.last ?? 1) / max(0, values.first ?? 1)).squareRoot()
  }

  /// The diagonal of the matrix times that of its inverse; infinite where there is no inverse.
  private static func inflations(_ gram: Matrix) -> [Double] {
    guard let factor = try? CholeskyFactor(gram) else {
      return [Double](repeating: .infinity, count: gram.rowCount)
    }
    return zip(gram.diagonal, factor.inverse.diagonal).map { max(1, $0 * $1) }
  }
}

extension Matrix {
  /// Without its first row and column.
  fileprivate var withoutFirst: Matrix {
    var result = Matrix(rowCount: rowCount - 1, columnCount: columnCount - 1)
    for i in 1..<rowCount {
      for j in 1..<columnCount { result[i - 1, j - 1] = self[i, j] }
    }
    return result
  }
}
