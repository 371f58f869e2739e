/// Something that a reader should know before trusting a number.
public struct Alert: Hashable, Sendable, Codable {
  /// What it is about.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A column alone nearly tells the class: `value` is the AUC of a number, folded to ½ … 1, or
    /// the corrected Cramér's V of a category.
    case nearlyDeterminesLabel
    /// The rows stand sorted by class: `value` is the AUC of the row's number, folded to ½ … 1.
    case sortedByLabel
    /// The openings of the texts give the class away: `value` is the audit's accuracy.
    case templatedText
    /// One class is rare: `value` is its share.
    case imbalanced
    /// A category has a level with nearly all rows: `value` is its share.
    case dominantLevel
    /// Values are missing: `value` is the share of rows without one.
    case missing
    /// Values are missing together: `value` is the number of rows.
    case missingTogether
    /// Rows repeat one another: `value` is the number of extra rows.
    case duplicates
    /// Equal texts have different classes: `value` is the number of such texts.
    case conflictingLabels
    /// Every row has the same value: `value` is the number of rows.
    case constant
    /// Every row has a value of its own, and the column is no identity: `value` is their number.
    case unique
    /// A category has very many levels: `value` is their number.
    case highCardinality
    /// Most values lie at one end: `value` is the skewness.
    case skewed
    /// Two numbers say nearly the same: `value` is Pearson's or Spearman's coefficient, whichever
    /// is larger in size.
    case highlyCorrelated
    /// Many values are 0: `value` is their share.
    case zeros
    /// Training and test rows differ: `value` is the standardised difference or distance.
    case partsDiffer
    /// The file has no classes: `value` is the number of rows.
    case unlabelled
  }

  /// How grave it is.
  public enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Good to know.
    case note
    /// Bears on what may be concluded.
    case warning
    /// Conclusions drawn without knowing it will be wrong.
    case grave

    /// From the mildest to the gravest.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What it is about.
  public let kind: Kind
  /// How grave it is.
  public let severity: Severity
  /// The columns or numbers it concerns; empty when it concerns the file.
  public let columns: [String]
  /// The number behind it; see `Kind`.
  public let value: Double
  /// The number from which on the alert is raised.
  public let threshold: Double
}
