public import Learning
import LinearAlgebra
public import LinearModels

/// Explains a logistic regression: coefficient × (value − baseline), in log-odds.
///
/// These are the Shapley values of a linear model whose features do not depend on one another; they
/// sum exactly to the log-odds' distance from the base value, up to rounding.
public struct LinearExplainer: ModelExplainer {
  /// The features of the model, in order.
  public let featureNames: [String]
  /// Log-odds.
  public let scale = AttributionScale.logOdds
  /// The log-odds at the baseline.
  public let baseValue: Double
  private let coefficients: [Double]
  private let baseline: [Double]

  /// An explainer of a logistic regression.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - baseline: The value of each feature that stands for "not known", usually the mean over the
  ///     training rows; dense features first, then sparse ones.
  public init(_ model: LogisticModel, baseline: [Double]) {
    precondition(baseline.count == model.coefficients.count, "a baseline for each feature")
    featureNames = model.featureNames
    coefficients = model.coefficients
    self.baseline = baseline
    baseValue = zip(model.coefficients, baseline).reduce(model.intercept) { $0 + $1.0 * $1.1 }
  }

  /// Writes coefficient × (value − baseline) of some rows.
  public func explain(
    _ rows: Range<Int>, of features: FeatureTable, into amounts: inout MutableSpan<Double>
  ) {
    let width = coefficients.count
    let dense = features.columns.count
    precondition(dense + features.sparseNames.count == width, "the columns of the fit")
    for (place, row) in rows.enumerated() {
      for index in 0..<width {
        let value = index < dense ? features.columns[index].values[row] : 0
        amounts[place * width + index] = coefficients[index] * (value - baseline[index])
      }
      guard let sparse = features.sparse else { continue }
      for entry in sparse.entries(ofRow: row) {
        let index = dense + Int(sparse.columnIndices[entry])
        amounts[place * width + index] += coefficients[index] * sparse.values[entry]
      }
    }
  }
}
