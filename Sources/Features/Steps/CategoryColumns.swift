import Learning
import Machine

/// Takes columns of categories as codes, for learners that split categories (trees).
///
/// The levels are those that occur in the training rows, in the order of the frame. A missing value
/// becomes NaN, and so does a level that training did not see.
public struct CategoryColumns: Codable, Hashable, Sendable {
  /// The columns of the frame, all of categories.
  public let columns: [String]

  /// Takes these columns, in this order.
  public init(_ columns: [String]) { self.columns = columns }

  /// The levels of each column.
  public struct Fitted: Codable, Hashable, Sendable {
    /// A column and the levels that occur in the training rows.
    public let columns: [CategoryLevels]
  }
}

extension CategoryColumns: FeatureStep {
  func checked() throws(RecipeError) {}

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    var learned: [CategoryLevels] = []
    for name in columns {
      let counts = try set.levelCounts(name, for: .category)
      learned.append(CategoryLevels(column: name, levels: counts.seen.map(\.level)))
    }
    return Fitted(columns: learned)
  }
}

extension CategoryColumns.Fitted: FittedFeatureStep, PreparedStep {
  var inputColumns: [String] { columns.map(\.column) }
  var wrapped: FittedStep { .category(self) }

  /// One line a column: "category author_ban_status: active, banned, under review".
  public var description: String {
    columns.map { "category \($0.column): \($0.levels.joined(separator: ", "))" }
      .joined(separator: "\n")
  }

  func checked() throws(RecipeError) {
    for column in columns { try column.checked(for: .category) }
  }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    for column in columns {
      try layout.append(column.column, isNumeric: false, by: .category)
    }
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    for column in columns {
      let codes = try set.codes(of: column, for: .category)
      try set.append(
        column.column, codes.map { $0 < 0 ? .nan : Double($0) },
        kind: .category(levels: column.levels), by: .category)
    }
  }
}
