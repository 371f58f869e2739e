public import Learning
public import Machine

/// A fitted linear support vector machine: the sign of b + Σ βⱼxⱼ is the class.
public struct LinearSVMModel: ClassifierModel, Hashable {
  /// The names of the features, dense columns first, in the order of the coefficients.
  public let featureNames: [String]
  /// *b*: the decision value where all features are 0.
  public let intercept: Double
  /// *β*: what one unit of each feature adds to the decision value.
  public let coefficients: [Double]
  /// What decision values mean as probabilities.
  public let calibration: SigmoidCalibration
  /// How the fit went.
  public let fit: FitSummary

  /// How a fit went.
  public struct FitSummary: Hashable, Sendable, Codable {
    /// Σ wᵢ·lossᵢ with the penalty, at the end.
    public var objective: Double
    /// Σ wᵢ: the number of rows, where every row counts 1.
    public var totalWeight: Double
    /// Newton steps taken.
    public var iterations: Int
    /// The largest entry of the objective's gradient at the end, divided by `totalWeight`; dense
    /// columns in units of their standard deviation, sparse ones in their own.
    public var gradientMaxNorm: Double

    /// A summary from its parts.
    public init(
      objective: Double, totalWeight: Double, iterations: Int, gradientMaxNorm: Double
    ) {
      self.objective = objective
      self.totalWeight = totalWeight
      self.iterations = iterations
      self.gradientMaxNorm = gradientMaxNorm
    }
  }

  /// A model from its parts.
  ///
  /// - Throws: `parts` when numbers are missing, too many or not finite, or names repeat.
  public init(
    featureNames: [String], intercept: Double, coefficients: [Double],
    calibration: SigmoidCalibration, fit: FitSummary
  ) throws(LinearModelError) {
    try LinearModelError.checkParts(featureNames, intercept, coefficients, "coefficients")
    self.featureNames = featureNames
    self.intercept = intercept
    self.coefficients = coefficients
    self.calibration = calibration
    self.fit = fit
  }

  /// b + Σ βⱼxⱼ of each row: above 0 for the positive class, ±1 at the margins.
  ///
  /// - Parameters:
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One number a row; NaN where a feature is missing.
  /// - Complexity: O(*rows* × *dense columns* + stored entries).
  public func decisionValues(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    features.linearScores(intercept: intercept, coefficients: coefficients, on: workers)
  }

  /// P(positive) of each row by `calibration`; 0.5 where a feature is missing.
  ///
  /// A row at the border of the classes, of decision value 0, need not have 0.5: the border is where
  /// the margins balance, not where the classes are equally likely.
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    decisionValues(for: features, on: workers).map(calibration.probability)
  }
}
