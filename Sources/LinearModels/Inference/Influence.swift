internal import LinearAlgebra

/// How much single rows hold of a regression.
///
/// Of a row with leverage 1, which fits itself, residual and influence are not defined: NaN.
/// Sources: Cook, Technometrics 19 (1977); Belsley, Kuh and Welsch, "Regression Diagnostics" (1980);
/// for logistic regression the one-step values of Pregibon, The Annals of Statistics 9 (1981).
public struct Influence: Hashable, Sendable {
  /// Below this 1 − h is rounding.
  static let leastRest = 1e-12

  /// Residuals in their own standard deviations.
  ///
  /// Pearson's residual by √(1 − h), with the residual
  /// variance of all rows. Beyond ±2 in one row of twenty, beyond ±3 in one of 370, of normal errors.
  public let standardizedResiduals: [Double]
  /// Cook's distances.
  ///
  /// How far all coefficients move without the row, in units of their confidence
  /// ellipsoid. Above 1 is much.
  public let cooksDistances: [Double]
}

extension RegressionAnalysis {
  /// Standardised residuals and Cook's distances of the rows.
  ///
  /// - Complexity: O(*rows*).
  public var influence: Influence {
    var standardized: [Double] = []
    var distances: [Double] = []
    for row in scores.indices {
      let rest = 1 - leverages[row]
      guard rest >= Influence.leastRest else {
        standardized.append(.nan)
        distances.append(.nan)
        continue
      }
      let spread = (curvatures[row] * dispersion).squareRoot()
      let pearson = scores[row] == 0 ? 0 : scores[row] / spread
      let residual = pearson / rest.squareRoot()
      standardized.append(residual)
      distances.append(residual * residual * leverages[row] / rest / Double(order))
    }
    return Influence(standardizedResiduals: standardized, cooksDistances: distances)
  }

  /// DFBETAS: how far each coefficient moves without the row, in its standard errors.
  ///
  /// Exact in least squares, with the residual variance of the other rows; one Newton step in
  /// logistic regression, with the standard errors of all rows.
  ///
  /// - Returns: For each coefficient, the intercept first, one number a row; NaN of a row with
  ///   leverage 1, and in least squares where no residual degree of freedom would be left.
  /// - Complexity: O(*rows* × *columns*²).
  public func dfbetas() -> [[Double]] {
    let own = columns.inOwnUnits(columnsOf: root)
    let moves = whitened.times(own.transposed, on: workers)
    let factors = scores.indices.map(moveFactor)
    return (0..<order).map { place in
      let error = (0..<order).reduce(0) { $0 + own[place, $1] * own[place, $1] }.squareRoot()
      return factors.indices.map { moves[$0, place] * factors[$0] / error }
    }
  }

  /// uᵢ / (1 − hᵢ), by the standard deviation of the errors without the row.
  private func moveFactor(_ row: Int) -> Double {
    let rest = 1 - leverages[row]
    guard rest >= Influence.leastRest else { return .nan }
    guard kind == .leastSquares else { return scores[row] / rest }
    guard degreesOfFreedom > 1 else { return .nan }
    let own = scores[row] * scores[row] / (curvatures[row] * rest)
    let without = (dispersion * degreesOfFreedom - own) / (degreesOfFreedom - 1)
    return scores[row] / (rest * max(0, without).squareRoot())
  }
}
