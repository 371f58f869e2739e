internal import LinearAlgebra
internal import Machine

/// The objective of wide data, by products with the matrix of features and its transpose.
///
/// Both orders of the sparse part are kept, so that each entry of a product is one sum along a row
/// or a column, in a fixed order, whichever thread makes it.
struct WideObjective: Sendable {
  let design: Design
  private let loss: RowLoss
  private let workers: WorkerPool
  private let dense: [[Double]]
  private let byRow: SparseMatrix
  private let byColumn: SparseMatrix
  private let penalties: [Double]
  /// What b is of the coordinates, where b is penalised.
  private let interceptDirection: [Double]?

  /// The objective at a point, and what products with its Hessian need.
  struct Evaluation: Sendable {
    var value: Double
    var gradient: [Double]
    /// The second derivative of each row's loss.
    var curvatures: [Double]
    /// The largest entry of the gradient by size, divided by the total weight.
    var maxNorm: Double
  }

  init(_ design: Design, _ loss: RowLoss, on workers: WorkerPool) {
    self.design = design
    self.loss = loss
    self.workers = workers
    dense = workers.map(count: design.denseCount) { place in
      design.columns[place].map { ($0 - design.centres[place]) / design.scales[place] }
    }
    byRow =
      design.sparse
      ?? SparseMatrix(
        columnCount: 0, rowStarts: Array(repeating: 0, count: design.rowCount + 1),
        columnIndices: [], values: [])
    byColumn = byRow.transposed
    penalties = [0] + design.penalties
    interceptDirection = design.interceptPenalty > 0 ? design.interceptDirection : nil
  }

  /// The objective, its gradient and the curvature of each row.
  func evaluate(_ point: [Double]) -> Evaluation {
    let runs = BlockRuns(count: design.rowCount)
    let parts = workers.map(count: runs.count) { run in rowPart(of: runs[run], at: point) }
    let residuals = Array(parts.map(\.residuals).joined())
    var value = parts.reduce(0) { $0 + $1.loss }
    var gradient = transposeProduct(with: residuals)
    for place in point.indices {
      value += penalties[place] / 2 * point[place] * point[place]
      gradient[place] += penalties[place] * point[place]
    }
    value += addInterceptPenalty(of: point, to: &gradient) / 2
    return Evaluation(
      value: value, gradient: gradient, curvatures: Array(parts.map(\.curvatures).joined()),
      maxNorm: gradient.maxNorm / design.totalWeight)
  }

  /// Hessian · `direction`.
  func hessianProduct(at here: Evaluation, with direction: [Double]) -> [Double] {
    var images = [Double](repeating: 0, count: design.rowCount)
    workers.forEachBlock(of: &images, size: BlockRuns.length) { rows, block in
      fill(&block, with: direction, rows: rows)
      block.multiply(by: here.curvatures.span.extracting(rows))
    }
    var result = transposeProduct(with: images)
    for place in result.indices { result[place] += penalties[place] * direction[place] }
    _ = addInterceptPenalty(of: direction, to: &result)
    return result
  }

  /// Adds λ·(a·v)·a, with b = a·γ the intercept, and returns λ·(a·v)².
  private func addInterceptPenalty(of vector: [Double], to sums: inout [Double]) -> Double {
    guard let interceptDirection else { return 0 }
    let intercept = interceptDirection.span.sumOfProducts(with: vector.span)
    let pull = design.interceptPenalty * intercept
    var span = sums.mutableSpan
    span.add(interceptDirection.span, times: pull)
    return pull * intercept
  }

  /// The diagonal of the Hessian, above 0.
  func hessianDiagonal(at here: Evaluation) -> [Double] {
    var result = penalties
    result[0] = max(here.curvatures.reduce(0, +), .leastNormalMagnitude)
    if let interceptDirection {
      for (place, share) in interceptDirection.enumerated() {
        result[place] += design.interceptPenalty * share * share
      }
    }
    let dense = workers.map(count: dense.count) { column -> Double in
      let values = self.dense[column]
      return values.span.sumOfSquares(weights: here.curvatures.span)
    }
    for (place, sum) in dense.enumerated() { result[place + 1] += sum }
    let first = dense.count + 1
    var sparse = [Double](repeating: 0, count: byColumn.rowCount)
    workers.forEachBlock(of: &sparse, size: BlockRuns.columns) { columns, block in
      for column in columns {
        block[column - columns.lowerBound] = byColumn.sumOfSquares(
          ofRow: column, weights: here.curvatures)
      }
    }
    for (place, sum) in sparse.enumerated() { result[first + place] += sum }
    return result
  }

  private struct RowPart: Sendable {
    var loss: Double
    var residuals: [Double]
    var curvatures: [Double]
  }

  private func rowPart(of rows: Range<Int>, at point: [Double]) -> RowPart {
    var logOdds = [Double](repeating: 0, count: rows.count)
    var logOddsSpan = logOdds.mutableSpan
    fill(&logOddsSpan, with: point, rows: rows)
    var part = RowPart(
      loss: 0, residuals: Array(repeating: 0, count: rows.count),
      curvatures: Array(repeating: 0, count: rows.count))
    part.loss = loss.evaluate(
      logOdds, rows: rows, of: design, residuals: &part.residuals,
      curvatureRoots: &part.curvatures)
    for place in part.curvatures.indices { part.curvatures[place] *= part.curvatures[place] }
    return part
  }

  /// Puts b + Σ xᵢⱼ·pointⱼ of some rows into a block.
  private func fill(_ block: inout MutableSpan<Double>, with point: [Double], rows: Range<Int>) {
    for place in block.indices { block[place] = point[0] }
    for (place, column) in dense.enumerated() {
      block.add(column.span.extracting(rows), times: point[place + 1])
    }
    byRow.addProducts(
      ofRows: rows, with: point.span.extracting((dense.count + 1)...), to: &block)
  }

  /// The sum of `vector`, then its products with each column.
  private func transposeProduct(with vector: [Double]) -> [Double] {
    let dense = workers.map(count: dense.count) { column -> Double in
      let values = self.dense[column]
      return values.span.sumOfProducts(with: vector.span)
    }
    var sparse = [Double](repeating: 0, count: byColumn.rowCount)
    workers.forEachBlock(of: &sparse, size: BlockRuns.columns) { columns, block in
      byColumn.addProducts(ofRows: columns, with: vector.span, to: &block)
    }
    return [vector.span.sum] + dense + sparse
  }
}

/// How rows and columns are cut into pieces that are worth handing to a thread.
struct BlockRuns {
  static let length = 1_024
  static let columns = 256
  let total: Int

  init(count: Int) { total = count }

  var count: Int { (total + Self.length - 1) / Self.length }

  subscript(run: Int) -> Range<Int> {
    run * Self.length..<min((run + 1) * Self.length, total)
  }
}
