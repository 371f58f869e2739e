/// What the cells of a column are read as.
public enum ColumnKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A finite decimal number, `Double`.
  case number
  /// A whole number, `Int64`; `343296.0` counts as one.
  case whole
  /// Any text.
  case text
  /// One of a set of names.
  case category
}

/// Bounds of a number, each of them optional and inclusive.
public struct NumberRange: Sendable, Hashable, Codable {
  /// The smallest value allowed.
  public var minimum: Double?
  /// The largest value allowed.
  public var maximum: Double?

  /// A range; nil leaves a side open.
  public init(minimum: Double? = nil, maximum: Double? = nil) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether a value lies within the bounds.
  public func contains(_ value: Double) -> Bool {
    value >= minimum ?? -.infinity && value <= maximum ?? .infinity
  }
}

/// What one column of a file must look like.
public struct ColumnSchema: Sendable, Hashable, Codable {
  /// The name in the header.
  public var name: String
  /// What its cells are read as.
  public var kind: ColumnKind
  /// Whether a cell may be empty.
  ///
  /// In a text column `""` is the empty text, not a missing value.
  public var mayBeMissing: Bool
  /// Bounds of a number or a whole number.
  public var range: NumberRange?
  /// The names that a category may have, in the order of their codes; nil allows any, and the
  /// levels are then sorted by their UTF-8 bytes.
  public var allowed: [String]?
  /// Whether no two rows may hold the same value.
  public var isUnique: Bool
  /// Whether the header must be there; a column that need not and is not there is left out of the
  /// frame.
  public var isRequired: Bool

  /// A column of a schema.
  public init(
    _ name: String, _ kind: ColumnKind, mayBeMissing: Bool = false, range: NumberRange? = nil,
    allowed: [String]? = nil, isUnique: Bool = false, isRequired: Bool = true
  ) {
    self.name = name
    self.kind = kind
    self.mayBeMissing = mayBeMissing
    self.range = range
    self.allowed = allowed
    self.isUnique = isUnique
    self.isRequired = isRequired
  }
}

extension ColumnSchema {
  /// What a cell should have been, for the last part of a fault's sentence.
  var expectation: String {
    switch kind {
    case .text: return "a text"
    case .category:
      guard let allowed else { return "a name" }
      return "one of " + allowed.map { "\"\($0)\"" }.joined(separator: ", ")
    case .number: return "a number" + bounds { $0.description }
    case .whole:
      let form = "a whole number" + bounds { Int64(exactly: $0)?.description ?? "\($0)" }
      return form + ", such as 343296 or 343296.0"
    }
  }

  private func bounds(_ spell: (Double) -> String) -> String {
    switch (range?.minimum, range?.maximum) {
    case (let low?, let high?): " from \(spell(low)) to \(spell(high))"
    case (let low?, nil): " of at least \(spell(low))"
    case (nil, let high?): " of at most \(spell(high))"
    case (nil, nil): ""
    }
  }
}
