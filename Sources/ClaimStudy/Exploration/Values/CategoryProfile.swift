/// A category column: its levels, and which class their rows have.
public struct CategoryProfile: Hashable, Sendable, Codable {
  /// The name of the column.
  public let name: String
  /// The levels: in the order of the contract, or by falling count where it names none.
  public let levels: [LevelProfile]
  /// How many rows have no value.
  public let missing: Int
  /// How many further levels are not listed, because there are too many.
  public let levelsNotListed: Int
  /// The χ² statistic, Cramér's V and their company, of the column and the label; nil where a
  /// side has fewer than two levels.
  public let association: CategoryAssociation?
}

/// One level of a category.
public struct LevelProfile: Hashable, Sendable, Codable {
  /// The name of the level.
  public let name: String
  /// How many of all rows have it.
  public let count: Int
  /// How many studied rows have it.
  public let studied: Int
  /// How many studied rows of each class have it, in the order of `Exploration.classNames`.
  public let byClass: [Int]
  /// The share of the positive class among the studied rows; nil without rows or classes.
  public let positiveShare: ShareEstimate?
}

/// A share with its interval.
public struct ShareEstimate: Hashable, Sendable, Codable {
  /// How many of the rows.
  public let count: Int
  /// Of how many rows.
  public let of: Int
  /// The share, from 0 to 1.
  public let value: Double
  /// The lower end of Wilson's 95 % interval.
  public let low: Double
  /// The upper end.
  public let high: Double
}

/// How many rows each class has.
public struct LabelBalance: Hashable, Sendable, Codable {
  /// The name of the label column.
  public let column: String
  /// How many rows of the file have each class, in the order of `Exploration.classNames`.
  public let counts: [Int]
  /// How many rows have no class.
  public let unlabelled: Int
  /// How many studied rows have each class.
  public let studied: [Int]
  /// The share of the positive class among the studied rows; nil without any.
  public let positiveShare: ShareEstimate?
}

/// Whether the rows of a file are sorted by class.
public struct LabelOrder: Hashable, Sendable, Codable {
  /// How many rows have a class.
  public let rows: Int
  /// How many runs of equal classes there are, from the first row to the last.
  public let runs: Int
  /// How many runs rows in random order would have: 1 + 2·n₁·n₀/n.
  public let expectedRuns: Double
  /// The area under the ROC curve of the number of the row; ½ for random order.
  public let rocAUC: Double

  /// Whether each class stands in one run.
  public var isSorted: Bool { runs == 2 }
}
