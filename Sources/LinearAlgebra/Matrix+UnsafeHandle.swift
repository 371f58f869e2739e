internal import COpenBLAS

// The products of the first rows of a matrix, as calls of the library. Sizes are checked here,
// because the library checks none.
extension Matrix {
  /// Puts *A*·*v* of the first `rows` rows into `result`.
  package func multiply(_ vector: [Double], rows: Int, into result: inout [Double]) {
    precondition(rows <= rowCount && vector.count == columnCount && result.count >= rows)
    guard rows > 0, columnCount > 0 else { return result.withFirst(rows) { $0 = 0 } }
    unsafe cblas_dgemv(
      CblasColMajor, CblasNoTrans, OpenBLAS.size(rows), OpenBLAS.size(columnCount), 1, elements,
      OpenBLAS.size(rowCount), vector, 1, 0, &result, 1)
  }

  /// Adds *Aᵀ*·*v* of the first `rows` rows to `result`.
  package func addTransposeProduct(with vector: [Double], rows: Int, to result: inout [Double]) {
    precondition(rows <= rowCount && vector.count >= rows && result.count == columnCount)
    guard rows > 0, columnCount > 0 else { return }
    unsafe cblas_dgemv(
      CblasColMajor, CblasTrans, OpenBLAS.size(rows), OpenBLAS.size(columnCount), 1, elements,
      OpenBLAS.size(rowCount), vector, 1, 1, &result, 1)
  }

  /// Adds *AᵀA* of the first `rows` rows to the lower half of `gram`.
  package func addGram(ofRows rows: Int, to gram: inout Matrix) {
    precondition(rows <= rowCount && gram.rowCount == columnCount)
    precondition(gram.columnCount == columnCount)
    guard rows > 0, columnCount > 0 else { return }
    unsafe cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, OpenBLAS.size(columnCount), OpenBLAS.size(rows), 1,
      elements, OpenBLAS.size(rowCount), 1, &gram.elements, OpenBLAS.size(columnCount))
  }

  /// Puts the product with some columns of `other` into `block`, column after column.
  func multiply(
    byColumns columns: Range<Int>, of other: Matrix, into block: inout MutableSpan<Double>
  ) {
    precondition(columns.upperBound <= other.columnCount && columnCount == other.rowCount)
    precondition(block.count == rowCount * columns.count)
    guard columnCount > 0, rowCount > 0, !columns.isEmpty else { return }
    unsafe block.withUnsafeMutableBufferPointer { target in
      unsafe other.elements.withUnsafeBufferPointer { right in
        guard let right = right.baseAddress else { return }
        unsafe cblas_dgemm(
          CblasColMajor, CblasNoTrans, CblasNoTrans, OpenBLAS.size(rowCount),
          OpenBLAS.size(columns.count), OpenBLAS.size(columnCount), 1, elements,
          OpenBLAS.size(rowCount), right + columns.lowerBound * other.rowCount,
          OpenBLAS.size(other.rowCount), 0, target.baseAddress, OpenBLAS.size(rowCount))
      }
    }
  }
}

extension [Double] {
  fileprivate mutating func withFirst(_ count: Int, _ change: (inout Double) -> Void) {
    for place in 0..<count { change(&self[place]) }
  }
}
