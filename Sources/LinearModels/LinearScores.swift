internal import Learning
internal import LinearAlgebra
internal import Machine

extension FeatureTable {
  private static let blockRows = 1_024

  /// b + Σ βⱼxⱼ of each row, summed in the order of the features; a row's value is its own.
  ///
  /// - Parameters:
  ///   - intercept: *b*.
  ///   - coefficients: *β*, dense columns first.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One number a row; NaN where a feature is missing.
  /// - Complexity: O(*rows* × *dense columns* + stored entries).
  func linearScores(
    intercept: Double, coefficients: [Double], on workers: WorkerPool
  ) -> [Double] {
    precondition(
      columns.count + sparseNames.count == coefficients.count,
      "the columns that the model was fitted on")
    let denseColumns = columns.map(\.values)
    let sparseCoefficients = Array(coefficients[columns.count...])
    let sparse = sparse
    var result = [Double](repeating: intercept, count: rowCount)
    workers.forEachBlock(of: &result, size: Self.blockRows) { rows, block in
      for (column, coefficient) in zip(denseColumns, coefficients) {
        block.add(column.span.extracting(rows), times: coefficient)
      }
      guard let sparse else { return }
      for row in rows {
        let place = row - rows.lowerBound
        block[place] = sparse.product(ofRow: row, with: sparseCoefficients, from: block[place])
      }
    }
    return result
  }
}

extension LinearModelError {
  /// - Throws: `parts` when there is not one finite number for each of the names, or one repeats.
  static func checkParts(
    _ featureNames: [String], _ intercept: Double, _ numbers: [Double], _ part: String
  ) throws(LinearModelError) {
    guard Set(featureNames).count == featureNames.count else {
      throw .parts(name: "featureNames", problem: "a name comes twice")
    }
    guard numbers.count == featureNames.count else {
      throw .parts(
        name: part, problem: "\(numbers.count) numbers for \(featureNames.count) features")
    }
    guard intercept.isFinite, numbers.allSatisfy(\.isFinite) else {
      throw .parts(name: part, problem: "a number is not finite")
    }
  }
}
