public import Learning
internal import LinearAlgebra
public import Machine

/// A fitted regression together with the rows that it was fitted on: what inference and diagnostics
/// are made of.
///
/// Built once, in two passes over the rows; asked often. The weights of a logistic regression say
/// how often a row was seen, those of least squares are inverse variances.
public struct RegressionAnalysis: Sendable {
  /// What the outcome is taken for.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// One of two classes.
    case logistic
    /// A number.
    case leastSquares
  }

  /// What the outcome is taken for.
  public let kind: Kind
  /// P(positive) or ŷ of each row that counts.
  public let fitted: [Double]
  /// y − fitted of each row that counts, in the units of the outcome.
  public let residuals: [Double]
  /// hᵢ of each row: how far it draws its own fitted value, in [0, 1]; they sum to the number of
  /// coefficients.
  public let leverages: [Double]
  /// The dispersion: 1 for a logistic regression, the residual variance in least squares.
  public let dispersion: Double
  /// Rows less coefficients.
  public let degreesOfFreedom: Double

  let columns: StandardColumns
  /// The fit, in the coordinates of `columns`.
  let point: [Double]
  /// *R* with *RRᵀ* = (Σ countᵢ·curvatureᵢ·zᵢzᵢᵀ)⁻¹.
  ///
  /// What is asked of the inverse is a sum of squares of *R*'s entries: no terms cancel, and columns
  /// that nearly agree cost the digits of their condition, not of its square.
  let root: Matrix
  /// uᵢ of one seen row: y − p, or w(y − ŷ).
  let scores: [Double]
  /// vᵢ of one seen row: p(1 − p), or w.
  let curvatures: [Double]
  /// How often each row was seen; nil for once.
  let counts: [Double]?
  /// What the outcome was centred by before the fit.
  let interceptShift: Double
  let workers: WorkerPool

  /// Coefficients, with the intercept.
  var order: Int { columns.order }
  /// How many rows were seen.
  var seen: Double { counts?.reduce(0, +) ?? Double(fitted.count) }
  /// The names of the coefficients.
  var names: [String] { [CoefficientTable.interceptName] + columns.names }
}

extension RegressionAnalysis {
  /// The analysis of a logistic regression.
  ///
  /// - Parameters:
  ///   - model: Fitted without a penalty, or by `FirthRegression`, on `data`.
  ///   - data: Rows of weight 0 are left out.
  ///   - workers: The threads to run on; the numbers do not depend on them.
  /// - Throws: `LinearModelError` for columns that no fit would take.
  public init(
    _ model: LogisticModel, _ data: Dataset, on workers: WorkerPool
  ) throws(LinearModelError) {
    let data = data.withoutWeightlessRows
    precondition(model.featureNames == data.features.featureNames, "the columns of the fit")
    let columns = try StandardColumns(data.features, on: workers)
    let point = columns.point(intercept: model.intercept, slopes: model.coefficients)
    let logOdds = columns.matrix.times(point)
    let fitted = logOdds.map(Logistic.probability)
    // From the log-odds, so that what is left of a probability near 1 keeps its digits.
    let residuals = zip(data.labels.values, logOdds).map {
      $0 == 1 ? Logistic.probability(-$1) : -Logistic.probability($1)
    }
    let curvatures = logOdds.map { Logistic.probability($0) * Logistic.probability(-$0) }
    let weights = data.weights.map { zip($0, curvatures).map { $0 * $1 } } ?? curvatures
    kind = .logistic
    self.columns = columns
    self.point = point
    self.fitted = fitted
    self.residuals = residuals
    self.curvatures = curvatures
    scores = residuals
    counts = data.weights
    dispersion = 1
    interceptShift = 0
    self.workers = workers
    root = try Self.inverseRoot(columns, weights, on: workers)
    leverages = Self.leverages(columns, root, curvatures, on: workers)
    let seen = data.weights?.reduce(0, +) ?? Double(data.rowCount)
    degreesOfFreedom = seen - Double(columns.order)
  }

  /// A least squares fit and its analysis.
  ///
  /// - Parameters: As for `LinearRegression.fit`.
  /// - Throws: As `LinearRegression.fit`.
  public init(
    _ features: FeatureTable, outcome: FeatureColumn, weights: [Double]? = nil,
    on workers: WorkerPool
  ) throws(LinearModelError) {
    let system = try LeastSquaresSystem(features, outcome, weights, on: workers)
    let point = system.solution(on: workers)
    let model = system.model(at: point)
    let residuals = system.residuals(at: point)
    kind = .leastSquares
    columns = system.columns
    self.point = point
    self.residuals = residuals
    fitted = zip(system.outcome, residuals).map { $0 - $1 + system.centre }
    scores = system.weights.map { zip($0, residuals).map { $0 * $1 } } ?? residuals
    curvatures = system.weights ?? [Double](repeating: 1, count: residuals.count)
    counts = nil
    dispersion = model.fit.residualSumOfSquares / Double(model.degreesOfFreedom)
    degreesOfFreedom = Double(model.degreesOfFreedom)
    self.workers = workers
    root = try Self.inverseRoot(columns, curvatures, on: workers)
    leverages = Self.leverages(columns, root, curvatures, on: workers)
    interceptShift = system.centre
  }

  /// From this share of a column's length on its Gram matrix keeps digits enough.
  private static let amplePivot = 1e-4

  /// *R* with *RRᵀ* = (Σ wᵢzᵢzᵢᵀ)⁻¹, from Cholesky's factor where columns are well apart, else from the
  /// rows themselves.
  private static func inverseRoot(
    _ columns: StandardColumns, _ weights: [Double], on workers: WorkerPool
  ) throws(LinearModelError) -> Matrix {
    let gram = columns.matrix.gram(weights: weights, on: workers)
    let factor = try? CholeskyFactor(gram)
    if let factor, zip(factor.pivots, gram.diagonal).allSatisfy({ $0 >= amplePivot * $1 }) {
      return factor.inverseRoot
    }
    guard factor != nil, columns.rowCount >= columns.order else {
      try Collinearity.check(columns, gram: columns.matrix.gram(on: workers))
      throw .separated(columns: columns.names)
    }
    var weighted = columns.matrix.elements
    let roots = weights.map { $0.squareRoot() }
    for place in weighted.indices { weighted[place] *= roots[place % columns.rowCount] }
    return QRFactor(
      Matrix(
        rowCount: columns.rowCount, columnCount: columns.order, columnMajor: weighted)
    ).gramInverseRoot
  }

  /// vᵢ·‖Rᵀzᵢ‖², kept within [0, 1] where rounding would lead out.
  private static func leverages(
    _ columns: StandardColumns, _ root: Matrix, _ curvatures: [Double], on workers: WorkerPool
  ) -> [Double] {
    let images = columns.matrix.times(root, on: workers)
    var squares = [Double](repeating: 0, count: columns.rowCount)
    for column in 0..<columns.order {
      let start = column * columns.rowCount
      for row in squares.indices {
        squares[row] += images.elements[start + row] * images.elements[start + row]
      }
    }
    return zip(squares, curvatures).map { min(1, $0 * $1) }
  }
}
