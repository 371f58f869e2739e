import Learning
import LinearAlgebra
import Machine
import Testing
import _TestSupport

@Suite("Matrix")
struct MatrixTests {
  private let workers = WorkerPool(threadCount: 2)

  @Test("stores columns one after the other")
  func layout() {
    let matrix = Matrix(rows: [[1, 3, 5], [2, 4, 6]])
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix == Matrix(columns: [[1, 2], [3, 4], [5, 6]]))
    #expect(matrix == Matrix(rowCount: 2, columnCount: 3, columnMajor: [1, 2, 3, 4, 5, 6]))
    #expect(matrix[1, 2] == 6)
    #expect(Array(matrix.column(1)) == [3, 4])
    #expect(matrix.diagonal == [1, 4])
    #expect(matrix.transposed == Matrix(rows: [[1, 2], [3, 4], [5, 6]]))
    #expect(matrix.transposed.transposed == matrix)
    #expect(Matrix.identity(2) == Matrix(rows: [[1, 0], [0, 1]]))
    #expect(Matrix(rows: []).columnCount == 0)
  }

  @Test(
    "products agree with plain loops",
    arguments: [(1, 1, 1), (2, 3, 4), (7, 1, 130), (65, 40, 129), (0, 3, 2), (3, 0, 2), (3, 2, 0)])
  func products(rows: Int, inner: Int, columns: Int) {
    let a = Matrix.random(rows, inner, seed: 1)
    let b = Matrix.random(inner, columns, seed: 2)
    expectClose(a.times(b, on: workers).elements, a.naiveTimes(b).elements, absolute: 1e-12)
    let vector = Matrix.random(inner, 1, seed: 3)
    expectClose(a.times(vector.elements), a.naiveTimes(vector).elements, absolute: 1e-13)
    let other = Matrix.random(rows, 1, seed: 4)
    expectClose(
      a.transposeTimes(other.elements), a.transposed.naiveTimes(other).elements, absolute: 1e-13)
  }

  @Test("Gram matrices agree with plain loops", arguments: [(1, 1), (3, 5), (2_500, 4), (0, 3)])
  func gram(rows: Int, columns: Int) {
    let a = Matrix.random(rows, columns, seed: 5)
    let weights = (0..<rows).map { Double($0 % 3) }
    expectClose(
      a.gram(on: workers).elements, a.transposed.naiveTimes(a).elements, absolute: 1e-10)
    expectClose(
      a.gram(weights: weights, on: workers).elements,
      a.transposed.naiveTimes(a.scalingRows(by: weights)).elements, absolute: 1e-10)
  }

  @Test("the same bits on any number of threads, and in arrays that lie elsewhere")
  func sameBits() {
    let a = Matrix.random(20_011, 29, seed: 6)
    let b = Matrix.random(29, 331, seed: 7)
    let weights = (0..<a.rowCount).map { 1 / Double($0 + 1) }
    let gram = a.gram(weights: weights, on: WorkerPool(threadCount: 1))
    let product = a.times(b, on: WorkerPool(threadCount: 1))
    let vector = a.times(Array(b.column(0)))
    for threads in [1, 2, 3, 8] {
      let workers = WorkerPool(threadCount: threads)
      // Another array in front moves the copies to other addresses.
      for shift in 1...5 {
        let inTheWay = [UInt8](repeating: 1, count: shift * 4_111)
        var copy = a
        copy[0, 0] = 0
        copy[0, 0] = a[0, 0]
        #expect(copy.gram(weights: weights, on: workers) == gram)
        #expect(copy.times(Array(b.column(0))) == vector)
        #expect(inTheWay.count == shift * 4_111)
      }
      #expect(a.times(b, on: workers) == product)
    }
  }

  @Test("runs of rows cover all rows once and do not grow in number with the data")
  func runs() {
    for rows in [0, 1, 1_999, 2_000, 2_001, 123_456, 10_000_000] {
      for columns in [1, 30, 500, 5_000] {
        let runs = RowRuns(rowCount: rows, columnCount: columns)
        var next = 0
        for run in 0..<runs.count {
          #expect(runs[run].lowerBound == next && !runs[run].isEmpty)
          next = runs[run].upperBound
        }
        #expect(next == rows)
        #expect(runs.count <= 64)
      }
    }
  }
}
