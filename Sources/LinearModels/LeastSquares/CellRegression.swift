public import Learning
internal import LinearAlgebra
public import Machine
public import Statistics

/// Least squares of rows that fall into cells: all rows of a cell have the same columns.
///
/// So it is where all columns are categories. Coefficients and their covariances, robust ones too, then
/// hang on the count, mean and spread of each cell alone: with n rows in a cell, mean ȳ and fitted value
/// ŷ, Σ(y − ŷ)² = Σ(y − ȳ)² + n(ȳ − ŷ)², and all rows of the cell share one leverage. The numbers are
/// those of `RegressionAnalysis` on the rows themselves, at the cost of cells.
public struct CellRegression: Sendable {
  /// The rows less coefficients.
  public let degreesOfFreedom: Double
  /// The residual standard deviation, with divisor n − k.
  public let residualStandardError: Double

  private let columns: StandardColumns
  private let point: [Double]
  private let root: Matrix
  private let counts: [Double]
  /// Σ(y − ŷ)² of each cell.
  private let squares: [Double]
  private let leverages: [Double]
  private let centre: Double
  private let workers: WorkerPool

  /// Fits.
  ///
  /// - Parameters:
  ///   - features: The columns of each cell, numeric.
  ///   - cells: The outcome of the rows of each cell; cells without rows count nothing, and must not be
  ///     among them.
  ///   - workers: The threads to run on; the numbers do not depend on them.
  /// - Throws: `tooFewRows`, `collinear`, `constantOutcome`, `missingValues` for an outcome that is not
  ///   finite.
  /// - Complexity: O(*cells* × *columns*²).
  public init(
    _ features: FeatureTable, cells: [Moments], on workers: WorkerPool
  ) throws(LinearModelError) {
    precondition(features.rowCount == cells.count, "an outcome for each cell")
    precondition(cells.allSatisfy { $0.count > 0 }, "cells with rows")
    let all = Moments(joining: cells)
    let order = features.featureNames.count + 1
    guard all.count > order else { throw .tooFewRows(rows: all.count, needed: order + 1) }
    guard all.mean.isFinite, all.sumOfSquares.isFinite else {
      throw .missingValues(column: Self.outcomeName, count: 1)
    }
    guard all.sumOfSquares > 0 else { throw .constantOutcome(Self.outcomeName) }
    let columns = try StandardColumns(features, on: workers)
    let counts = cells.map { Double($0.count) }
    let gram = columns.matrix.gram(weights: counts, on: workers)
    try Collinearity.check(columns, gram: gram)
    guard let factor = try? CholeskyFactor(gram) else {
      throw .collinear(column: features.featureNames.last ?? "", with: [])
    }
    let means = cells.map { $0.meanDifference(from: all) }
    // A second step gives back what the first lost by rounding.
    var point = factor.solve(columns.sums(zip(counts, means).map { $0 * $1 }, on: workers))
    for _ in 0..<2 {
      let rest = zip(means, columns.matrix.times(point)).map { $0 - $1 }
      let step = factor.solve(columns.sums(zip(counts, rest).map { $0 * $1 }, on: workers))
      for place in point.indices { point[place] += step[place] }
    }
    let misses = zip(means, columns.matrix.times(point)).map { $0 - $1 }
    squares = cells.indices.map {
      cells[$0].sumOfSquares + counts[$0] * misses[$0] * misses[$0]
    }
    self.columns = columns
    self.point = point
    root = factor.inverseRoot
    self.counts = counts
    leverages = columns.matrix.times(root, on: workers).squaredLengthsOfRows.map { min(1, $0) }
    centre = all.mean
    degreesOfFreedom = Double(all.count - order)
    residualStandardError = (squares.reduce(0, +) / degreesOfFreedom).squareRoot()
    self.workers = workers
  }

  private static let outcomeName = "the outcome"

  /// The coefficients with their joint covariance of a kind.
  ///
  /// - Complexity: O(*cells* × *columns*²).
  public func jointEstimates(_ kind: CovarianceKind = .classical) -> JointEstimates {
    var estimates = columns.inOwnUnits(point)
    estimates[0] += centre
    let own = columns.inOwnUnits(columnsOf: root)
    let order = columns.order
    guard kind != .classical else {
      let inverse = own.times(own.transposed, on: workers)
      let variance = residualStandardError * residualStandardError
      return joint(estimates) { inverse[$0, $1] * variance }
    }
    let total = counts.reduce(0, +)
    let weights = squares.indices.map { cell in
      squares[cell]
        * kind.factor(leverage: leverages[cell], rows: total, coefficients: order)
    }
    let meat = columns.matrix.times(root, on: workers).gram(weights: weights, on: workers)
    let covariance = own.times(meat, on: workers).times(own.transposed, on: workers)
    return joint(estimates) { covariance[$0, $1] }
  }

  private func joint(
    _ estimates: [Double], _ covariance: (Int, Int) -> Double
  ) -> JointEstimates {
    JointEstimates(
      names: [CoefficientTable.interceptName] + columns.names, estimates: estimates,
      covariance: estimates.indices.map { row in
        estimates.indices.map { covariance(row, $0) }
      }, degreesOfFreedom: degreesOfFreedom)
  }
}

extension Matrix {
  /// The sum of the squares of each row.
  fileprivate var squaredLengthsOfRows: [Double] {
    var squares = [Double](repeating: 0, count: rowCount)
    for column in 0..<columnCount {
      for row in 0..<rowCount { squares[row] += self[row, column] * self[row, column] }
    }
    return squares
  }
}
