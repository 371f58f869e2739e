/// What stands in a file more than once.
public struct Duplicates: Hashable, Sendable, Codable {
  /// Rows that equal an earlier row in every column that has a name.
  public let rows: Int
  /// Rows that equal an earlier row in label and all features, whatever their identity is.
  public let contents: Int
  /// Rows whose identity stands in an earlier row; nil without an identity column.
  public let identities: Int?
  /// Repeated texts, one entry a text column; over the studied rows.
  public let texts: [RepeatedTexts]
}

/// How often the texts of a column repeat one another, byte for byte.
public struct RepeatedTexts: Hashable, Sendable, Codable {
  /// The column.
  public let column: String
  /// How many different texts there are.
  public let unique: Int
  /// How many rows have a text that another row has too.
  public let rowsSharing: Int
  /// How many rows repeat a text of an earlier row.
  public let extra: Int
  /// How many different texts occur in more than one class.
  public let labelConflicts: Int
}
