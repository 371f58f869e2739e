public import Features
import Foundation
public import Learning

/// All that is needed to give verdicts on new records, in one file.
///
/// The recipe inside is the only source of features: training and prediction cannot disagree.
public struct ModelArtifact: Sendable {
  /// The model.
  public var model: FittedModel
  /// Makes the features that the model was fitted on.
  public var recipe: FittedRecipe
  /// What the classes are called.
  public var labelNames: LabelNames
  /// From this probability on, in [0, 1], a row is called positive.
  public var threshold: Double
  /// The data contract, as the domain writes it; this room does not look into it.
  public var contract: String
  /// The name of the feature set, which says when the features are known.
  public var featureSet: String
  /// What the model was trained on and how, in one fingerprint.
  public var fingerprint: String
  /// What was measured on rows that training did not see, by name.
  public var metrics: [String: Double]
  /// What a reader of the file should know, by topic, such as "the data is generated".
  public var notes: [String: String]

  /// An artifact from its parts.
  public init(
    model: FittedModel, recipe: FittedRecipe, labelNames: LabelNames, threshold: Double,
    contract: String, featureSet: String, fingerprint: String, metrics: [String: Double] = [:],
    notes: [String: String] = [:]
  ) {
    self.model = model
    self.recipe = recipe
    self.labelNames = labelNames
    self.threshold = threshold
    self.contract = contract
    self.featureSet = featureSet
    self.fingerprint = fingerprint
    self.metrics = metrics
    self.notes = notes
  }

  /// The format that is written, and the latest that is read.
  public static let formatVersion = 1

  /// The largest file that is read.
  public static let sizeLimit = 1 << 30

  /// What a file says it is.
  static let format = "claims-model"

  /// The keys of the text in a file.
  enum Key: String, CaseIterable {
    case format
    case formatVersion = "format_version"
    case kind
    case model
    case recipe
    case labels
    case threshold
    case contract
    case featureSet = "feature_set"
    case fingerprint = "training_fingerprint"
    case metrics
    case notes
    case payloadDigest = "payload_sha256"
    case headerDigest = "header_sha256"
  }
}
