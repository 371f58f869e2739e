/// What a row's score costs, given its class; what the wide search minimises the sum of.
enum RowLoss: Sendable {
  /// ln(1 + exp(−s·η)).
  case logistic
  /// max(0, 1 − s·η)².
  case squaredHinge

  /// Σ wᵢ·lossᵢ of some rows of a design.
  ///
  /// - Parameters:
  ///   - scores: η of each row, from the first on.
  ///   - rows: Where the rows stand in the design.
  ///   - design: Their labels and weights.
  ///   - residuals: Receives the slope of each row's loss.
  ///   - curvatureRoots: Receives the square root of its second derivative.
  /// - Returns: The sum over the rows.
  func evaluate(
    _ scores: [Double], rows: Range<Int>, of design: Design, residuals: inout [Double],
    curvatureRoots: inout [Double]
  ) -> Double {
    switch self {
    case .logistic:
      Self.logistic(
        scores, rows: rows, of: design, residuals: &residuals, curvatureRoots: &curvatureRoots)
    case .squaredHinge:
      Self.squaredHinge(
        scores, rows: rows, of: design, residuals: &residuals, curvatureRoots: &curvatureRoots)
    }
  }

  static func logistic(
    _ scores: [Double], rows: Range<Int>, of design: Design, residuals: inout [Double],
    curvatureRoots: inout [Double]
  ) -> Double {
    var residuals = residuals.mutableSpan
    var curvatureRoots = curvatureRoots.mutableSpan
    return LogisticLoss.evaluate(
      scores.span.extracting(0..<rows.count), labels: design.labels.span.extracting(rows),
      weights: design.weights?.span.extracting(rows), residuals: &residuals,
      curvatureRoots: &curvatureRoots)
  }

  /// The second derivative of the squared hinge is taken as 0 at the kink, which is one of the
  /// values that a generalised Hessian may have there.
  private static func squaredHinge(
    _ scores: [Double], rows: Range<Int>, of design: Design, residuals: inout [Double],
    curvatureRoots: inout [Double]
  ) -> Double {
    var sum = 0.0
    for place in 0..<rows.count {
      let row = rows.lowerBound + place
      let side = design.labels[row] == 1 ? 1.0 : -1
      let weight = design.weights?[row] ?? 1
      let shortfall = max(0, 1 - side * scores[place])
      residuals[place] = -2 * weight * side * shortfall
      curvatureRoots[place] = shortfall > 0 ? (2 * weight).squareRoot() : 0
      sum += weight * shortfall * shortfall
    }
    return sum
  }
}
