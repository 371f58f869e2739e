public import Learning

/// How a logistic regression is fitted.
public struct LogisticOptions: Hashable, Sendable, Codable {
  /// λ ≥ 0 of the penalty ½·λ·Σβⱼ², in the units of the columns; 0 for none.
  ///
  /// The intercept is not penalised. λ is scikit-learn's 1/C.
  public var l2Penalty = 1.0
  /// How much the rows of each class count.
  public var classWeighting = ClassWeighting.none
  /// Newton steps at most, from 1.
  public var maxIterations = 100
  /// How flat the objective must be at the end: see `LogisticModel.gradientMaxNorm`; in (0, 1).
  public var gradientTolerance = 1e-8

  /// The defaults: λ = 1, rows as they are, 100 iterations, tolerance 1e-8.
  public init() {}

  /// The same options, after a look at each.
  ///
  /// - Throws: `setting` with the name of the first that is out of its range.
  public func checked() throws(LinearModelError) -> LogisticOptions {
    try LinearModelError.check(
      l2Penalty >= 0 && l2Penalty.isFinite, "l2Penalty", "\(l2Penalty)", "a number from 0 upwards")
    try SearchLimits(maxIterations, gradientTolerance).check()
    return self
  }
}
