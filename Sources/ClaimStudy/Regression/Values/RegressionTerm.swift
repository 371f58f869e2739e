/// One column of a regression as the learner sees it.
public struct RegressionTerm: Hashable, Sendable {
  /// How it is called in the tables.
  public let name: String
  /// The column of the file.
  public let column: String
  /// The level whose rows hold 1, of a category; nil of a number.
  public let level: String?
  /// The level that it is compared with.
  public let reference: String?
  /// Whether it is known only after publication.
  public let isLate: Bool
  /// The standard deviation over the rows of the fit, with divisor n.
  public let spread: Double

  /// Whether the term holds 0 and 1 only.
  public var isIndicator: Bool { level != nil }

  /// By how much the term moves where one typical step is told: from 0 to 1, or one standard deviation.
  public var step: Double { isIndicator ? 1 : spread }
}

/// A column that was asked for or stands in the file, and is not in the regression.
public struct OmittedTerm: Hashable, Sendable {
  /// The column or term.
  public let name: String
  /// Why, as half a sentence.
  public let reason: String
}
