internal import LinearAlgebra

/// Some consecutive rows of a design: their log-odds, loss, gradient and Hessian.
///
/// A block is small enough for the cache, so its columns come from memory once for all four.
struct DesignBlock {
  /// Not a power of two: columns would then fall into the same few places of the cache.
  static let rowLimit = 1_000

  private let design: Design
  private var rows = 0..<0
  private var logOdds = [Double](repeating: 0, count: rowLimit)
  private var residuals = [Double](repeating: 0, count: rowLimit)
  private var curvatureRoots = [Double](repeating: 0, count: rowLimit)
  /// √curvature times one and each standardised column, of which the Hessian is the Gram matrix;
  /// one column of scratch where no Hessian is wanted.
  private var scaled: Matrix

  init(_ design: Design, withHessian: Bool = true) {
    self.design = design
    scaled = Matrix(
      rowCount: Self.rowLimit, columnCount: withHessian ? design.columnCount + 1 : 1)
  }

  /// Takes up other rows, at most `rowLimit`, with γ₀ + Σ γⱼzᵢⱼ of each.
  mutating func move(to rows: Range<Int>, at point: [Double]) {
    self.rows = rows
    let design = design
    let slopes = zip(point.dropFirst(), design.scales).map { $0 / $1 }
    let sparseStart = design.denseCount
    let ofZeros = (sparseStart..<slopes.count).reduce(point[0]) {
      $0 - slopes[$1] * design.centres[$1]
    }
    var span = logOdds.mutableSpan
    for place in 0..<rows.count { span[place] = ofZeros }
    span.addCentred(design.columns, rows: rows, centres: design.centres, times: slopes)
    guard let sparse = design.sparse else { return }
    let sparseSlopes = Array(slopes[sparseStart...])
    for row in rows {
      let place = row - rows.lowerBound
      span[place] = sparse.product(ofRow: row, with: sparseSlopes, from: span[place])
    }
  }

  /// Σ wᵢ·lossᵢ of the rows; keeps what gradient and Hessian need.
  mutating func loss() -> Double {
    RowLoss.logistic(
      logOdds, rows: rows, of: design, residuals: &residuals, curvatureRoots: &curvatureRoots)
  }

  /// Adds the gradient of the rows' loss, and the lower half of its Hessian where one is wanted.
  mutating func addDerivatives(to gradient: inout [Double], _ hessian: inout Matrix?) {
    let count = rows.count
    let residualSum = residuals.span.extracting(0..<count).sum
    gradient[0] += residualSum
    addDenseColumns(to: &gradient)
    if let sparse = design.sparse { addSparse(sparse, residualSum, to: &gradient) }
    guard var sum = hessian.take() else { return }
    for row in 0..<count { scaled.elements[row] = curvatureRoots[row] }
    if let sparse = design.sparse { scaled.putSparse(sparse, rows, of: design, curvatureRoots) }
    scaled.addGram(ofRows: count, to: &sum)
    hessian = sum
  }

  /// The dense part of the gradient; leaves the scaled columns behind for the Hessian.
  private mutating func addDenseColumns(to gradient: inout [Double]) {
    let (design, rows, residuals, roots) = (design, rows, residuals, curvatureRoots)
    let keepsColumns = scaled.columnCount > 1
    var elements = scaled.elements.mutableSpan
    var sums = gradient.mutableSpan
    elements.putScaled(
      design.columns, rows: rows, stride: keepsColumns ? Self.rowLimit : nil,
      centres: design.centres, scales: design.scales, residuals: residuals.span,
      roots: roots.span, addingTo: &sums)
  }

  private func addSparse(
    _ sparse: SparseMatrix, _ residualSum: Double, to gradient: inout [Double]
  ) {
    let first = design.denseCount
    for column in first..<design.columnCount {
      gradient[column + 1] -= design.centres[column] / design.scales[column] * residualSum
    }
    for row in rows {
      let residual = residuals[row - rows.lowerBound]
      for entry in sparse.entries(ofRow: row) {
        let column = first + Int(sparse.columnIndices[entry])
        gradient[column + 1] += residual * sparse.values[entry] / design.scales[column]
      }
    }
  }

  /// The rows' labels and log-odds, one after the other.
  func forEachLogOdds(_ body: (_ label: UInt8, _ logOdds: Double) -> Void) {
    for row in rows { body(design.labels[row], logOdds[row - rows.lowerBound]) }
  }
}

extension Matrix {
  /// Puts √curvature times the standardised sparse columns of some rows behind the dense ones.
  fileprivate mutating func putSparse(
    _ sparse: SparseMatrix, _ rows: Range<Int>, of design: Design, _ roots: [Double]
  ) {
    let first = design.denseCount
    for column in first..<design.columnCount {
      let zero = -design.centres[column] / design.scales[column]
      let start = (column + 1) * rowCount
      for place in 0..<rows.count { elements[start + place] = zero * roots[place] }
    }
    for row in rows {
      let place = row - rows.lowerBound
      for entry in sparse.entries(ofRow: row) {
        let column = first + Int(sparse.columnIndices[entry])
        let value = (sparse.values[entry] - design.centres[column]) / design.scales[column]
        elements[(column + 1) * rowCount + place] = value * roots[place]
      }
    }
  }
}
