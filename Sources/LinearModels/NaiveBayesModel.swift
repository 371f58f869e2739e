public import Learning
public import Machine

/// A fitted multinomial naive Bayes model.
public struct NaiveBayesModel: ClassifierModel, Hashable {
  /// What one class is made of.
  public struct ClassModel: Hashable, Sendable, Codable {
    /// ln P(class), ≤ 0.
    public let logPrior: Double
    /// ln θⱼ: how likely the class draws each feature; in the order of the features.
    public let logProbabilities: [Double]

    /// A class from its parts.
    public init(logPrior: Double, logProbabilities: [Double]) {
      self.logPrior = logPrior
      self.logProbabilities = logProbabilities
    }
  }

  /// The names of the features, dense columns first.
  public let featureNames: [String]
  /// The negative class.
  public let negative: ClassModel
  /// The positive class.
  public let positive: ClassModel

  /// A model from its parts.
  ///
  /// - Throws: `parts` when numbers are missing, too many or not finite, or names repeat.
  public init(
    featureNames: [String], negative: ClassModel, positive: ClassModel
  ) throws(LinearModelError) {
    for (name, part) in [("negative", negative), ("positive", positive)] {
      try LinearModelError.checkParts(featureNames, part.logPrior, part.logProbabilities, name)
    }
    self.featureNames = featureNames
    self.negative = negative
    self.positive = positive
  }

  /// The log-odds of the positive class before anything is seen.
  public var intercept: Double { positive.logPrior - negative.logPrior }

  /// What one more of each feature adds to the log-odds: ln θⱼ(positive) − ln θⱼ(negative).
  ///
  /// - Complexity: O(*features*).
  public var coefficients: [Double] {
    zip(positive.logProbabilities, negative.logProbabilities).map(-)
  }

  /// The log-odds of each row.
  ///
  /// - Parameters:
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One number a row; NaN where a feature is missing.
  /// - Complexity: O(*rows* × *dense columns* + stored entries).
  public func logOdds(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    features.linearScores(intercept: intercept, coefficients: coefficients, on: workers)
  }

  /// P(positive) of each row; 0.5 where a feature is missing.
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    logOdds(for: features, on: workers).map(Logistic.probability)
  }
}
