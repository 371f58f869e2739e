public import Evaluation
public import Learning
public import LinearModels
public import Machine
public import Trees

/// A fitted model of any kind that can be kept.
///
/// The kinds are closed: a file that names another one is refused with one sentence.
public enum FittedModel: Sendable {
  /// A logistic regression.
  case logistic(LogisticModel)
  /// A random forest.
  case forest(Forest)
  /// Gradient-boosted trees.
  case boosted(BoostedTrees)
  /// The best threshold on one column.
  case singleThreshold(SingleThresholdModel)
  /// The base rate.
  case majority(MajorityModel)

  /// What a model is, by the name that stands in a file.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A logistic regression.
    case logistic
    /// A random forest.
    case forest
    /// Gradient-boosted trees.
    case boosted
    /// The best threshold on one column.
    case singleThreshold = "single-threshold"
    /// The base rate.
    case majority
  }

  /// What the model is.
  public var kind: Kind {
    switch self {
    case .logistic: .logistic
    case .forest: .forest
    case .boosted: .boosted
    case .singleThreshold: .singleThreshold
    case .majority: .majority
    }
  }
}

extension FittedModel: ClassifierModel {
  /// What the model inside says.
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    switch self {
    case .logistic(let model): model.probabilities(for: features, on: workers)
    case .forest(let model): model.probabilities(for: features, on: workers)
    case .boosted(let model): model.probabilities(for: features, on: workers)
    case .singleThreshold(let model): model.probabilities(for: features, on: workers)
    case .majority(let model): model.probabilities(for: features, on: workers)
    }
  }
}
