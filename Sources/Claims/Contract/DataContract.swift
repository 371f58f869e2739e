public import Learning

/// What a file of records means: the role of each column, and what the two classes are called.
///
/// A contract is all that the house knows about a data set. Another file with other columns is read
/// by giving another contract; `docs/methods/DataContract.md` tells its YAML spelling.
public struct DataContract: Hashable, Sendable {
  /// The version of the contract's own format that this code reads and writes.
  public static let formatVersion = 1

  /// A short name for reports and models.
  public let name: String
  /// What the classes are called.
  public let labelNames: LabelNames
  /// What may stand in the label column, and whether it is the positive class; nil in a contract
  /// without other spellings than the names themselves.
  public let labelValues: [LabelValue]
  /// The columns, in the order of the data dictionary.
  public let columns: [ContractColumn]

  /// One spelling of a class in the file.
  public struct LabelValue: Hashable, Sendable, Codable {
    /// What stands in the file, such as "1".
    public let text: String
    /// Whether it means the positive class.
    public let isPositive: Bool

    /// A spelling of a class.
    public init(_ text: String, isPositive: Bool) {
      self.text = text
      self.isPositive = isPositive
    }
  }

  /// A contract from its parts.
  ///
  /// - Parameters:
  ///   - name: A short name, not empty.
  ///   - labelNames: What the classes are called.
  ///   - labelValues: What stands in the file; nil when it is the names themselves.
  ///   - columns: Exactly one label, at most one identity, at least one feature.
  /// - Throws: What does not fit together.
  public init(
    name: String, labelNames: LabelNames, labelValues: [LabelValue]? = nil,
    columns: [ContractColumn]
  ) throws(ContractError) {
    self.name = name
    self.labelNames = labelNames
    self.labelValues =
      labelValues ?? [
        LabelValue(labelNames.positive, isPositive: true),
        LabelValue(labelNames.negative, isPositive: false),
      ]
    self.columns = columns
    try check()
  }

  /// The column of a name, or nil.
  public func column(_ name: String) -> ContractColumn? { columns.first { $0.name == name } }

  /// The columns of some role, in order.
  public func columns(_ role: ContractColumn.Role) -> [ContractColumn] {
    columns.filter { $0.role == role }
  }

  /// The name of the column that holds the class.
  public var labelColumn: String { columns(.label).first?.name ?? "" }

  /// The name of the column that names a row, if there is one.
  public var identityColumn: String? { columns(.identity).first?.name }

  /// The count that the other counts are divided by, if there is one.
  public var exposureColumn: ContractColumn? { columns.first { $0.exposure != nil } }
}
