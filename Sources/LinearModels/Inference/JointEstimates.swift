internal import LinearAlgebra

/// Coefficients with their joint covariance: what tests of several at once are made of.
public struct JointEstimates: Hashable, Sendable {
  /// The names, the intercept first.
  public let names: [String]
  /// A coefficient each.
  public let estimates: [Double]
  /// Their covariance, row by row.
  public let covariance: [[Double]]
  /// Rows less coefficients in least squares; nil for logistic regression, whose tests are normal.
  public let degreesOfFreedom: Double?

  /// The coefficients one by one.
  public var table: CoefficientTable {
    CoefficientTable(
      rows: names.indices.map { place in
        CoefficientTable.Row(
          name: names[place], estimate: estimates[place],
          standardError: max(0, covariance[place][place]).squareRoot(),
          degreesOfFreedom: degreesOfFreedom)
      })
  }

  /// Are all of these coefficients 0? Wald's test: W = b̂ᵀV⁻¹b̂ of *q* coefficients with covariance *V*,
  /// against χ² with *q* degrees of freedom, or W/q against F with *q* and those of the fit.
  ///
  /// With a robust covariance the spread of the outcome may differ between rows. Source: Wald,
  /// Transactions of the American Mathematical Society 54 (1943); as `wald_test` of statsmodels.
  ///
  /// - Parameter tested: Names of coefficients, each once, at least one.
  /// - Returns: nil where the covariance of these coefficients has no inverse.
  /// - Complexity: O(*q*³).
  public func waldTest(of tested: [String]) -> RegressionTest? {
    precondition(!tested.isEmpty, "something to test")
    let places = tested.compactMap { names.firstIndex(of: $0) }
    precondition(places.count == tested.count, "coefficients of this fit")
    // In standard errors, so that columns of any unit are alike.
    let errors = places.map { max(0, covariance[$0][$0]).squareRoot() }
    guard errors.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let order = places.count
    let correlation = Matrix(
      rowCount: order, columnCount: order,
      columnMajor: (0..<order * order).map { entry in
        let (row, column) = (entry % order, entry / order)
        return covariance[places[row]][places[column]] / (errors[row] * errors[column])
      })
    guard let factor = try? CholeskyFactor(correlation),
      factor.pivots.allSatisfy({ $0 > Self.leastPivot })
    else { return nil }
    let z = zip(places, errors).map { estimates[$0] / $1 }
    let statistic = zip(z, factor.solve(z)).reduce(0) { $0 + $1.0 * $1.1 }
    guard let degreesOfFreedom else {
      return .chiSquared(statistic, degreesOfFreedom: order)
    }
    return .f(statistic / Double(order), order, Int(degreesOfFreedom.rounded()))
  }

  /// What of a unit variance the other coefficients leave, at least.
  private static let leastPivot = 1e-12
}

extension RegressionAnalysis {
  /// The coefficients with their joint covariance of a kind.
  ///
  /// - Complexity: As for `coefficients`.
  public func jointEstimates(_ kind: CovarianceKind = .classical) -> JointEstimates {
    JointEstimates(
      names: names, estimates: coefficients(kind).rows.map(\.estimate),
      covariance: covariance(kind),
      degreesOfFreedom: self.kind == .leastSquares ? degreesOfFreedom : nil)
  }
}
