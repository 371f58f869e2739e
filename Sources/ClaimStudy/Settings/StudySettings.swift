import Claims
public import Evaluation
public import Learning

/// Everything about a study that a user may choose, with a default for each.
///
/// Decoded once, at the door, from a YAML file that names only what differs from the profile.
public struct StudySettings: Hashable, Sendable, Codable {
  /// How models are compared before the test part is touched.
  public enum Comparison: String, Hashable, Sendable, Codable {
    /// Stratified folds; then each model is fitted again on the whole training part.
    case crossValidation = "cross-validation"
    /// One validation part is cut from the training part; the models fitted on the rest are kept.
    case holdOut = "hold-out"
  }

  /// The origin of all randomness.
  public var seed = Seed(1)
  /// The share of rows that is kept for the final scores, between 0 and 1.
  public var testShare = 0.2
  /// How models are compared.
  public var comparison = Comparison.crossValidation
  /// How many folds, or one in how many training rows is held out for validation; at least 2.
  public var folds = 5
  /// A column whose equal values must stay on one side of every split; nil splits by label only.
  public var groupBy: String?
  /// A CSV file that gives the side of each row, with a header `identity,part` and the parts
  /// `train` and `test`; nil draws the split from the seed.
  public var splitFile: String?
  /// A record is called positive from this probability upwards.
  public var threshold = 0.5
  /// What the models may know: `at-upload`, `after-publication`, each also `-without-text`.
  public var featureSets = FeatureSet.allCases.map(\.rawValue)
  /// The models to compare.
  public var candidates = Candidate.standard
  /// How the champion is found among them.
  public var champion = ChampionRule()

  /// The default settings: every model compared by five-fold cross-validation.
  public init() {}

  /// One split, no cross-validation: each model is fitted once.
  public static var quick: StudySettings {
    var settings = StudySettings()
    settings.comparison = .holdOut
    return settings
  }
}

/// The two sets of settings that have a name.
public enum Profile: String, Sendable, CaseIterable {
  /// One fit a model, compared on one validation part.
  case quick
  /// Five-fold cross-validation of every model.
  case full

  /// What the profile stands for.
  public var settings: StudySettings {
    switch self {
    case .quick: .quick
    case .full: StudySettings()
    }
  }
}
