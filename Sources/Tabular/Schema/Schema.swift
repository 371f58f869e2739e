/// What a table must look like: its columns, and what else its header may hold.
public struct Schema: Sendable, Hashable, Codable {
  /// The columns that are read, in the order of the frame; the file may have any order.
  public var columns: [ColumnSchema]
  /// Headers that may be there and are skipped.
  public var ignored: [String]
  /// Whether headers that nobody named are skipped instead of being a fault.
  public var allowsOtherColumns: Bool

  /// A schema.
  public init(
    _ columns: [ColumnSchema], ignored: [String] = [], allowsOtherColumns: Bool = false
  ) {
    self.columns = columns
    self.ignored = ignored
    self.allowsOtherColumns = allowsOtherColumns
  }

  /// The schema itself, if a file can be read by it.
  ///
  /// - Throws: `TabularError.schema` for no columns, a name used twice, bounds on a text or a
  ///   category, reversed bounds, or a list of names on a number.
  public func checked() throws(TabularError) -> Schema {
    guard !columns.isEmpty else { throw .schema(column: nil, .noColumns) }
    var seen: Set<String> = []
    for column in columns {
      if !seen.insert(column.name).inserted || ignored.contains(column.name) {
        throw .schema(column: column.name, .usedTwice)
      }
      if let flaw = column.flaw { throw .schema(column: column.name, flaw) }
    }
    return self
  }
}

/// What makes a schema useless.
public enum SchemaFlaw: Equatable, Sendable {
  /// There is no column to read.
  case noColumns
  /// The name stands in the schema twice.
  case usedTwice
  /// Bounds on a column that holds no numbers.
  case boundsWithoutNumbers
  /// The smallest value is larger than the largest, or a bound is not a number.
  case reversedBounds
  /// A list of allowed names on a column that is no category, an empty list, or a name twice.
  case uselessNames
}

extension ColumnSchema {
  fileprivate var flaw: SchemaFlaw? {
    if let range {
      guard kind == .number || kind == .whole else { return .boundsWithoutNumbers }
      let low = range.minimum ?? -.infinity
      guard low <= range.maximum ?? .infinity else { return .reversedBounds }
    }
    if let allowed {
      guard kind == .category, !allowed.isEmpty, Set(allowed).count == allowed.count else {
        return .uselessNames
      }
    }
    return nil
  }
}
