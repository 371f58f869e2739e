public import Claims

/// How large a file is.
public struct TableShape: Hashable, Sendable, Codable {
  /// How many rows were read without a fault.
  public let rows: Int
  /// How many columns the file has, an index column without a name included.
  public let columnsInFile: Int
  /// How many columns the file has that have a name.
  public let namedColumns: Int
  /// How many rows have a value in every column that has a name.
  public let completeRows: Int
  /// How many rows are studied: see `Exploration`.
  public let studiedRows: Int

  /// How many rows lack at least one value.
  public var incompleteRows: Int { rows - completeRows }
}

/// What is known of any column, whatever it holds.
public struct ColumnFacts: Hashable, Sendable, Codable {
  /// The name in the header.
  public let name: String
  /// What the column is for.
  public let role: ContractColumn.Role
  /// What its cells hold: "whole number", "number", "text" or "category".
  public let type: String
  /// How many rows hold a value.
  public let present: Int
  /// How many rows hold none.
  public let missing: Int
  /// How many different values there are.
  public let distinct: Int

  /// The share of rows without a value; 0 for no rows.
  public var missingShare: Double {
    present + missing == 0 ? 0 : Double(missing) / Double(present + missing)
  }
}

/// Rows that lack the same values.
public struct MissingPattern: Hashable, Sendable, Codable {
  /// The columns without a value, in the order of the contract; never empty.
  public let columns: [String]
  /// How many rows lack exactly these.
  public let rows: Int
}
