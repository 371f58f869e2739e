public import Learning
internal import LinearAlgebra
internal import Machine

/// Logistic regression with an L2 penalty or none, fitted to the optimum.
///
/// Minimises Σ wᵢ·ln(1 + exp(−sᵢ(b + Σ βⱼxᵢⱼ))) + ½·λ·Σ βⱼ², with sᵢ = ±1 the class of row *i*, by
/// Newton's method with a safeguarded step. Up to 500 columns (and without a penalty) each step is
/// exact; wider data is fitted by conjugate gradients inside each step, and reaches the same
/// optimum. Columns are standardised inside, so their units do not matter to the search; λ and
/// the coefficients are in the columns' own units. See docs/methods/LogisticRegression.md.
public struct LogisticRegression: Estimator {
  /// How the model is fitted.
  public var options: LogisticOptions

  /// A regression with these options.
  public init(_ options: LogisticOptions = LogisticOptions()) { self.options = options }

  /// A regression with the default options, changed: `LogisticRegression { $0.l2Penalty = 0 }`.
  public init(_ change: (inout LogisticOptions) -> Void) {
    options = LogisticOptions()
    change(&options)
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - data: Numeric columns without missing values, sparse columns, or both.
  ///   - context: The threads; the seed is not used.
  /// - Returns: The model at the optimum.
  /// - Throws: `LinearModelError` when the options or the data are not fit for it.
  /// - Complexity: O(*rows* × *columns*²) a step, or O(stored entries) a step of the wide search.
  public func fit(_ data: Dataset, in context: FitContext) throws -> LogisticModel {
    let options = try options.checked()
    let width = data.features.columns.count + data.features.sparseNames.count
    let design = try Design(
      data, l2Penalty: options.l2Penalty, weighting: options.classWeighting,
      scalesSparse: width <= Self.exactWidth || options.l2Penalty == 0, on: context.workers)
    let optimum = try Self.optimum(of: design, options: options, in: context)
    context.progress(1)
    return try design.model(at: optimum, weighting: options.classWeighting)
  }

  /// Exact steps need *columns*² memory; above this width the penalised search goes without.
  static let exactWidth = 500
  /// Beyond this width a fit without penalty would take minutes and say little.
  static let widthWithoutPenalty = 5_000

  private static func optimum(
    of design: Design, options: LogisticOptions, in context: FitContext
  ) throws(LinearModelError) -> Optimum {
    let width = design.columnCount
    if width > exactWidth && options.l2Penalty > 0 {
      return try TruncatedNewton(
        design, .logistic, SearchLimits(options.maxIterations, options.gradientTolerance),
        on: context.workers, progress: context.progress
      ).optimum(from: design.start)
    }
    guard width <= widthWithoutPenalty || options.l2Penalty > 0 else {
      throw .tooWide(columns: width, limit: widthWithoutPenalty)
    }
    return try ExactNewton(design, options: options, in: context).optimum()
  }
}

/// Where a search ended, in the coordinates of the design: the intercept, then each column.
struct Optimum {
  var point: [Double]
  var value: Double
  var iterations: Int
  var gradientMaxNorm: Double
  /// The factor of the Hessian there, where the search had one.
  var factor: CholeskyFactor?
}
