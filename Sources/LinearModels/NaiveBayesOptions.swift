public import Learning

/// How a multinomial naive Bayes model is fitted.
public struct NaiveBayesOptions: Hashable, Sendable, Codable {
  /// α > 0 that is added to each count: 1 is Laplace's, less is Lidstone's.
  public var smoothing = 1.0
  /// How much the rows of each class count; `balanced` makes the classes equally likely beforehand.
  public var classWeighting = ClassWeighting.none

  /// The defaults: α = 1, rows as they are.
  public init() {}

  /// The same options, after a look at each.
  ///
  /// - Throws: `setting` with the name of the first that is out of its range.
  public func checked() throws(LinearModelError) -> NaiveBayesOptions {
    try LinearModelError.check(
      smoothing > 0 && smoothing.isFinite, "smoothing", "\(smoothing)", "a number above 0")
    return self
  }
}
