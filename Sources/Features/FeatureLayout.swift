/// The names and kinds of the features that the steps so far have made.
struct FeatureLayout: Hashable, Sendable {
  /// The dense features, in order.
  private(set) var dense: [(name: String, isNumeric: Bool)] = []
  /// The sparse features, in order.
  private(set) var sparse: [String] = []
  /// The place of each dense feature, and -1 for each sparse one.
  private var places: [String: Int] = [:]

  /// No features yet.
  init() {}

  /// Adds a dense feature at the end.
  mutating func append(
    _ name: String, isNumeric: Bool = true, by step: RecipeStep.Kind
  ) throws(RecipeError) {
    guard places.updateValue(dense.count, forKey: name) == nil else {
      throw .duplicateFeature(name, step: step)
    }
    dense.append((name, isNumeric))
  }

  /// Adds sparse features at the end.
  mutating func append(sparse names: [String], by step: RecipeStep.Kind) throws(RecipeError) {
    for name in names {
      guard places.updateValue(-1, forKey: name) == nil else {
        throw .duplicateFeature(name, step: step)
      }
    }
    sparse += names
  }

  /// Makes sure that there is a numeric feature of each name.
  func require(_ names: some Sequence<String>, by step: RecipeStep.Kind) throws(RecipeError) {
    for name in names {
      guard let place = places[name], place >= 0, dense[place].isNumeric else {
        throw .unknownFeature(name, step: step)
      }
    }
  }

  /// The names of all features: dense first, then sparse.
  var names: [String] { dense.map(\.name) + sparse }

  static func == (one: FeatureLayout, other: FeatureLayout) -> Bool {
    one.sparse == other.sparse && one.dense.elementsEqual(other.dense, by: ==)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
