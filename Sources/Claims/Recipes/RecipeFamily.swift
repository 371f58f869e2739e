/// What kind of learner a recipe is for.
public enum RecipeFamily: String, Hashable, Sendable, Codable, CaseIterable {
  /// Linear models: everything on one scale, categories as zeros and ones, all words weighed.
  case linear
  /// Trees: values as they are, categories as categories, the most frequent runs of words counted.
  case trees
  /// Linear models of the text alone.
  case words
}

/// Settings of the recipes.
public struct RecipeOptions: Hashable, Sendable, Codable {
  /// How many words a weighed term has at most (TF-IDF); from 1 to 8.
  public var longestTerm = 2
  /// In how many training texts a weighed term must occur; ≥ 1.
  public var minDocumentFrequency = 2
  /// How many terms trees may count; from 0 to 10,000.
  public var countedTerms = 15
  /// How many words a counted term has at least; from 1 to `longestCountedTerm`.
  public var shortestCountedTerm = 2
  /// How many words a counted term has at most; up to 8.
  public var longestCountedTerm = 3

  /// The defaults.
  public init() {}

  /// The options, if they can be used.
  ///
  /// - Throws: `ClaimsError.badSetting` for the first that is outside its range.
  public func checked() throws(ClaimsError) -> RecipeOptions {
    try Self.check("longestTerm", longestTerm, within: 1...8)
    try Self.check("minDocumentFrequency", minDocumentFrequency, within: 1...Int(Int32.max))
    try Self.check("countedTerms", countedTerms, within: 0...10_000)
    try Self.check("longestCountedTerm", longestCountedTerm, within: 1...8)
    try Self.check("shortestCountedTerm", shortestCountedTerm, within: 1...longestCountedTerm)
    return self
  }

  private static func check(
    _ name: String, _ value: Int, within range: ClosedRange<Int>
  ) throws(ClaimsError) {
    guard range ~= value else {
      let expected = "within \(range.lowerBound) … \(range.upperBound)"
      throw .badSetting(name, value: value, expected: expected)
    }
  }
}
