internal import Foundation

extension LogisticModel {
  /// Are all coefficients but the intercept 0? Twice what the log-likelihood gains over the model
  /// that knows the share of the positive class alone; nil without features.
  public var likelihoodRatioTest: RegressionTest? {
    guard !coefficients.isEmpty else { return nil }
    return .chiSquared(
      2 * (fit.logLikelihood - fit.nullLogLikelihood), degreesOfFreedom: coefficients.count)
  }

  /// Cox and Snell's 1 − (L₀ / L)^(2/n); it cannot reach 1.
  public var coxSnellR2: Double {
    -expm1(2 * (fit.nullLogLikelihood - fit.logLikelihood) / fit.totalWeight)
  }

  /// Nagelkerke's: Cox and Snell's by the largest value that it can have, 1 − L₀^(2/n).
  public var nagelkerkeR2: Double {
    coxSnellR2 / -expm1(2 * fit.nullLogLikelihood / fit.totalWeight)
  }
}
