/// How columns go together, over the studied rows.
public struct Correlations: Hashable, Sendable, Codable {
  /// Numbers, lengths of texts, the label and categories of two levels as 0 and 1.
  public let columns: [CorrelatedColumn]
  /// Pearson's coefficients of all pairs, the first column of a pair before the second.
  public let pearson: [CorrelationPair]
  /// Spearman's coefficients of the same pairs.
  public let spearman: [CorrelationPair]
  /// Cramér's V of all pairs of the label and the categories.
  public let cramersV: [CategoryPair]

  /// The pair of two columns in any order, or nil.
  public func pearson(_ one: String, _ other: String) -> CorrelationPair? {
    pearson.first { $0.joins(one, other) }
  }

  /// The pair of two columns in any order, or nil.
  public func spearman(_ one: String, _ other: String) -> CorrelationPair? {
    spearman.first { $0.joins(one, other) }
  }
}

/// A column of a correlation matrix.
public struct CorrelatedColumn: Hashable, Sendable, Codable {
  /// The name of the column or number.
  public let name: String
  /// The level that counts as 1; nil for numbers.
  public let level: String?
}

/// The correlation of two columns.
public struct CorrelationPair: Hashable, Sendable, Codable {
  /// The first column.
  public let first: String
  /// The second column.
  public let second: String
  /// How many rows have both values.
  public let count: Int
  /// The coefficient in [−1, 1]; nil when a side is constant or there are fewer than two rows.
  public let coefficient: Double?
  /// The two-sided p-value of Student's t with *n* − 2 degrees of freedom; nil where it is not
  /// defined, 0 where it is too small for a double.
  public let pValue: Double?
  /// The lower end of Fisher's 95 % interval; nil for fewer than four rows.
  public let low: Double?
  /// The upper end.
  public let high: Double?

  /// Whether the pair is of these two columns.
  public func joins(_ one: String, _ other: String) -> Bool {
    (first == one && second == other) || (first == other && second == one)
  }
}

/// The association of two categories.
public struct CategoryPair: Hashable, Sendable, Codable {
  /// The first column.
  public let first: String
  /// The second column.
  public let second: String
  /// How strong it is; nil where a side has fewer than two levels.
  public let association: CategoryAssociation?
}

/// How strongly two categories go together.
public struct CategoryAssociation: Hashable, Sendable, Codable {
  /// How many rows have both.
  public let count: Int
  /// Pearson's χ², without a correction for continuity.
  public let chiSquared: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// P(χ² at least as large) if the two were independent.
  public let pValue: Double
  /// Cramér's V in [0, 1].
  public let cramersV: Double
  /// Cramér's V with Bergsma's correction of its bias, in [0, 1].
  public let correctedCramersV: Double
}
