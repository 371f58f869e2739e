internal import Foundation
public import Learning

/// Whether the log-odds are linear in a column.
///
/// Does x·ln x, put beside the columns, say more?
/// One column at a time, by likelihood ratio. A column that is not above 0 everywhere is moved first so
/// that its least value is 1. A significant term says that a line is not the best shape; with many rows
/// it may still be good enough. Source: Box and Tidwell, Technometrics 4 (1962).
public struct BoxTidwell: Hashable, Sendable {
  /// The column.
  public let name: String
  /// What was added to the column before the logarithm.
  public let shift: Double
  /// The coefficient of x·ln x beside the other columns.
  public let coefficient: Double
  /// Twice what the log-likelihood gains.
  public let test: RegressionTest

  /// Tests one column of a fit without penalty.
  ///
  /// - Parameters:
  ///   - column: A numeric column's place among the dense columns of `data`, of more than two values.
  ///   - data: What the model was fitted on.
  ///   - model: The fit without the new term.
  ///   - context: The threads.
  /// - Throws: `LinearModelError` when no fit with the new term exists: the column has two values only,
  ///   or the classes become separated.
  /// - Complexity: That of a fit.
  public init(
    _ column: Int, of data: Dataset, beside model: LogisticModel, in context: FitContext
  ) throws {
    let tested = data.features.columns[column]
    let least = tested.values.min() ?? 1
    let shift = least > 0 ? 0 : 1 - least
    // Size does not matter: c·x·ln(c·x) is a combination of x·ln x and x.
    let size = tested.values.reduce(0) { max($0, $1 + shift) }
    let term = FeatureColumn(
      "\(tested.name) · ln \(tested.name)",
      tested.values.map { (($0 + shift) / size) * log(($0 + shift) / size) })
    let features = FeatureTable(
      rowCount: data.rowCount, columns: data.features.columns + [term],
      sparse: data.features.sparse, sparseNames: data.features.sparseNames)
    let fuller = try LogisticRegression { $0.l2Penalty = 0 }.fit(
      Dataset(features: features, labels: data.labels, weights: data.weights), in: context)
    name = tested.name
    self.shift = shift
    coefficient = fuller.coefficients[data.features.columns.count] / size
    test = .chiSquared(
      2 * (fuller.fit.logLikelihood - model.fit.logLikelihood), degreesOfFreedom: 1)
  }
}
