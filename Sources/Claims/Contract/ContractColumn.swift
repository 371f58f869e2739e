public import Tabular

/// What one column of a file means.
public struct ContractColumn: Hashable, Sendable, Codable {
  /// What a column is for.
  public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Names the row; unique; never a feature.
    case identity
    /// The class that is learned.
    case label
    /// Free text.
    case text
    /// How often something happened: a whole number from 0 upwards.
    case count
    /// A number.
    case number
    /// One of a set of names without an order.
    case category
    /// There, and not read.
    case ignored
  }

  /// When the value of a column is known.
  public enum Known: String, Hashable, Sendable, Codable, CaseIterable {
    /// As soon as the video is posted.
    case atUpload = "at-upload"
    /// Only when people have watched it.
    case afterPublication = "after-publication"
  }

  /// What happens to a row without a value.
  public enum Missing: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is a fault of the file.
    case refused
    /// It is read, and left out by cleaning; a record to be scored must have the value.
    case dropped
    /// It stays; the recipe puts something in its place.
    case kept
  }

  /// The name in the header.
  public var name: String
  /// What the column is for.
  public var role: Role
  /// When its value is known; says nothing for an identity, a label or an ignored column.
  public var known: Known
  /// What happens to a row without a value.
  public var missing: Missing
  /// Bounds of a number or count; a count has no value below 0 anyway.
  public var range: NumberRange?
  /// The names a category may have, the first of which is the reference level; nil allows any.
  public var allowed: [String]?
  /// Whether a number must be whole; identities are texts unless they are whole.
  public var isWhole: Bool
  /// What this count counts, such as "view", when the other counts are to be divided by it; nil for
  /// all others.
  public var exposure: String?
  /// One sentence for the data dictionary.
  public var description: String

  /// A column of a contract.
  ///
  /// - Parameters:
  ///   - name: The name in the header.
  ///   - role: What the column is for.
  ///   - known: nil is after publication for a count and at upload for everything else.
  ///   - missing: What happens to a row without a value.
  ///   - range: Bounds of a number or count.
  ///   - allowed: The names of a category, the reference level first.
  ///   - isWhole: Whether a number or an identity is whole.
  ///   - exposure: The unit of this count when the other counts are divided by it.
  ///   - description: One sentence.
  public init(
    _ name: String, _ role: Role, known: Known? = nil, missing: Missing = .refused,
    range: NumberRange? = nil, allowed: [String]? = nil, isWhole: Bool = false,
    exposure: String? = nil, description: String = ""
  ) {
    self.name = name
    self.role = role
    self.known = known ?? (role == .count ? .afterPublication : .atUpload)
    self.missing = missing
    self.range = range
    self.allowed = allowed
    self.isWhole = isWhole
    self.exposure = exposure
    self.description = description
  }

  /// Whether a learner may see the column.
  public var isFeature: Bool {
    switch role {
    case .text, .count, .number, .category: true
    case .identity, .label, .ignored: false
    }
  }

  /// Whether a cell may be empty when a file is read for training.
  public var mayBeMissing: Bool { missing != .refused }

  /// What the cells are read as.
  public var kind: ColumnKind {
    switch role {
    case .count: .whole
    case .number: isWhole ? .whole : .number
    case .identity: isWhole ? .whole : .text
    case .text, .ignored: .text
    case .category, .label: .category
    }
  }
}
