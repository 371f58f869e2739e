public import Learning
public import Machine
public import Tabular

/// A recipe that has learned: makes the same features of any rows, one row at a time or a million.
///
/// What it gives a row depends on that row alone. It is a plain value: two are equal when their
/// steps are, and a file holds the steps only; lookup tables are built when it is made or read.
public struct FittedRecipe: Sendable {
  /// The steps with what they have learned, in the order of their work.
  public let steps: [FittedStep]

  let layout: FeatureLayout
  private let prepared: [any PreparedStep]

  init(_ steps: [FittedStep], prepared: [any PreparedStep], layout: FeatureLayout) {
    self.steps = steps
    self.prepared = prepared
    self.layout = layout
  }

  /// A fitted recipe from steps that were fitted elsewhere.
  ///
  /// - Throws: When a step changes a feature that none before it makes, or two have one name.
  public init(_ steps: [FittedStep]) throws(RecipeError) {
    var layout = FeatureLayout()
    for step in steps {
      try step.learned.checked()
      try step.learned.extend(&layout)
    }
    self.init(steps, prepared: steps.map { $0.learned.prepared() }, layout: layout)
  }

  /// The names of all features: dense first, then sparse.
  public var featureNames: [String] { layout.names }

  /// How many of the features are dense; the others are sparse.
  public var denseCount: Int { layout.dense.count }

  /// The columns of a frame that the recipe reads, each once, in the order of the steps.
  public var inputColumns: [String] {
    var seen: Set<String> = []
    return steps.flatMap(\.learned.inputColumns).filter { seen.insert($0).inserted }
  }

  /// What was learned, line by line.
  public var summary: [String] {
    steps.flatMap { $0.description.split(separator: "\n").map(String.init) }
  }

  /// Makes the features of some rows.
  ///
  /// - Parameters:
  ///   - frame: Any number of rows, zero included; it must have the `inputColumns`.
  ///   - workers: The threads to run on; the features do not depend on them.
  /// - Returns: One row of features a row.
  /// - Throws: When the frame lacks a column, has one of another kind, or holds a value that a step
  ///   cannot take.
  /// - Complexity: O(rows × features) and the length of the texts.
  public func apply(_ frame: Frame, on workers: WorkerPool) throws(RecipeError) -> FeatureTable {
    var set = WorkingSet(frame)
    for step in prepared { try step.apply(to: &set, on: workers) }
    return set.table(sparseNames: layout.sparse)
  }
}

extension FittedRecipe: Hashable {
  /// Two recipes are equal when their steps are.
  public static func == (one: FittedRecipe, other: FittedRecipe) -> Bool {
    one.steps == other.steps
  }

  /// Hashes the steps.
  public func hash(into hasher: inout Hasher) { hasher.combine(steps) }
}

extension FittedRecipe: Codable {
  private enum CodingKeys: String, CodingKey { case steps }

  /// Reads a recipe from a file that nobody vouches for.
  ///
  /// - Throws: A `RecipeError`, or what decoding throws.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(try container.decode([FittedStep].self, forKey: .steps))
  }

  /// Writes the steps.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(steps, forKey: .steps)
  }
}
