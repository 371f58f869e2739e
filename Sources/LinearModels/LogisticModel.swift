internal import Foundation
public import Learning

/// A fitted logistic regression: P(positive) = 1 / (1 + exp(−(b + Σ βⱼxⱼ))).
public struct LogisticModel: ClassifierModel, Hashable {
  /// The names of the features, dense columns first, in the order of the coefficients.
  public let featureNames: [String]
  /// *b*: the log-odds where all features are 0.
  public let intercept: Double
  /// *β*: what one unit of each feature adds to the log-odds.
  public let coefficients: [Double]
  /// Standard errors, tests and intervals; nil where they would not be valid, which is after a fit
  /// with a penalty or with class weights.
  public let inference: CoefficientTable?
  /// How the fit went.
  public let fit: FitSummary

  /// How a fit went.
  public struct FitSummary: Hashable, Sendable, Codable {
    /// Σ wᵢ ln P(label of row i), without the penalty.
    public var logLikelihood: Double
    /// The same for the model that knows the share of the positive class alone.
    public var nullLogLikelihood: Double
    /// Σ wᵢ: the number of rows, where every row counts 1.
    public var totalWeight: Double
    /// Newton steps taken over all rows; those over a sample that came before are not counted.
    public var iterations: Int
    /// The largest entry of the objective's gradient at the end, divided by `totalWeight`.
    ///
    /// Each entry is taken in the units of the standardised column, (x − mean) / sd: the change of
    /// the objective for a step that moves the log-odds of a typical row by 1. That makes it
    /// independent of the units that the columns come in. (Sparse columns of a wide fit are not
    /// centred or scaled, and stand in their own units.)
    public var gradientMaxNorm: Double

    /// A summary from its parts.
    public init(
      logLikelihood: Double, nullLogLikelihood: Double, totalWeight: Double, iterations: Int,
      gradientMaxNorm: Double
    ) {
      self.logLikelihood = logLikelihood
      self.nullLogLikelihood = nullLogLikelihood
      self.totalWeight = totalWeight
      self.iterations = iterations
      self.gradientMaxNorm = gradientMaxNorm
    }
  }

  /// A model from its parts, as an artifact stores them.
  ///
  /// - Throws: `parts` when numbers are missing, too many or not finite, or names repeat.
  public init(
    featureNames: [String], intercept: Double, coefficients: [Double],
    inference: CoefficientTable? = nil, fit: FitSummary
  ) throws(LinearModelError) {
    try LinearModelError.checkParts(featureNames, intercept, coefficients, "coefficients")
    if let inference, inference.rows.count != featureNames.count + 1 {
      throw .parts(
        name: "inference",
        problem: "\(inference.rows.count) rows for an intercept and \(featureNames.count) features")
    }
    if let inference, !inference.rows.allSatisfy(\.isSound) {
      throw .parts(name: "inference", problem: "a standard error is not a positive number")
    }
    self.featureNames = featureNames
    self.intercept = intercept
    self.coefficients = coefficients
    self.inference = inference
    self.fit = fit
  }
}

extension LogisticModel {
  /// McFadden's 1 − ln L / ln L₀; 0 for a model that knows no more than the share of the classes.
  public var mcFaddenR2: Double { 1 - fit.logLikelihood / fit.nullLogLikelihood }

  /// Akaike's 2k − 2 ln L, with k the number of coefficients and the intercept.
  public var aic: Double { 2 * Double(coefficients.count + 1) - 2 * fit.logLikelihood }

  /// Schwarz's k·ln n − 2 ln L, with n the total weight.
  public var bic: Double {
    Double(coefficients.count + 1) * log(fit.totalWeight) - 2 * fit.logLikelihood
  }
}
