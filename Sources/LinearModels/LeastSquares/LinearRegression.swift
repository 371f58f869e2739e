internal import Foundation
public import Learning
internal import LinearAlgebra
public import Machine
internal import Statistics

/// Ordinary or weighted least squares with an intercept, fitted to the last digits.
///
/// Minimises Σ wᵢ(yᵢ − b − Σ βⱼxᵢⱼ)². Columns and outcome are centred and scaled inside, the normal
/// equations are solved by Cholesky's factor and the solution is refined from its own residuals
/// until it stands still, which brings back the digits that the normal equations lose. Columns that
/// are constant or combinations of others are refused by name. Weights are inverse variances: their
/// scale does not matter. See docs/methods/Regression.md.
public struct LinearRegression: Hashable, Sendable {
  /// A regression.
  public init() {}

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - features: Numeric columns without missing values; at least two rows more than columns.
  ///   - outcome: A finite number for each row.
  ///   - weights: A number above 0 for each row, or 0 for a row that does not count; nil for 1.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Returns: The model.
  /// - Throws: `LinearModelError` when the data are not fit for it.
  /// - Complexity: O(*rows* × *columns*²).
  public func fit(
    _ features: FeatureTable, outcome: FeatureColumn, weights: [Double]? = nil,
    on workers: WorkerPool
  ) throws(LinearModelError) -> LinearRegressionModel {
    let system = try LeastSquaresSystem(features, outcome, weights, on: workers)
    return system.model(at: system.solution(on: workers))
  }
}

/// The rows that a least squares fit works on.
struct LeastSquaresSystem {
  let columns: StandardColumns
  let outcomeName: String
  /// The outcome less `centre`.
  let outcome: [Double]
  let centre: Double
  let weights: [Double]?
  let factor: CholeskyFactor
  /// Weighted squares of the outcome about its weighted mean.
  let totalSumOfSquares: Double

  init(
    _ features: FeatureTable, _ outcome: FeatureColumn, _ weights: [Double]?,
    on workers: WorkerPool
  ) throws(LinearModelError) {
    precondition(outcome.values.count == features.rowCount, "an outcome for each row")
    precondition(weights.map { $0.count == features.rowCount } ?? true, "a weight for each row")
    precondition(weights.map { $0.allSatisfy { $0 >= 0 && $0.isFinite } } ?? true, "weights ≥ 0")
    let counting = weights.map { weights in weights.indices.filter { weights[$0] > 0 } }
    let rows = counting.flatMap { $0.count == features.rowCount ? nil : $0 }
    let values = rows.map { rows in rows.map { outcome.values[$0] } } ?? outcome.values
    self.weights = rows.map { rows in rows.map { weights?[$0] ?? 1 } } ?? weights
    try Self.check(outcome.name, values, columns: features.featureNames.count)
    columns = try StandardColumns(rows.map(features.subset) ?? features, on: workers)
    outcomeName = outcome.name
    let centre = Moments(values).mean
    self.centre = centre
    self.outcome = values.map { $0 - centre }
    let gram = columns.matrix.gram(weights: self.weights, on: workers)
    try Collinearity.check(columns, gram: gram)
    do {
      factor = try CholeskyFactor(gram)
    } catch {
      throw .collinear(column: columns.names.last ?? "", with: Array(columns.names.dropLast()))
    }
    totalSumOfSquares = Self.squaresAboutMean(self.outcome, self.weights)
  }

  private static func check(
    _ name: String, _ values: [Double], columns: Int
  ) throws(LinearModelError) {
    let missing = values.count { !$0.isFinite }
    guard missing == 0 else { throw .missingValues(column: name, count: missing) }
    guard values.count >= columns + 2 else {
      throw .tooFewRows(rows: values.count, needed: columns + 2)
    }
    guard Moments(values).sumOfSquares > 0 else { throw .constantOutcome(name) }
  }

  private static func squaresAboutMean(_ values: [Double], _ weights: [Double]?) -> Double {
    guard let weights else { return Moments(values).sumOfSquares }
    let mean =
      zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    return zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
  }

  /// The point of least squares: a solve, and corrections from its residuals while they help.
  func solution(on workers: WorkerPool) -> [Double] {
    var point = [Double](repeating: 0, count: columns.order)
    var last = Double.infinity
    for _ in 0..<20 {
      let step = factor.solve(columns.sums(scores(at: point), on: workers))
      let size = step.maxNorm
      guard size < last / 2 else { break }
      for place in point.indices { point[place] += step[place] }
      last = size
      if size <= 1e-17 * point.maxNorm { break }
    }
    return point
  }

  /// y − ŷ of each row.
  func residuals(at point: [Double]) -> [Double] {
    zip(outcome, columns.matrix.times(point)).map { $0 - $1 }
  }

  private func scores(at point: [Double]) -> [Double] {
    let residuals = residuals(at: point)
    return weights.map { zip(residuals, $0).map { $0 * $1 } } ?? residuals
  }

  func model(at point: [Double]) -> LinearRegressionModel {
    let own = columns.inOwnUnits(point)
    let squares = residuals(at: point).map { $0 * $0 }
    let residualSum =
      weights.map { zip(squares, $0).reduce(0) { $0 + $1.0 * $1.1 } } ?? squares.reduce(0, +)
    let logWeights = weights.map { $0.reduce(0) { $0 + log($1) } } ?? 0
    return LinearRegressionModel(
      outcomeName: outcomeName, featureNames: columns.names, intercept: own[0] + centre,
      coefficients: Array(own.dropFirst()),
      fit: LinearRegressionModel.FitSummary(
        rowCount: outcome.count, residualSumOfSquares: residualSum,
        totalSumOfSquares: totalSumOfSquares, sumOfLogWeights: logWeights))
  }
}
