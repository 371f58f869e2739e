public import Learning
internal import LinearAlgebra
internal import Machine

/// Logistic regression with Firth's penalty, which has finite coefficients on any data of both classes.
///
/// Maximises ln L(β) + ½ ln det I(β): Jeffreys' prior, which takes out the leading term of the bias of
/// maximum likelihood. It is what to report where classes are separated, or rows are few. Sources:
/// Firth, Biometrika 80 (1993); Heinze and Schemper, Statistics in Medicine 21 (2002).
public struct FirthRegression: Hashable, Sendable {
  /// Steps at most, from 1.
  public var maxIterations: Int
  /// The largest entry of the gradient, by the number of rows and in the units of standardised columns,
  /// that counts as flat; in (0, 1).
  public var gradientTolerance: Double

  /// A regression; 500 steps and 1e-11 unless told.
  public init(maxIterations: Int = 500, gradientTolerance: Double = 1e-11) {
    self.maxIterations = maxIterations
    self.gradientTolerance = gradientTolerance
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - data: Numeric columns without missing values; weights say how often a row was seen.
  ///   - context: The threads; the seed is not used.
  /// - Returns: The fit.
  /// - Throws: `LinearModelError` when the data are not fit for it: constant and dependent columns are
  ///   named.
  /// - Complexity: O(*rows* × *columns*²) a step.
  public func fit(
    _ data: Dataset, in context: FitContext
  ) throws(LinearModelError) -> FirthFit {
    let limits = SearchLimits(maxIterations, gradientTolerance)
    try limits.check()
    let likelihood = try LogisticLikelihood(data, isPenalized: true, on: context.workers)
    try Collinearity.check(
      likelihood.columns, gram: likelihood.columns.matrix.gram(on: context.workers))
    let (end, iterations) = try likelihood.maximum(from: likelihood.start, limits)
    return try FirthFit(end, iterations, of: likelihood)
  }
}

/// What Firth's regression ends with.
public struct FirthFit: Hashable, Sendable {
  /// The model at the maximum; its `inference` is nil because that of a plain fit would not hold.
  public let model: LogisticModel
  /// Estimates with standard errors from the inverse of I(β), and Wald's tests.
  ///
  /// Where classes are
  /// separated Wald's intervals are poor: see `ProfileLikelihood`.
  public let coefficients: CoefficientTable
  /// ln L + ½ ln det I, with I in the units of standardised columns.
  public let penalizedLogLikelihood: Double

  init(
    _ end: LogisticLikelihood.Evaluation, _ iterations: Int, of likelihood: LogisticLikelihood
  ) throws(LinearModelError) {
    let columns = likelihood.columns
    let own = columns.inOwnUnits(end.point)
    guard let inverse = try? CholeskyFactor(end.information).inverse else {
      throw .notConverged(iterations: iterations, gradientMaxNorm: .infinity)
    }
    let covariance = columns.inOwnUnits(inverse)
    let names = [CoefficientTable.interceptName] + columns.names
    coefficients = CoefficientTable(
      rows: names.indices.map { place in
        CoefficientTable.Row(
          name: names[place], estimate: own[place],
          standardError: max(0, covariance[place, place]).squareRoot())
      })
    penalizedLogLikelihood = end.value
    model = try LogisticModel(
      featureNames: columns.names, intercept: own[0], coefficients: Array(own.dropFirst()),
      fit: LogisticModel.FitSummary(
        logLikelihood: end.logLikelihood, nullLogLikelihood: likelihood.nullLogLikelihood,
        totalWeight: likelihood.total, iterations: iterations,
        gradientMaxNorm: end.score.maxNorm / likelihood.total))
  }
}
