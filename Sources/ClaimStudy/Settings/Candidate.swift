public import Workflow

/// A model that takes part in the comparison: its family, its options, and optionally a grid.
public struct Candidate: Hashable, Sendable, Codable {
  /// The families of models, in the order from simple to complex.
  public enum Family: String, Hashable, Sendable, Codable, CaseIterable {
    /// L2-penalised or plain logistic regression.
    case logisticRegression = "logistic-regression"
    /// A random forest.
    case randomForest = "random-forest"
    /// Gradient-boosted trees.
    case boostedTrees = "boosted-trees"

    /// 1 for the simplest family; breaks ties between models that score alike.
    public var complexity: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  }

  /// The name under which the model is reported and saved; unique in a study.
  public var name: String
  /// What kind of model it is.
  public var family: Family
  /// The options that differ from the family's defaults, by name.
  public var options: [String: JSONValue]
  /// Options to search: each combination of the listed values is compared by cross-validation.
  public var grid: [String: [JSONValue]]

  /// A candidate.
  public init(
    name: String, family: Family, options: [String: JSONValue] = [:],
    grid: [String: [JSONValue]] = [:]
  ) {
    self.name = name
    self.family = family
    self.options = options
    self.grid = grid
  }

  /// Reads a candidate; `name` defaults to the family, `options` and `grid` to none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    family = try container.decode(Family.self, forKey: .family)
    name = try container.decodeIfPresent(String.self, forKey: .name) ?? family.rawValue
    options = try container.decodeIfPresent([String: JSONValue].self, forKey: .options) ?? [:]
    grid = try container.decodeIfPresent([String: [JSONValue]].self, forKey: .grid) ?? [:]
  }

  /// The three models that every study compares unless told otherwise.
  ///
  /// Leaves of the forest hold at least five rows: its share of claims is read as a probability, and
  /// leaves of one row make that share sure of itself without reason. (On the published data this
  /// halves the forest's log loss at upload; see `docs/decisions/0005-forest-leaves.md`.)
  public static let standard = [
    Candidate(name: "logistic-regression", family: .logisticRegression),
    Candidate(
      name: "random-forest", family: .randomForest,
      options: ["trees": .integer(200), "minSamplesLeaf": .integer(5)]),
    Candidate(
      name: "boosted-trees", family: .boostedTrees,
      options: [
        "trees": .integer(300), "maxDepth": .integer(6), "maxLeaves": .integer(64),
        "learningRate": .number(0.1),
      ]),
  ]

  /// The options of each combination of the grid; one entry where there is no grid.
  public var combinations: [[String: JSONValue]] {
    grid.sorted { $0.key < $1.key }.reduce([options]) { combinations, entry in
      combinations.flatMap { base in
        entry.value.map { value in base.merging([entry.key: value]) { $1 } }
      }
    }
  }
}
