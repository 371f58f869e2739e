internal import Foundation
public import Learning
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
    features.linearScores(intercept: intercept, coefficients: coefficients, on: workers)
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
