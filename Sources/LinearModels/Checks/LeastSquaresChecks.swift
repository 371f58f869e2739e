internal import Foundation
public import Learning
internal import LinearAlgebra
public import Machine

extension RegressionAnalysis {
  /// Whether the spread of the errors is one and the same, by Breusch and Pagan's test.
  ///
  /// Koenker's form: n·R² of
  /// a regression of the squared residuals on the columns. Of least squares without weights.
  ///
  /// Nil without columns, or when all squared residuals are equal. Source: Koenker, Journal of
  /// Econometrics 17 (1981).
  public var breuschPagan: RegressionTest? {
    precondition(kind == .leastSquares, "a spread that the model takes for constant")
    guard order > 1 else { return nil }
    let squares = residuals.map { $0 * $0 }
    let mean = squares.reduce(0, +) / Double(squares.count)
    let centred = squares.map { $0 - mean }
    let total = centred.reduce(0) { $0 + $1 * $1 }
    guard total > 0 else { return nil }
    let projection = columns.sums(centred, on: workers)
    let explained = zip(projection, unweightedInverse.times(projection)).reduce(0) {
      $0 + $1.0 * $1.1
    }
    return .chiSquared(
      Double(squares.count) * min(1, explained / total), degreesOfFreedom: order - 1)
  }

  private var unweightedInverse: Matrix {
    let gram = columns.matrix.gram(on: workers)
    return (try? CholeskyFactor(gram).inverse) ?? root.transposed.gram(on: workers)
  }

  /// Durbin and Watson's Σ (rᵢ − rᵢ₋₁)² / Σ rᵢ², in the order of the rows: near 2 where neighbours are
  /// unrelated, towards 0 where they are alike.
  public var durbinWatson: Double {
    let steps = zip(residuals.dropFirst(), residuals).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    return steps / residuals.reduce(0) { $0 + $1 * $1 }
  }
}

extension LinearRegressionModel {
  /// Whether the mean is linear in the columns, by Ramsey's RESET.
  ///
  /// Do the square and the cube of the fitted values, put beside the columns, explain more?
  ///
  /// - Parameters:
  ///   - features: What the model was fitted on.
  ///   - outcome: What the model was fitted to.
  ///   - workers: The threads to run on; the numbers do not depend on them.
  /// - Throws: `LinearModelError` when the powers are combinations of the columns.
  /// - Returns: F with 2 and n − k − 2 degrees of freedom. Source: Ramsey, Journal of the Royal
  ///   Statistical Society B 31 (1969).
  /// - Complexity: That of a fit.
  public func reset(
    _ features: FeatureTable, outcome: FeatureColumn, on workers: WorkerPool
  ) throws(LinearModelError) -> RegressionTest {
    let fitted = predictions(for: features, on: workers)
    let mean = fitted.reduce(0, +) / Double(max(fitted.count, 1))
    let centred = fitted.map { $0 - mean }
    // Powers of the centred values span, beside the columns, the same space as those of ŷ itself.
    let scale = max(centred.map(abs).max() ?? 1, .leastNormalMagnitude)
    let powers = [2.0, 3].map { power in
      FeatureColumn("ŷ^\(Int(power))", centred.map { pow($0 / scale, power) })
    }
    let fuller = FeatureTable(
      rowCount: features.rowCount, columns: features.columns + powers,
      sparse: features.sparse, sparseNames: features.sparseNames)
    let model = try LinearRegression().fit(fuller, outcome: outcome, on: workers)
    let gain = fit.residualSumOfSquares - model.fit.residualSumOfSquares
    let statistic =
      gain / 2 / (model.fit.residualSumOfSquares / Double(model.degreesOfFreedom))
    return .f(statistic, 2, model.degreesOfFreedom)
  }
}
