internal import Learning
internal import LinearAlgebra

extension Design {
  /// A point of the search in the columns' own units.
  func inOwnUnits(_ point: [Double]) -> (intercept: Double, coefficients: [Double]) {
    let slopes = (0..<columnCount).map { point[$0 + 1] / scales[$0] }
    return (zip(centres, slopes).reduce(point[0]) { $0 - $1.0 * $1.1 }, slopes)
  }

  /// The model at the end of a search, in the columns' own units.
  func model(
    at optimum: Optimum, weighting: ClassWeighting
  ) throws(LinearModelError) -> LogisticModel {
    let (intercept, slopes) = inOwnUnits(optimum.point)
    let penalty = slopes.reduce(0) { $0 + l2Penalty / 2 * $1 * $1 }
    var inference: CoefficientTable?
    if l2Penalty == 0, weighting == .none, let factor = optimum.factor {
      inference = table([intercept] + slopes, covariance: factor.inverse)
    }
    return try LogisticModel(
      featureNames: names, intercept: intercept, coefficients: slopes, inference: inference,
      fit: LogisticModel.FitSummary(
        logLikelihood: penalty - optimum.value, nullLogLikelihood: nullLogLikelihood,
        totalWeight: totalWeight, iterations: optimum.iterations,
        gradientMaxNorm: optimum.gradientMaxNorm))
  }

  /// Estimates and standard errors; `covariance` is that of the search's coordinates.
  private func table(_ estimates: [Double], covariance: Matrix) -> CoefficientTable {
    // b = γ₀ − Σ (centreⱼ / scaleⱼ) γⱼ
    let ofIntercept = interceptDirection
    let images = covariance.times(ofIntercept)
    let interceptVariance = zip(ofIntercept, images).reduce(0) { $0 + $1.0 * $1.1 }
    let errors =
      [interceptVariance.squareRoot()]
      + (0..<columnCount).map { covariance[$0 + 1, $0 + 1].squareRoot() / scales[$0] }
    let rows = zip(zip([CoefficientTable.interceptName] + names, estimates), errors)
    return CoefficientTable(
      rows: rows.map { pair, error in
        CoefficientTable.Row(name: pair.0, estimate: pair.1, standardError: error)
      })
  }
}
