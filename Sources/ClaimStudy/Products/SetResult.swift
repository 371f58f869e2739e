public import Evaluation
public import Learning

/// How the models of one feature set did on the test part, and which of them is champion.
public struct SetResult: Hashable, Sendable, Codable {
  /// One model: how it did in validation and on the test part.
  public struct Line: Hashable, Sendable, Codable {
    /// The model and its validation.
    public let entrant: Entrant
    /// How it did on the test part.
    public let test: Scores
    /// 95 % intervals of what a reader compares first; nil where a metric is not defined.
    public let recall: Interval?
    /// The interval of the precision.
    public let precision: Interval?
    /// The interval of the accuracy.
    public let accuracy: Interval?
    /// The interval of the area under the ROC curve (DeLong).
    public let rocAUC: Interval?
    /// The model beside one threshold on one column; nil for that baseline itself, and when no
    /// column can be cut.
    public let contrast: Contrast?
    /// How it orders and judges the test part.
    public let curves: ModelCurves
  }

  /// A model beside the best one-rule baseline on the same test rows.
  public struct Contrast: Hashable, Sendable, Codable {
    /// Which verdicts differ, and whether more than chance would have it.
    public let verdicts: McNemar
    /// How far the areas under the ROC curve lie apart.
    public let rocAUC: DeLong.Difference?
  }

  /// The best rule of one column and one threshold.
  public struct Rule: Hashable, Sendable, Codable {
    /// The column that decides.
    public let column: String
    /// Values above this are on the upper side.
    public let threshold: Double
    /// Whether the upper side is called positive.
    public let aboveIsPositive: Bool
  }

  /// What the models may know.
  public let featureSet: String
  /// What the classes are called.
  public let labelNames: LabelNames
  /// Who won in validation, and why.
  public let election: Election
  /// The models in the order of the election.
  public let lines: [Line]
  /// The single threshold; nil when no column can be cut.
  public let rule: Rule?
  /// How far each column alone tells the classes apart, on the training rows; strongest first.
  public let columns: [SingleColumnAUC]
  /// What the champion's recipe learned, line by line.
  public let recipe: [String]
  /// How the champion did on each level of each category.
  public let groups: [GroupScores]
  /// What the champion looks at most.
  public let weights: ModelWeights?
  /// Some test videos, and what moved the champion's verdicts.
  public let examples: [ReasonExample]

  /// The champion's line.
  public var champion: Line? { lines.first { $0.entrant.name == election.champion.name } }

  /// The line of the single threshold.
  public var ruleLine: Line? { lines.first { $0.entrant.name == "single-threshold" } }
}
