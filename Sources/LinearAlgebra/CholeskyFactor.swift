internal import COpenBLAS

/// The factor *L* of a symmetric positive definite matrix *A* = *LLᵀ*.
///
/// Only the lower half of *A* is read. Factoring costs *n*³/3 operations, a solve 2*n*².
public struct CholeskyFactor: Hashable, Sendable {
  /// *L* in the lower half; the rest is not used.
  private let factor: Matrix
  private let norm: Double

  /// Factors a square matrix.
  ///
  /// - Throws: `notPositiveDefinite` with the order of the first minor that is not positive.
  /// - Complexity: O(*n*³).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "only a square matrix has a factor")
    var factor = matrix
    let order = OpenBLAS.size(matrix.rowCount)
    norm = matrix.oneNormOfLowerHalf
    if order > 0 {
      let info = unsafe LAPACKE_dpotrf(LAPACK_COL_MAJOR, Self.lower, order, &factor.elements, order)
      guard info == 0 else {
        // A negative status says that an entry is NaN; the first minor then says nothing better.
        throw .notPositiveDefinite(minor: max(Int(info), 1))
      }
    }
    self.factor = factor
  }

  private static var lower: CChar { CChar(UInt8(ascii: "L")) }

  /// How many rows and columns the matrix has.
  public var order: Int { factor.rowCount }

  /// The *x* with *A x* = `vector`.
  ///
  /// - Complexity: O(*n*²).
  public func solve(_ vector: [Double]) -> [Double] {
    solve(Matrix(rowCount: vector.count, columnCount: 1, columnMajor: vector)).elements
  }

  /// The *X* with *A X* = `matrix`, column by column.
  ///
  /// - Complexity: O(*n*² × *columns*).
  public func solve(_ matrix: Matrix) -> Matrix {
    precondition(matrix.rowCount == order, "a number for each row")
    var solution = matrix
    let order = OpenBLAS.size(order)
    guard order > 0 else { return solution }
    _ = unsafe LAPACKE_dpotrs(
      LAPACK_COL_MAJOR, Self.lower, order, OpenBLAS.size(matrix.columnCount), factor.elements,
      order, &solution.elements, order)
    return solution
  }

  /// *A*⁻¹, both halves.
  ///
  /// - Complexity: O(*n*³).
  public var inverse: Matrix {
    var inverse = factor
    let order = OpenBLAS.size(order)
    guard order > 0 else { return inverse }
    _ = unsafe LAPACKE_dpotri(LAPACK_COL_MAJOR, Self.lower, order, &inverse.elements, order)
    inverse.mirrorLowerHalf()
    return inverse
  }

  /// *T* = *L*⁻ᵀ, with *TTᵀ* = *A*⁻¹; zeros below its diagonal.
  ///
  /// - Complexity: O(*n*³).
  public var inverseRoot: Matrix { factor.transposed.inverseOfUpperHalf }

  /// ln det *A*; 0 for a matrix without rows.
  public var logDeterminant: Double { factor.diagonal.reduce(0) { $0 + 2 * logarithm($1) } }

  /// The squares of the diagonal of *L*: what of each column the columns before it leave unexplained.
  package var pivots: [Double] { factor.diagonal.map { $0 * $0 } }

  /// An estimate of 1 / (‖*A*‖₁ ‖*A*⁻¹‖₁): near 1 is good, below 1e-15 means no digit is right.
  public var reciprocalCondition: Double {
    guard order > 0 else { return 1 }
    var result = 0.0
    let order = OpenBLAS.size(order)
    _ = unsafe LAPACKE_dpocon(
      LAPACK_COL_MAJOR, Self.lower, order, factor.elements, order, norm, &result)
    return result
  }
}

extension Matrix {
  /// The largest sum of a column's absolute entries, of the symmetric matrix in the lower half.
  fileprivate var oneNormOfLowerHalf: Double {
    var sums = [Double](repeating: 0, count: columnCount)
    for j in 0..<columnCount {
      for i in j..<rowCount {
        let size = abs(elements[j * rowCount + i])
        sums[j] += size
        if i != j { sums[i] += size }
      }
    }
    return sums.max() ?? 0
  }

  /// The inverse of the triangle in the upper half, without zeros on its diagonal; the lower half is
  /// not read, and zero in the result.
  var inverseOfUpperHalf: Matrix {
    var inverse = self
    for column in 0..<columnCount {
      for row in column + 1..<max(rowCount, column + 1) { inverse[row, column] = 0 }
    }
    let order = OpenBLAS.size(rowCount)
    guard order > 0 else { return inverse }
    _ = unsafe LAPACKE_dtrtri(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), order,
      &inverse.elements, order)
    return inverse
  }
}
