internal import LinearAlgebra

/// Some consecutive rows of a design, standardised, with a column of ones before the others.
///
/// A block is small enough for the cache: its columns are read from memory once for the log-odds,
/// the gradient and the Hessian together.
struct DesignBlock {
  static let rowLimit = 1_024

  private let design: Design
  private var rows = 0..<0
  /// Standardised columns; in `addHessian` each row is multiplied by the root of its curvature.
  private var columns: Matrix
  private var logOdds = [Double](repeating: 0, count: rowLimit)
  private var residuals = [Double](repeating: 0, count: rowLimit)
  private var curvatureRoots = [Double](repeating: 0, count: rowLimit)

  init(_ design: Design) {
    self.design = design
    columns = Matrix(rowCount: Self.rowLimit, columnCount: design.columnCount + 1, repeating: 1)
  }

  /// Moves to other rows, at most `rowLimit` of them.
  mutating func load(_ rows: Range<Int>) {
    self.rows = rows
    let design = design
    var elements = columns.elements.mutableSpan
    for (place, column) in design.columns.enumerated() {
      elements.putStandardised(
        column.span.extracting(rows), at: (place + 1) * Self.rowLimit,
        centre: design.centres[place], scale: design.scales[place])
    }
    if let sparse = design.sparse { columns.loadSparse(sparse, of: design, rows: rows) }
  }

  /// b + Σ γⱼzᵢⱼ of the block's rows.
  mutating func moveTo(_ point: [Double]) {
    columns.multiply(point, rows: rows.count, into: &logOdds)
  }

  /// Σ wᵢ·lossᵢ of the rows; keeps what gradient and Hessian need.
  mutating func loss() -> Double {
    LogisticLoss.evaluate(
      logOdds, rows: rows, of: design, residuals: &residuals, curvatureRoots: &curvatureRoots)
  }

  /// Adds the gradient of the rows' loss.
  func addGradient(to gradient: inout [Double]) {
    columns.addTransposeProduct(with: residuals, rows: rows.count, to: &gradient)
  }

  /// Adds the Hessian of the rows' loss to the lower half; the block must be loaded anew after it.
  mutating func addHessian(to hessian: inout Matrix) {
    let (roots, count, width) = (curvatureRoots, rows.count, columns.columnCount)
    var elements = columns.elements.mutableSpan
    for place in 0..<width {
      elements.multiply(at: place * Self.rowLimit, by: roots.span.extracting(0..<count))
    }
    columns.addGram(ofRows: rows.count, to: &hessian)
    for row in 0..<count { columns.elements[row] = 1 }
  }

  /// The log-odds of the rows, as `moveTo` left them.
  func forEachLogOdds(_ body: (_ row: Int, _ logOdds: Double) -> Void) {
    for row in rows { body(row, logOdds[row - rows.lowerBound]) }
  }
}

extension Matrix {
  /// Puts the sparse columns of some rows behind the dense ones, standardised.
  fileprivate mutating func loadSparse(
    _ sparse: SparseMatrix, of design: Design, rows: Range<Int>
  ) {
    let first = design.denseCount
    for column in 0..<sparse.columnCount {
      let start = (first + column + 1) * rowCount
      let zero = -design.centres[first + column] / design.scales[first + column]
      for place in start..<start + rows.count { elements[place] = zero }
    }
    for row in rows {
      for entry in sparse.entries(ofRow: row) {
        let column = first + Int(sparse.columnIndices[entry])
        elements[(column + 1) * rowCount + row - rows.lowerBound] =
          (sparse.values[entry] - design.centres[column]) / design.scales[column]
      }
    }
  }
}
