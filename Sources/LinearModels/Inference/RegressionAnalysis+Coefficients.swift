internal import LinearAlgebra

extension RegressionAnalysis {
  /// Estimates with standard errors of a kind; t in least squares, z in logistic regression.
  ///
  /// - Complexity: O(*columns*³) for the classical kind, O(*rows* × *columns*²) for the others.
  public func coefficients(_ kind: CovarianceKind = .classical) -> CoefficientTable {
    var estimates = columns.inOwnUnits(point)
    estimates[0] += interceptShift
    let covariance = covariance(kind, by: columns.inOwnUnits(columnsOf: root))
    let freedom = self.kind == .leastSquares ? degreesOfFreedom : nil
    return CoefficientTable(
      rows: names.indices.map { place in
        CoefficientTable.Row(
          name: names[place], estimate: estimates[place],
          standardError: max(0, covariance[place, place]).squareRoot(), degreesOfFreedom: freedom)
      })
  }

  /// The covariance of intercept and coefficients, in that order, in the columns' own units.
  ///
  /// - Complexity: As for `coefficients`.
  public func covariance(_ kind: CovarianceKind = .classical) -> [[Double]] {
    let covariance = covariance(kind, by: columns.inOwnUnits(columnsOf: root))
    return (0..<order).map { row in (0..<order).map { covariance[row, $0] } }
  }

  /// The covariance in the coordinates of the standardised columns.
  func covarianceOfPoint(_ kind: CovarianceKind) -> Matrix { covariance(kind, by: root) }

  /// The covariance in the coordinates that `root`, a map of the analysis' own one, stands for.
  private func covariance(_ kind: CovarianceKind, by root: Matrix) -> Matrix {
    guard kind != .classical else {
      let inverse = root.transposed.gram(on: workers)
      return Matrix(
        rowCount: order, columnCount: order,
        columnMajor: inverse.elements.map { $0 * dispersion })
    }
    let squares = scores.indices.map { row in
      let factor = kind.factor(leverage: leverages[row], rows: seen, coefficients: order)
      return (counts?[row] ?? 1) * scores[row] * scores[row] * factor
    }
    let meat = whitened.gram(weights: squares, on: workers)
    return root.times(meat, on: workers).times(root.transposed, on: workers)
  }

  /// Rᵀzᵢ of each row.
  var whitened: Matrix { columns.matrix.times(root, on: workers) }
}

extension RegressionAnalysis {
  /// Tjur's R²: the mean probability of the rows of the positive class less that of the others.
  public var tjurR2: Double {
    precondition(kind == .logistic, "a share of probabilities")
    var sums = [0.0, 0.0]
    var rows = [0.0, 0.0]
    for (place, probability) in fitted.enumerated() {
      let label = residuals[place] > 0 || residuals[place] == 0 && probability == 1 ? 1 : 0
      let count = counts?[place] ?? 1
      sums[label] += count * probability
      rows[label] += count
    }
    return sums[1] / rows[1] - sums[0] / rows[0]
  }
}
