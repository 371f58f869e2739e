public import Explanation
import LinearModels
import ModelArtifacts
import Trees

/// What a model looks at most: by its own account, and by what shuffling costs it.
public struct ModelWeights: Hashable, Sendable, Codable {
  /// What the own account is counted in.
  public enum Measure: String, Hashable, Sendable, Codable {
    /// The share of the gain of all splits.
    case gain
    /// The coefficient: log-odds for one unit of the feature.
    case coefficient
    /// Nothing: the model has no account of its own.
    case none
  }

  /// One feature in the model's own account.
  public struct Own: Hashable, Sendable, Codable {
    /// The feature.
    public let feature: String
    /// Its weight, in the measure.
    public let weight: Double
  }

  /// What the weights are.
  public let measure: Measure
  /// The heaviest features, the heaviest first.
  public let own: [Own]
  /// How many features the model sees.
  public let featureCount: Int
  /// How much ROC-AUC the model loses when one column of the file is shuffled, the dearest first.
  public let shuffled: [PermutationImportance]
  /// On how many test rows columns were shuffled.
  public let shuffledRows: Int

  /// The most features that are kept.
  static let featureLimit = 20

  init(_ model: FittedModel, shuffled: [PermutationImportance], rows: Int) {
    let account = Self.account(of: model)
    measure = account.measure
    featureCount = account.features.count
    own = Array(
      account.features.enumerated()
        .filter { $0.element.weight != 0 }
        .sorted {
          (abs($0.element.weight), $1.offset) > (abs($1.element.weight), $0.offset)
        }
        .prefix(Self.featureLimit).map(\.element))
    self.shuffled = shuffled.enumerated()
      .sorted { ($0.element.mean, $1.offset) > ($1.element.mean, $0.offset) }.map(\.element)
    shuffledRows = rows
  }

  private static func account(of model: FittedModel) -> (measure: Measure, features: [Own]) {
    func gains(_ importances: [FeatureImportance]) -> [Own] {
      importances.map { Own(feature: $0.feature, weight: $0.gain) }
    }
    switch model {
    case .forest(let forest): return (.gain, gains(forest.importances))
    case .boosted(let trees): return (.gain, gains(trees.importances))
    case .logistic(let model):
      let pairs = zip(model.featureNames, model.coefficients)
      return (.coefficient, pairs.map { Own(feature: $0, weight: $1) })
    case .singleThreshold, .majority: return (.none, [])
    }
  }
}
