internal import Foundation
import LinearAlgebra

/// The loss ln(1 + exp(−s·η)) of rows, its slope and its curvature.
enum LogisticLoss {
  /// Rows whose (1 + t) are multiplied before one logarithm is taken; each factor is at most 2.
  private static let rowsALogarithm = 256

  /// Σ wᵢ·lossᵢ.
  ///
  /// With t = exp(−|η|), the loss is max(0, −sη) + ln(1 + t). Without weights the logarithms of
  /// many rows are taken at once, as that of the product.
  ///
  /// - Parameters:
  ///   - logOdds: η of each row, from the first on.
  ///   - rows: Where the rows stand in the design.
  ///   - design: Their labels and weights.
  ///   - residuals: Receives w·(P − label).
  ///   - curvatureRoots: Receives √(w·P·(1 − P)).
  /// - Returns: The sum over the rows.
  static func evaluate(
    _ logOdds: [Double], rows: Range<Int>, of design: Design, residuals: inout [Double],
    curvatureRoots: inout [Double]
  ) -> Double {
    let count = rows.count
    let logOdds = logOdds.span.extracting(0..<count)
    let labels = design.labels.span.extracting(rows)
    let weights = design.weights?.span.extracting(rows)
    var residuals = residuals.mutableSpan
    var curvatureRoots = curvatureRoots.mutableSpan
    precondition(residuals.count >= count && curvatureRoots.count >= count)
    var sum = 0.0
    var product = 1.0
    for row in 0..<count {
      let eta = unsafe logOdds[unchecked: row]
      let isPositive = unsafe labels[unchecked: row] == 1
      let t = exp(-abs(eta))
      let smaller = t / (1 + t)
      let slope = isPositive == (eta >= 0) ? smaller : 1 / (1 + t)
      let wrongSide = isPositive == (eta >= 0) ? 0 : abs(eta)
      let weight = unsafe weights?[unchecked: row] ?? 1
      unsafe residuals[unchecked: row] = isPositive ? -weight * slope : weight * slope
      unsafe curvatureRoots[unchecked: row] = (weight * smaller / (1 + t)).squareRoot()
      if weights != nil {
        sum += weight * (wrongSide + log1p(t))
      } else {
        sum += wrongSide
        product *= 1 + t
        if row % rowsALogarithm == rowsALogarithm - 1 {
          sum += log(product)
          product = 1
        }
      }
    }
    return sum + log(product)
  }
}
