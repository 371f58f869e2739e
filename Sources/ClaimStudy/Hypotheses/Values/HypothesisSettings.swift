public import Learning

/// What is to be tested, and how.
public struct HypothesisSettings: Hashable, Sendable, Codable {
  /// What is compared with what.
  public enum Question: Hashable, Sendable, Codable {
    /// Every number by the label and by each category, and every category by the label.
    case family
    /// One column by another.
    case columns(of: String, by: String)
    /// Two numbers of the same records.
    case pairs(String, String)
  }

  /// What is compared with what.
  public var question: Question
  /// The columns that are held fixed; nil for the label and every category that is not compared.
  public var within: [String]?
  /// The test that is asked for; nil leaves the choice to the data.
  public var method: HypothesisMethod?
  /// The origin of all randomness.
  public var seed: Seed
  /// The level of all intervals.
  public var level: Double
  /// How many rearrangements a permutation test draws at most; of large groups it draws fewer.
  public var mostRearrangements: Int

  /// Settings; the defaults test the whole family.
  ///
  /// Without a number of rearrangements, a family draws 1,999 a test and one question 9,999.
  public init(
    _ question: Question = .family, within: [String]? = nil, method: HypothesisMethod? = nil,
    seed: Seed = Seed(1), level: Double = 0.95, mostRearrangements: Int? = nil
  ) {
    self.question = question
    self.within = within
    self.method = method
    self.seed = seed
    self.level = level
    self.mostRearrangements = mostRearrangements ?? (question == .family ? 1_999 : 9_999)
  }
}
