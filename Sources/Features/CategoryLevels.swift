import Tabular

/// A column of categories and its levels that occur in training rows.
public struct CategoryLevels: Codable, Hashable, Sendable {
  /// The column of the frame.
  public let column: String
  /// The levels, in the order of the frame; each once.
  public let levels: [String]

  func checked(for step: RecipeStep.Kind) throws(RecipeError) {
    guard Set(levels).count == levels.count else {
      throw .unreadable(step: step, problem: "a level of “\(column)” stands twice")
    }
  }
}

/// What stands instead of a code where no level of training applies.
enum CategoryCode {
  static let unseen: Int32 = -1
  static let missing: Int32 = -2
}

extension WorkingSet {
  /// The levels that occur in a column of categories and how often, and the rows without one.
  func levelCounts(
    _ name: String, for step: RecipeStep.Kind
  ) throws(RecipeError) -> (seen: [(level: String, count: Int)], missing: Int) {
    let column = try column(name, for: step)
    guard case .categories(let codes, let levels) = column.values else {
      throw .wrongKind(column: name, step: step, expected: "categories")
    }
    var counts = [Int](repeating: 0, count: levels.count)
    for (row, code) in codes.enumerated() where column.validity[row] { counts[Int(code)] += 1 }
    let seen = zip(levels, counts).filter { $0.1 > 0 }.map { (level: $0, count: $1) }
    return (seen, column.validity.missingCount)
  }

  /// The place of each row's level in the levels of training, or what `CategoryCode` names.
  ///
  /// The frame may list its levels in another order, and may have others.
  func codes(
    of trained: CategoryLevels, for step: RecipeStep.Kind
  ) throws(RecipeError) -> [Int32] {
    let column = try column(trained.column, for: step)
    guard case .categories(let codes, let levels) = column.values else {
      throw .wrongKind(column: trained.column, step: step, expected: "categories")
    }
    let places = levels.map { level in
      trained.levels.firstIndex(of: level).map(Int32.init) ?? CategoryCode.unseen
    }
    guard column.validity.missingCount > 0 else { return codes.map { places[Int($0)] } }
    return codes.indices.map { row in
      column.validity[row] ? places[Int(codes[row])] : CategoryCode.missing
    }
  }
}
