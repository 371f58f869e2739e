/// What is said of one record.
public struct Verdict: Hashable, Sendable {
  /// The line in which the record begins, from 1.
  public let line: Int
  /// The identity, where the input has one; the line names the record where it has none.
  public let identity: String?
  /// P(positive), in [0, 1].
  public let probability: Double
  /// Whether the probability reaches the threshold of the model.
  public let isPositive: Bool
  /// The name of the class.
  public let label: String
  /// Why, if that was asked for.
  public let explanation: VerdictExplanation?
}

/// Why a record got its probability.
///
/// `base` and the contributions of *all* features sum to `score`; `reasons` are the largest of them.
public struct VerdictExplanation: Hashable, Sendable {
  /// What contributions are measured on.
  public enum Scale: String, Hashable, Sendable, Codable {
    /// ln(p / (1 − p)): linear models and boosted trees.
    case logOdds = "log-odds"
    /// The probability itself: forests and baselines.
    case probability
  }

  /// What the contributions are measured on.
  public let scale: Scale
  /// The score before anything is known of the record.
  public let base: Double
  /// The score of the record.
  public let score: Double
  /// The features that moved the score most, the largest first; features that did not move it are
  /// left out.
  public let reasons: [VerdictReason]
}

/// How much one feature moved a score.
public struct VerdictReason: Hashable, Sendable {
  /// The name of the feature.
  public let feature: String
  /// The value as a reader of the input would see it; nil where it is missing.
  public let value: String?
  /// How much it moved the score, positive towards the positive class.
  public let contribution: Double
}
