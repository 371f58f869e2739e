/// A named rule that leaves rows out before anything is learned.
public enum CleaningRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// Leaves out rows without a class or without a value that the contract says is needed.
  case incompleteRows = "incomplete-rows"
  /// Of rows equal in everything but their identity, keeps the first.
  case duplicateRows = "duplicate-rows"
  /// Leaves out all rows that are equal in every feature and differ in their class.
  case conflictingLabels = "conflicting-labels"

  /// The rules that are applied unless other ones are asked for, in their order.
  public static let standard: [CleaningRule] = [.incompleteRows, .duplicateRows]

  /// What the rule does, for a reader.
  public var title: String {
    switch self {
    case .incompleteRows: "leave out incomplete rows"
    case .duplicateRows: "keep the first of equal rows"
    case .conflictingLabels: "leave out equal rows of different classes"
    }
  }
}
