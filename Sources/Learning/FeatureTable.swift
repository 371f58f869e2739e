public import LinearAlgebra

/// One column that a learner sees.
public struct FeatureColumn: Hashable, Sendable {
  /// What the numbers of a column mean.
  public enum Kind: Hashable, Sendable, Codable {
    /// Numbers with an order and a distance.
    case numeric
    /// Codes 0 ..< `levels.count` without an order.
    case category(levels: [String])
  }

  /// The name of the column, unique in its table.
  public let name: String
  /// What the numbers mean.
  public let kind: Kind
  /// One number a row; NaN where the value is missing (or a category was never seen in training).
  public let values: [Double]

  /// A column from its values; infinities are the caller's bug.
  public init(_ name: String, _ values: [Double], kind: Kind = .numeric) {
    self.name = name
    self.kind = kind
    self.values = values
  }

  /// The values of some rows, in their order.
  public func subset(_ rows: [Int]) -> FeatureColumn {
    FeatureColumn(name, rows.map { values[$0] }, kind: kind)
  }
}

/// The columns that a learner sees, and optionally a wide sparse part (word counts, TF-IDF).
///
/// Every learner sees the dense columns; only those that say so see the sparse part.
public struct FeatureTable: Hashable, Sendable {
  /// How many rows there are.
  public let rowCount: Int
  /// The dense columns, in the order the recipe made them.
  public let columns: [FeatureColumn]
  /// The sparse part: `rowCount` rows; nil when the recipe makes none.
  public let sparse: SparseMatrix?
  /// A name for each column of the sparse part; empty when there is none.
  public let sparseNames: [String]

  /// A table from columns of one length.
  public init(
    rowCount: Int, columns: [FeatureColumn], sparse: SparseMatrix? = nil, sparseNames: [String] = []
  ) {
    precondition(columns.allSatisfy { $0.values.count == rowCount }, "columns of one length")
    precondition(sparse.map { $0.rowCount == rowCount } ?? true, "the sparse part has all rows")
    precondition((sparse?.columnCount ?? 0) == sparseNames.count, "a name for each sparse column")
    self.rowCount = rowCount
    self.columns = columns
    self.sparse = sparse
    self.sparseNames = sparseNames
  }

  /// The names of all features: dense first, then sparse.
  public var featureNames: [String] { columns.map(\.name) + sparseNames }

  /// Some rows, in their order.
  ///
  /// - Complexity: O(*rows* × *columns*) and the stored values of the sparse rows.
  public func subset(_ rows: [Int]) -> FeatureTable {
    FeatureTable(
      rowCount: rows.count, columns: columns.map { $0.subset(rows) },
      sparse: sparse?.subset(rows), sparseNames: sparseNames)
  }
}
