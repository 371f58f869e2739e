public import Learning
public import Machine

/// The baseline that looks at nothing: every row gets the base rate of the training rows.
public struct MajorityClass: Estimator {
  /// The baseline; it has no options.
  public init() {}

  /// Learns the (weighted) share of positive rows.
  ///
  /// - Throws: `EvaluationError.noRows`.
  /// - Complexity: O(*n*).
  public func fit(_ data: Dataset, in context: FitContext) throws -> MajorityModel {
    guard data.rowCount > 0 else { throw EvaluationError.noRows }
    guard let weights = data.weights else {
      return MajorityModel(
        probability: Double(data.labels.positiveCount) / Double(data.rowCount))
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { throw EvaluationError.noRows }
    let positive = zip(weights, data.labels.values).reduce(0) { $0 + $1.0 * Double($1.1) }
    return MajorityModel(probability: min(positive / total, 1))
  }
}

/// Gives every row the same probability.
public struct MajorityModel: ClassifierModel, Hashable, Codable {
  /// The share of positive training rows, in [0, 1].
  public let probability: Double

  /// A model that says `probability`, in [0, 1], of every row.
  public init(probability: Double) {
    precondition(0...1 ~= probability, "a probability lies in [0, 1]")
    self.probability = probability
  }

  /// The same probability for each row.
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    [Double](repeating: probability, count: features.rowCount)
  }
}
