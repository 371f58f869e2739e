internal import COpenBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix, *A* = *V* diag(*λ*) *Vᵀ*.
public struct SymmetricEigen: Hashable, Sendable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// A unit eigenvector for each value, as columns; the largest entry of each is positive.
  public let vectors: Matrix

  /// Takes a symmetric matrix apart; only its lower half is read.
  ///
  /// - Throws: `eigenvaluesNotFound`, in practice only for entries that are not finite.
  /// - Complexity: O(*n*³).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "only a square matrix has eigenvalues")
    var vectors = matrix
    var values = [Double](repeating: 0, count: matrix.rowCount)
    let order = OpenBLAS.size(matrix.rowCount)
    if order > 0 {
      let info = unsafe LAPACKE_dsyevd(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), order,
        &vectors.elements, order, &values)
      guard info == 0 else { throw .eigenvaluesNotFound }
    }
    self.values = values
    self.vectors = vectors.withPositivePeaks
  }
}

extension Matrix {
  /// Columns whose largest entry by size is positive: an eigenvector's sign is arbitrary, ours not.
  fileprivate var withPositivePeaks: Matrix {
    var result = self
    for j in 0..<columnCount {
      let peak = column(j).max { abs($0) < abs($1) } ?? 0
      guard peak < 0 else { continue }
      for i in 0..<rowCount { result[i, j] = -self[i, j] }
    }
    return result
  }
}
