import Foundation
import Learning
import LinearAlgebra
import Machine
import Testing
import _TestSupport

@Suite("Cholesky factor")
struct CholeskyFactorTests {
  private let workers = WorkerPool(threadCount: 1)

  private func positiveDefinite(_ order: Int, seed: UInt64) -> Matrix {
    Matrix.random(order + 5, order, seed: seed).gram(on: workers)
  }

  @Test("solves and inverts", arguments: [1, 2, 5, 40], 1..<5 as Range<UInt64>)
  func solves(order: Int, seed: UInt64) throws {
    let matrix = positiveDefinite(order, seed: seed)
    let truth = Matrix.random(order, 3, seed: seed + 100)
    let factor = try CholeskyFactor(matrix)
    #expect(factor.order == order)
    expectClose(
      factor.solve(matrix.naiveTimes(truth)).elements, truth.elements, absolute: 1e-7)
    expectClose(
      matrix.naiveTimes(factor.inverse).elements, Matrix.identity(order).elements, absolute: 1e-8)
    #expect(factor.inverse == factor.inverse.transposed)
    let root = factor.inverseRoot
    expectClose(
      root.naiveTimes(root.transposed).elements, factor.inverse.elements, absolute: 1e-7)
  }

  @Test("knows determinant and condition of a matrix that one can see through")
  func diagonal() throws {
    let factor = try CholeskyFactor(Matrix(rows: [[4, 0, 0], [0, 1e-6, 0], [0, 0, 9]]))
    expectClose(factor.logDeterminant, log(3.6e-5), absolute: 1e-13)
    expectClose(factor.reciprocalCondition, 1e-6 / 9, relative: 1e-10)
    #expect(factor.solve([4, 1e-6, 9]) == [1, 1, 1])
    let empty = try CholeskyFactor(Matrix(rowCount: 0, columnCount: 0))
    #expect(empty.logDeterminant == 0)
    #expect(empty.reciprocalCondition == 1)
    #expect(empty.solve([]) == [])
  }

  @Test("reads the lower half only")
  func lowerHalf() throws {
    let factor = try CholeskyFactor(Matrix(rows: [[4, 99], [2, 5]]))
    expectClose(factor.solve([8, 12]), [1, 2], absolute: 1e-14)
  }

  @Test("refuses what is not positive definite, and says where")
  func refuses() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(minor: 2)) {
      try CholeskyFactor(Matrix(rows: [[1, 1], [1, 1]]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(minor: 1)) {
      try CholeskyFactor(Matrix(rows: [[-1]]))
    }
    #expect(throws: LinearAlgebraError.self) { try CholeskyFactor(Matrix(rows: [[.nan]])) }
    #expect(
      "\(LinearAlgebraError.notPositiveDefinite(minor: 2))" == """
        matrix: the leading minor of order 2 is not positive – expected a positive definite \
        matrix; column 2 may be a combination of those before it
        """)
    #expect(
      "\(LinearAlgebraError.eigenvaluesNotFound)"
        == "matrix: its eigenvalues were not found – expected finite entries")
  }
}

@Suite("QR factor")
struct QRFactorTests {
  @Test("finds the rank of products of thin matrices", arguments: [1, 3, 6])
  func rank(rank: Int) {
    let matrix = Matrix.random(30, rank, seed: 1).naiveTimes(Matrix.random(rank, 6, seed: 2))
    let factor = QRFactor(matrix)
    #expect(factor.rank(tolerance: 1e-10) == rank)
    #expect(factor.pivots.sorted() == Array(0..<6))
    #expect(factor.dependences(tolerance: 1e-10).count == 6 - rank)
  }

  @Test("names a column that is a combination, and of which others")
  func dependences() {
    var columns = (0..<4).map { Array(Matrix.random(20, 1, seed: UInt64($0 + 1)).elements) }
    columns.append(zip(columns[1], columns[3]).map { 2 * $0 - 5 * $1 })
    let found = QRFactor(Matrix(columns: columns)).dependences(tolerance: 1e-10)
    #expect(found.count == 1)
    let circle = found.flatMap { $0.others + [$0.column] }.sorted()
    #expect(circle == [1, 3, 4])
  }

  @Test("of zeros, of nothing, and of more columns than rows")
  func edges() {
    let zeros = QRFactor(Matrix(rowCount: 3, columnCount: 2))
    #expect(zeros.rank(tolerance: 1e-10) == 0)
    #expect(zeros.dependences(tolerance: 1e-10).map(\.others) == [[], []])
    #expect(QRFactor(Matrix(rowCount: 0, columnCount: 2)).pivots == [0, 1])
    #expect(QRFactor(Matrix.random(2, 5, seed: 1)).rank(tolerance: 1e-10) == 2)
  }
}

@Suite("Eigenvalues of a symmetric matrix")
struct SymmetricEigenTests {
  @Test("put the matrix together again", arguments: [1, 2, 7, 30])
  func recompose(order: Int) throws {
    let half = Matrix.random(order, order, seed: UInt64(order))
    let matrix = half.transposed.naiveTimes(half)
    let eigen = try SymmetricEigen(matrix)
    #expect(eigen.values == eigen.values.sorted())
    let scaled = eigen.vectors.transposed.scalingRows(by: eigen.values)
    expectClose(eigen.vectors.naiveTimes(scaled).elements, matrix.elements, absolute: 1e-11)
    expectClose(
      eigen.vectors.transposed.naiveTimes(eigen.vectors).elements,
      Matrix.identity(order).elements, absolute: 1e-12)
  }

  @Test("of a matrix that one can see through, with signs that are ours")
  func known() throws {
    let eigen = try SymmetricEigen(Matrix(rows: [[2, 0], [1, 2]]))
    expectClose(eigen.values, [1, 3], absolute: 1e-14)
    let root = 0.5.squareRoot()
    expectClose(eigen.vectors.column(1).map { $0 }, [root, root], absolute: 1e-14)
    #expect((eigen.vectors.column(0).max { abs($0) < abs($1) } ?? 0) > 0)
  }
}
