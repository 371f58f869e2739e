/// What a regression is asked.
public struct RegressionQuestion: Hashable, Sendable {
  /// The column that is explained; nil for the label of the contract.
  public var outcome: String?
  /// The columns that explain; nil for every number, count and category but the outcome and the
  /// label.
  public var predictors: [String]?
  /// The level of the outcome whose odds are explained; nil for the positive class of a label, the
  /// rarer of two other levels.
  public var positiveLevel: String?
  /// Whether tests and intervals rest on robust (HC3) standard errors.
  public var usesRobustErrors: Bool
  /// Whether intervals come from the profile likelihood too.
  public var findsProfiles: Bool

  /// A question; as it stands, about the label, with all columns, classical errors and no profiles.
  public init(
    outcome: String? = nil, predictors: [String]? = nil, positiveLevel: String? = nil,
    usesRobustErrors: Bool = false, findsProfiles: Bool = false
  ) {
    self.outcome = outcome
    self.predictors = predictors
    self.positiveLevel = positiveLevel
    self.usesRobustErrors = usesRobustErrors
    self.findsProfiles = findsProfiles
  }
}
