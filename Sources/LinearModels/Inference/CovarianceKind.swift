/// What standard errors rest on.
///
/// With *Z* the rows, *uᵢ* = wᵢ(yᵢ − ŷᵢ) their scores, *hᵢ* their leverages and *B* the inverse of the
/// information, a robust covariance is the sandwich B·(Σ uᵢ²·zᵢzᵢᵀ·cᵢ)·B. It stays right when the
/// spread of the outcome is not what the model says, such as a spread that grows with a column.
/// Sources: White, Econometrica 48 (1980); MacKinnon and White, Journal of Econometrics 29 (1985);
/// Long and Ervin, The American Statistician 54 (2000), who advise HC3 below 250 rows.
public enum CovarianceKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// The model's own: the inverse of the information, times the residual variance for least squares.
  case classical
  /// cᵢ = 1.
  case hc0 = "HC0"
  /// cᵢ = n / (n − k), with k coefficients.
  case hc1 = "HC1"
  /// cᵢ = 1 / (1 − hᵢ).
  case hc2 = "HC2"
  /// cᵢ = 1 / (1 − hᵢ)².
  case hc3 = "HC3"

  /// cᵢ of a row.
  ///
  /// A row of leverage 1 lies on the surface whatever its outcome, and says nothing of the spread:
  /// it counts 0.
  func factor(leverage: Double, rows: Double, coefficients: Int) -> Double {
    let rest = 1 - leverage
    switch self {
    case .classical, .hc0: return 1
    case .hc1: return rows / (rows - Double(coefficients))
    case .hc2: return rest < Influence.leastRest ? 0 : 1 / rest
    case .hc3: return rest < Influence.leastRest ? 0 : 1 / (rest * rest)
    }
  }
}
