internal import COpenBLAS

/// The factors of *A P* = *Q R*, columns taken in the order of what they add (pivoting).
///
/// The diagonal of *R* falls in size, so a matrix whose columns depend on one another shows it at
/// the end. Source: Businger and Golub, "Linear least squares solutions by Householder
/// transformations", Numerische Mathematik 7 (1965).
public struct QRFactor: Hashable, Sendable {
  /// *R* in the upper half of its first rows; below it the vectors that make *Q*.
  private let factor: Matrix
  /// The column of *A* that stands at each place of *R*.
  public let pivots: [Int]

  /// Factors a matrix.
  ///
  /// - Parameter matrix: Finite entries.
  /// - Complexity: O(*rows* × *columns*²).
  public init(_ matrix: Matrix) {
    var factor = matrix
    var pivots = [Int32](repeating: 0, count: matrix.columnCount)
    let steps = min(matrix.rowCount, matrix.columnCount)
    if steps > 0 {
      var reflections = [Double](repeating: 0, count: steps)
      _ = unsafe LAPACKE_dgeqp3(
        LAPACK_COL_MAJOR, OpenBLAS.size(matrix.rowCount), OpenBLAS.size(matrix.columnCount),
        &factor.elements, OpenBLAS.size(matrix.rowCount), &pivots, &reflections)
    } else {
      for place in pivots.indices { pivots[place] = Int32(place + 1) }
    }
    self.factor = factor
    self.pivots = pivots.map { Int($0) - 1 }
  }

  /// How many columns are independent: those whose diagonal in *R* exceeds `tolerance` times the
  /// first.
  public func rank(tolerance: Double) -> Int {
    let diagonal = factor.diagonal.map(abs)
    guard let largest = diagonal.first, largest > 0 else { return 0 }
    return diagonal.prefix { $0 > tolerance * largest }.count
  }

  /// *T* with *TTᵀ* = (*AᵀA*)⁻¹: the inverse of *R*, its rows in the order of *A*'s columns.
  ///
  /// For independent columns and at least as many rows. *AᵀA* itself is never formed: its condition
  /// is the square of that of *A*.
  ///
  /// - Complexity: O(*columns*³).
  public var gramInverseRoot: Matrix {
    let order = pivots.count
    precondition(factor.rowCount >= order, "at least as many rows as columns")
    var triangle = Matrix(rowCount: order, columnCount: order)
    for column in 0..<order {
      for row in 0...column { triangle[row, column] = factor[row, column] }
    }
    let inverse = triangle.inverseOfUpperHalf
    var result = Matrix(rowCount: order, columnCount: order)
    for column in 0..<order {
      for row in 0..<order { result[pivots[row], column] = inverse[row, column] }
    }
    return result
  }

  /// One column that is a combination of others.
  public struct Dependence: Hashable, Sendable {
    /// The dependent column.
    public let column: Int
    /// The columns that it is a combination of, ascending; empty for a column of zeros.
    public let others: [Int]
  }

  /// The columns beyond the rank, each with those that it is a combination of.
  ///
  /// - Parameter tolerance: As for `rank`. A column takes part in a combination when its
  ///   coefficient exceeds 1e-6.
  /// - Returns: One entry for each dependent column; empty for independent columns.
  /// - Complexity: O(*rank*² × dependent columns).
  public func dependences(tolerance: Double) -> [Dependence] {
    let rank = rank(tolerance: tolerance)
    return (rank..<max(rank, pivots.count)).map { place in
      let coefficients = combination(ofPlace: place, rank: rank)
      let others = coefficients.indices.filter { abs(coefficients[$0]) > 1e-6 }
      return Dependence(column: pivots[place], others: others.map { pivots[$0] }.sorted())
    }
  }

  /// Solves *R₁₁ x* = the first entries of a later column of *R*, from the last row upwards.
  private func combination(ofPlace place: Int, rank: Int) -> [Double] {
    var result = (0..<rank).map { factor[$0, place] }
    for row in stride(from: rank - 1, through: 0, by: -1) {
      for later in row + 1..<max(rank, row + 1) {
        result[row] -= factor[row, later] * result[later]
      }
      result[row] /= factor[row, row]
    }
    return result
  }
}
