public import Claims

/// What a file of records holds, in numbers: pure data, the same for the same bytes and contract.
///
/// Each column is described over *all* rows that hold a value. Everything that sets columns beside
/// one another (groups, classes, correlations, words by class) is computed over the *studied* rows:
/// those that have a class and every value that the contract does not let a row do without. A file
/// without any class is studied without one.
public struct Exploration: Hashable, Sendable, Codable {
  /// Where the rows came from.
  public let source: SourceSummary
  /// What the columns mean; its `dictionary` is the data dictionary.
  public let contract: DataContract
  /// How many rows and columns there are.
  public let shape: TableShape
  /// Each column that was read, in the order of the contract.
  public let columns: [ColumnFacts]
  /// Which sets of values are missing together.
  public let missingPatterns: [MissingPattern]
  /// What stands in the file more than once.
  public let duplicates: Duplicates
  /// The names of the classes, the positive one first; empty for a file without classes.
  public let classNames: [String]
  /// How many rows each class has; nil for a file without classes.
  public let balance: LabelBalance?
  /// Whether the file is sorted by class; nil for a file without both classes.
  public let order: LabelOrder?
  /// Each column of numbers, each ratio to the exposure, each length of a text.
  public let numbers: [NumberProfile]
  /// Each category, the label not included.
  public let categories: [CategoryProfile]
  /// Every number in the groups that label and categories make, alone and crossed.
  public let groups: [GroupTable]
  /// How columns go together.
  public let correlations: Correlations
  /// Each column of texts.
  public let texts: [TextProfile]
  /// What a reader should know before anything else, the gravest first.
  public let alerts: [Alert]
  /// How training and test rows differ; nil when nothing was split.
  public let parts: PartComparison?
  /// What cleaning would do, or did, rule by rule.
  public let ledger: CleaningLedger

  /// The number of a name, or nil.
  public func number(_ name: String) -> NumberProfile? { numbers.first { $0.name == name } }

  /// The category of a name, or nil.
  public func category(_ name: String) -> CategoryProfile? { categories.first { $0.name == name } }

  /// The groups by these columns, in any order; nil when they were not made.
  public func groups(by columns: String...) -> GroupTable? {
    groups.first { $0.columns.sorted() == columns.sorted() }
  }

  /// The alerts that concern a column.
  public func alerts(on column: String) -> [Alert] { alerts.filter { $0.columns.contains(column) } }
}
