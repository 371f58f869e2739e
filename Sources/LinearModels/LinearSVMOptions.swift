public import Learning

/// How a linear support vector machine is fitted.
public struct LinearSVMOptions: Hashable, Sendable, Codable {
  /// λ > 0 of the penalty ½·λ·Σβⱼ², in the units of the columns; scikit-learn's 1/C.
  public var l2Penalty = 1.0
  /// Whether the intercept is penalised as if it were the coefficient of a column of ones, as
  /// liblinear does.
  public var penalizesIntercept = true
  /// How much the rows of each class count.
  public var classWeighting = ClassWeighting.none
  /// Into how many parts the rows are cut to learn what a decision value means as a probability;
  /// 2 … 20.
  public var calibrationFolds = 5
  /// Newton steps at most, from 1.
  public var maxIterations = 200
  /// How flat the objective must be at the end: see `LinearSVMModel.FitSummary`; in (0, 1).
  public var gradientTolerance = 1e-8

  /// The defaults: λ = 1, the intercept penalised, rows as they are, five parts, 200 iterations,
  /// tolerance 1e-8.
  public init() {}

  /// The same options, after a look at each.
  ///
  /// - Throws: `setting` with the name of the first that is out of its range.
  public func checked() throws(LinearModelError) -> LinearSVMOptions {
    try LinearModelError.check(
      l2Penalty > 0 && l2Penalty.isFinite, "l2Penalty", "\(l2Penalty)", "a number above 0")
    try LinearModelError.check(
      2...20 ~= calibrationFolds, "calibrationFolds", "\(calibrationFolds)",
      "a whole number from 2 to 20")
    try SearchLimits(maxIterations, gradientTolerance).check()
    return self
  }
}
