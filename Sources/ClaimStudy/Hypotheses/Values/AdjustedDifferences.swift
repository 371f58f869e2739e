public import LinearModels
public import Statistics

/// How the levels of a category differ from the most frequent one, without and with a third column held
/// fixed, by regression with robust errors.
///
/// A number is explained by least squares, a level of a category by logistic regression; the terms are
/// indicators of the levels and, held fixed, of those of the third column. Errors are HC3, so that groups
/// may spread differently.
public struct AdjustedDifferences: Hashable, Sendable, Codable {
  /// Which regression.
  public enum Model: String, Hashable, Sendable, Codable {
    /// Of a number.
    case leastSquares = "least squares"
    /// Of the odds of a level.
    case logistic = "logistic regression"
  }

  /// One level against the reference.
  public struct Contrast: Hashable, Sendable, Codable {
    /// The level.
    public let level: String
    /// How many records it has.
    public let count: Int
    /// The difference of means, or the odds ratio, over all records.
    public let crude: Estimate
    /// Whether that could be none, by Wald's test.
    public let crudeP: PValue
    /// The same with the third column held fixed.
    public let adjusted: Estimate
    /// Whether that could be none.
    public let adjustedP: PValue

    /// What becomes of the difference.
    public var verdict: StratifiedEffect.Verdict {
      StratifiedEffect.verdict(from: crude, to: adjusted)
    }
  }

  /// Which regression.
  public let model: Model
  /// The level that the others are compared with: the most frequent one.
  public let reference: String
  /// How many records it has.
  public let referenceCount: Int
  /// The other levels in their order.
  public let contrasts: [Contrast]
  /// Whether all levels could be alike over all records: a joint Wald test.
  public let crudeTest: RegressionTest?
  /// Whether they could be alike with the third column held fixed.
  public let adjustedTest: RegressionTest?
  /// The standard deviation of the number within levels, in which differences are judged small or
  /// large; nil for odds.
  public let spread: Double?

  /// Whether the third column changes a difference that was worth telling.
  public func isFlagged(_ contrast: Contrast) -> Bool {
    contrast.verdict.isWorthTelling(
      was: isAtLeastSmall(contrast.crude), is: isAtLeastSmall(contrast.adjusted))
  }

  /// Whether a difference is at least small by the conventions of the field.
  private func isAtLeastSmall(_ estimate: Estimate) -> Bool {
    guard let spread else { return estimate.isAtLeastSmall }
    return spread > 0 && Estimate(.cohenD, estimate.value / spread).isAtLeastSmall
  }
}
