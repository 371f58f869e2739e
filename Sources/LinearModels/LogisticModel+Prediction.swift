internal import Foundation
public import Learning
internal import LinearAlgebra
public import Machine

extension LogisticModel {
  private static let blockRows = 1_024

  /// b + Σ βⱼxⱼ of each row, summed in the order of the features; a row's value is its own.
  ///
  /// - Parameters:
  ///   - features: The columns that the model was fitted on, in that order, as a recipe makes them.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One number a row; NaN where a feature is missing.
  /// - Complexity: O(*rows* × *dense columns* + stored entries).
  public func logOdds(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    precondition(
      features.columns.count + features.sparseNames.count == coefficients.count,
      "the columns that the model was fitted on")
    let denseCount = features.columns.count
    let columns = features.columns.map(\.values)
    let sparseCoefficients = Array(coefficients[denseCount...])
    var result = [Double](repeating: intercept, count: features.rowCount)
    workers.forEachBlock(of: &result, size: Self.blockRows) { rows, block in
      for (column, coefficient) in zip(columns, coefficients) {
        block.add(column.span.extracting(rows), times: coefficient)
      }
      guard let sparse = features.sparse else { return }
      for row in rows {
        let place = row - rows.lowerBound
        block[place] = sparse.product(ofRow: row, with: sparseCoefficients, from: block[place])
      }
    }
    return result
  }

  /// P(positive) of each row; 0.5 where a feature is missing, which a recipe never lets happen.
  public func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
    var result = logOdds(for: features, on: workers)
    workers.forEachBlock(of: &result, size: Self.blockRows) { _, block in
      for place in block.indices { block[place] = Logistic.probability(block[place]) }
    }
    return result
  }
}

/// The logistic function.
enum Logistic {
  /// 1 / (1 + e^−η), without overflow; ½ for NaN.
  static func probability(_ logOdds: Double) -> Double {
    if logOdds.isNaN { return 0.5 }
    let ratio = exp(-abs(logOdds))
    return logOdds >= 0 ? 1 / (1 + ratio) : ratio / (1 + ratio)
  }
}

extension MutableSpan<Double> {
  /// Adds a multiple of as many numbers.
  mutating func add(_ values: Span<Double>, times factor: Double) {
    precondition(values.count == count)
    for place in 0..<count {
      unsafe self[unchecked: place] += factor * values[unchecked: place]
    }
  }
}
