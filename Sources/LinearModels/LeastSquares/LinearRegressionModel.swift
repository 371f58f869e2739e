internal import Foundation
public import Learning
public import Machine

/// A fitted least squares regression: ŷ = b + Σ βⱼxⱼ.
public struct LinearRegressionModel: Hashable, Sendable, Codable {
  /// The name of what is explained.
  public let outcomeName: String
  /// The names of the features, in the order of the coefficients.
  public let featureNames: [String]
  /// *b*: the expected outcome where all features are 0.
  public let intercept: Double
  /// *β*: what one unit of each feature adds to the expected outcome.
  public let coefficients: [Double]
  /// How well it fits.
  public let fit: FitSummary

  /// The sums that measures of fit are made of.
  public struct FitSummary: Hashable, Sendable, Codable {
    /// Rows with a weight above 0.
    public let rowCount: Int
    /// Σ wᵢ(yᵢ − ŷᵢ)².
    public let residualSumOfSquares: Double
    /// Σ wᵢ(yᵢ − ȳ)², about the weighted mean.
    public let totalSumOfSquares: Double
    /// Σ ln wᵢ; 0 without weights.
    public let sumOfLogWeights: Double
  }
}

extension LinearRegressionModel {
  /// Coefficients, with the intercept.
  var order: Int { coefficients.count + 1 }

  /// n − k, with k the coefficients and the intercept; at least 1.
  public var degreesOfFreedom: Int { fit.rowCount - order }

  /// The residual standard deviation, with divisor n − k.
  public var residualStandardError: Double {
    (fit.residualSumOfSquares / Double(degreesOfFreedom)).squareRoot()
  }

  /// The share of the outcome's squares about its mean that the columns explain.
  public var r2: Double { 1 - fit.residualSumOfSquares / fit.totalSumOfSquares }

  /// R² less what as many columns of noise would explain.
  public var adjustedR2: Double {
    1 - (1 - r2) * Double(fit.rowCount - 1) / Double(degreesOfFreedom)
  }

  /// Are all coefficients but the intercept 0? Given errors of one variance; nil without columns.
  public var overallTest: RegressionTest? {
    guard !coefficients.isEmpty else { return nil }
    let explained = fit.totalSumOfSquares - fit.residualSumOfSquares
    let statistic =
      explained / Double(coefficients.count)
      / (fit.residualSumOfSquares / Double(degreesOfFreedom))
    return .f(statistic, coefficients.count, degreesOfFreedom)
  }

  /// ln L at the optimum, of normal errors; +∞ for a perfect fit.
  public var logLikelihood: Double { logLikelihood(squares: fit.residualSumOfSquares) }

  /// ln L of the model that knows the mean alone.
  public var nullLogLikelihood: Double { logLikelihood(squares: fit.totalSumOfSquares) }

  private func logLikelihood(squares: Double) -> Double {
    let rows = Double(fit.rowCount)
    return -rows / 2 * (1 + log(2 * Double.pi * squares / rows)) + fit.sumOfLogWeights / 2
  }

  /// Akaike's 2k − 2 ln L; k counts coefficients and intercept, not the variance (as statsmodels).
  public var aic: Double { 2 * Double(order) - 2 * logLikelihood }

  /// Schwarz's k·ln n − 2 ln L.
  public var bic: Double { Double(order) * log(Double(fit.rowCount)) - 2 * logLikelihood }

  /// ŷ of each row.
  ///
  /// - Parameters:
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One number a row; NaN where a feature is missing.
  public func predictions(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    features.linearScores(intercept: intercept, coefficients: coefficients, on: workers)
  }
}
