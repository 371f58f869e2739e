import Learning
import LinearAlgebra
import Machine
import Testing
import _TestSupport

@Suite("Sparse matrix")
struct SparseMatrixTests {
  @Test(
    "products agree with those of the dense matrix",
    arguments: [(0, 3), (1, 1), (50, 7), (5_000, 300)])
  func products(rows: Int, columns: Int) {
    let matrix = SparseMatrix.random(rows, columns, seed: 8)
    let dense = matrix.dense
    let vector = Matrix.random(columns, 1, seed: 9).elements
    let other = Matrix.random(rows, 1, seed: 10).elements
    let workers = WorkerPool(threadCount: 2)
    let product = matrix.times(vector, on: workers)
    expectClose(product, dense.times(vector), absolute: 1e-13)
    expectClose(matrix.transposeTimes(other), dense.transposeTimes(other), absolute: 1e-12)
    #expect(matrix.transposed.dense == dense.transposed)
    #expect(matrix.transposed.transposed == matrix)
    for threads in [1, 3, 8] {
      #expect(matrix.times(vector, on: WorkerPool(threadCount: threads)) == product)
    }
    // A row's product is its own.
    let last = Array(stride(from: rows - 1, through: 0, by: -7))
    #expect(matrix.subset(last).times(vector, on: workers) == last.map { product[$0] })
  }

  @Test("Gram matrices agree with those of the dense matrix")
  func gram() {
    let matrix = SparseMatrix.random(400, 9, seed: 11)
    let weights = (0..<400).map { Double($0 % 4) / 2 }
    let workers = WorkerPool(threadCount: 1)
    expectClose(matrix.gram().elements, matrix.dense.gram(on: workers).elements, absolute: 1e-11)
    expectClose(
      matrix.gram(weights: weights).elements,
      matrix.dense.gram(weights: weights, on: workers).elements, absolute: 1e-11)
  }

  @Test("sums in lanes agree with plain sums", arguments: [0, 1, 7, 8, 9, 64, 1_001])
  func lanes(count: Int) {
    let a = Matrix.random(count, 1, seed: 12).elements
    let b = Matrix.random(count, 1, seed: 13).elements
    expectClose(a.span.sum, a.reduce(0, +), absolute: 1e-12)
    let products = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose(a.span.sumOfProducts(with: b.span), products, absolute: 1e-12)
    let squares = zip(a, b).reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
    expectClose(a.span.sumOfSquares(weights: b.span), squares, absolute: 1e-12)
  }
}
