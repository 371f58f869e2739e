internal import Foundation
public import Learning

/// How log-odds that a model gave to other rows must be corrected to agree with what came.
///
/// The slope is the coefficient of a logistic regression of the outcome on the log-odds alone: below 1
/// the model was too sure, which is what overfitting does. The intercept is that of a regression with
/// slope 1: above 0 the outcome came more often than the model said. On the very rows of a fit without
/// penalty they are 1 and 0 by construction. Source: Cox, Biometrika 45 (1958).
public struct CalibrationLine: Hashable, Sendable {
  /// The slope with its standard error; compare with 1.
  public let slope: CoefficientTable.Row
  /// The intercept at slope 1 with its standard error; compare with 0.
  public let intercept: CoefficientTable.Row

  /// Fits the line.
  ///
  /// - Parameters:
  ///   - logOdds: Finite, one a row.
  ///   - labels: Of both classes.
  ///   - context: The threads.
  /// - Throws: `LinearModelError` when the log-odds are constant or separate the classes.
  /// - Complexity: O(*n*) a step.
  public init(logOdds: [Double], labels: Labels, in context: FitContext) throws {
    let data = Dataset(
      features: FeatureTable(
        rowCount: logOdds.count, columns: [FeatureColumn("slope", logOdds)]),
      labels: labels)
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    guard let row = model.inference?.rows.last else {
      throw LinearModelError.notConverged(
        iterations: model.fit.iterations, gradientMaxNorm: model.fit.gradientMaxNorm)
    }
    slope = row
    intercept = Self.intercept(logOdds, labels.values)
  }

  /// Newton's steps on a, of P = 1 / (1 + exp(−a − η)): the likelihood is concave in a.
  private static func intercept(_ logOdds: [Double], _ labels: [UInt8]) -> CoefficientTable.Row {
    var shift = 0.0
    var information = 0.0
    for _ in 0..<100 {
      var slope = 0.0
      information = 0
      for (place, value) in logOdds.enumerated() {
        let probability = Logistic.probability(value + shift)
        slope += Double(labels[place]) - probability
        information += probability * (1 - probability)
      }
      // Steps of at most 2 do not overshoot where the information nearly vanishes.
      let step = min(2, max(-2, slope / information))
      shift += step
      if abs(step) <= 1e-12 * max(1, abs(shift)) { break }
    }
    return CoefficientTable.Row(
      name: CoefficientTable.interceptName, estimate: shift,
      standardError: 1 / information.squareRoot())
  }
}
