import Machine

/// Makes a column of zeros and ones for each level of a category, except for one: the reference.
///
/// The levels are those that occur in the training rows; the feature of a level is called
/// "column=level". A row of the reference level has all zeros, and so has a row of a level that
/// training did not see. When a value was missing in training, "column_missing" tells those rows.
public struct OneHot: Codable, Hashable, Sendable {
  /// Which level is told by zeros alone.
  public enum Reference: Codable, Hashable, Sendable {
    /// This one; it must occur in the training rows, unless they have no level at all.
    case named(String)
    /// The one that most training rows have; the first of the frame's order when two have as many.
    case mostFrequent
    /// None: every level has a column, for learners that do not mind that they sum to one.
    case none
  }

  /// The column of categories.
  public let column: String
  /// Which level is told by zeros alone.
  public let reference: Reference

  /// A column a level, without the reference.
  public init(_ column: String, reference: Reference = .mostFrequent) {
    self.column = column
    self.reference = reference
  }

  /// The levels that have a feature.
  public struct Fitted: Codable, Hashable, Sendable {
    /// The column, and the levels that have a feature, in the order of the features.
    public let categories: CategoryLevels
    /// The level that is told by zeros alone, if there is one.
    public let reference: String?
    /// Whether there is a feature for missing values.
    public let hasMissing: Bool
  }
}

extension OneHot: FeatureStep {
  func checked() throws(RecipeError) {}

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    let (seen, missing) = try set.levelCounts(column, for: .oneHot)
    var dropped: String?
    switch reference {
    case .none: break
    case .named(let level):
      guard seen.isEmpty || seen.contains(where: { $0.level == level }) else {
        throw .unknownLevel(level, column: column)
      }
      dropped = level
    case .mostFrequent:
      let most = seen.map(\.count).max()
      dropped = seen.first { $0.count == most }?.level
    }
    let kept = seen.map(\.level).filter { $0 != dropped }
    return Fitted(
      categories: CategoryLevels(column: column, levels: kept), reference: dropped,
      hasMissing: missing > 0)
  }
}

extension OneHot.Fitted: FittedFeatureStep, PreparedStep {
  var inputColumns: [String] { [categories.column] }
  var wrapped: FittedStep { .oneHot(self) }

  /// "oneHot verified_status: verified; reference not verified".
  public var description: String {
    "oneHot \(categories.column): \(categories.levels.joined(separator: ", "))"
      + (reference.map { "; reference \($0)" } ?? "; no reference")
      + (hasMissing ? "; with a column for missing values" : "")
  }

  func checked() throws(RecipeError) { try categories.checked(for: .oneHot) }

  private var names: [String] {
    categories.levels.map { "\(categories.column)=\($0)" }
      + (hasMissing ? ["\(categories.column)_missing"] : [])
  }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    for name in names { try layout.append(name, by: .oneHot) }
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    let codes = try set.codes(of: categories, for: .oneHot)
    let wanted =
      categories.levels.indices.map(Int32.init) + (hasMissing ? [CategoryCode.missing] : [])
    let made = workers.map(count: wanted.count) { turn in
      codes.map { $0 == wanted[turn] ? 1.0 : 0 }
    }
    for (name, values) in zip(names, made) { try set.append(name, values, by: .oneHot) }
  }
}
