internal import LinearAlgebra

/// Columns that say nothing of their own.
enum Collinearity {
  /// Below this share of a column's variance left by the others, the columns are looked at closely.
  ///
  /// The Gram matrix squares the condition of the columns and loses half of their digits.
  static let suspicion = 1e-9
  /// A column is a combination of others when less than this share of its length is its own.
  ///
  /// It is the share that R's `lm` takes; below it the Hessian has no digit left that tells the
  /// columns apart.
  private static let certainty = 1e-7

  /// Throws when a column is constant or a combination of others.
  ///
  /// - Parameters:
  ///   - design: The columns.
  ///   - hessianAtStart: Where all rows have one probability, the Hessian is the Gram matrix of the
  ///     standardised columns times a number.
  /// - Throws: `collinear` with the names of the columns.
  /// - Complexity: O(*columns*³); O(*rows* × *columns*²) when suspicion arises.
  static func check(_ design: Design, hessianAtStart: Matrix) throws(LinearModelError) {
    if let constant = design.isConstant.firstIndex(of: true) {
      throw .collinear(column: design.names[constant], with: [])
    }
    guard isSuspicious(hessianAtStart) else { return }
    try checkClosely(design.standardised, names: design.names)
  }

  /// Throws when a column is a combination of others.
  ///
  /// - Parameters:
  ///   - columns: Standardised columns after one of ones.
  ///   - gram: Their Gram matrix, weighted or not.
  /// - Throws: `collinear` with the names of the columns.
  static func check(_ columns: StandardColumns, gram: Matrix) throws(LinearModelError) {
    guard isSuspicious(gram) else { return }
    let (rows, order) = (columns.rowCount, columns.order)
    let withoutOnes = Matrix(
      rowCount: rows, columnCount: order - 1,
      columnMajor: Array(columns.matrix.elements[rows...]))
    try checkClosely(withoutOnes, names: columns.names)
  }

  private static func isSuspicious(_ gram: Matrix) -> Bool {
    guard let factor = try? CholeskyFactor(gram) else { return true }
    let shares = zip(factor.pivots, gram.diagonal).map { $0 / $1 }
    return shares.contains { !($0 >= suspicion) }
  }

  private static func checkClosely(
    _ standardised: Matrix, names: [String]
  ) throws(LinearModelError) {
    let dependences = QRFactor(standardised).dependences(tolerance: certainty)
    guard let first = dependences.min(by: { $0.column < $1.column }) else { return }
    // Of a circle of columns any can be called the dependent one; we name the last of the table.
    let circle = (first.others + [first.column]).sorted()
    throw .collinear(
      column: names[circle[circle.count - 1]], with: circle.dropLast().map { names[$0] })
  }
}

extension Design {
  /// All columns, standardised, in one matrix.
  fileprivate var standardised: Matrix {
    var result: [[Double]] = []
    for (place, column) in columns.enumerated() {
      result.append(column.map { ($0 - centres[place]) / scales[place] })
    }
    guard let byColumn = sparse?.transposed else { return Matrix(columns: result) }
    for column in 0..<byColumn.rowCount {
      let place = denseCount + column
      var values = [Double](repeating: -centres[place] / scales[place], count: rowCount)
      for entry in byColumn.entries(ofRow: column) {
        values[Int(byColumn.columnIndices[entry])] =
          (byColumn.values[entry] - centres[place]) / scales[place]
      }
      result.append(values)
    }
    return Matrix(columns: result)
  }
}
