internal import Foundation
public import Statistics

/// What a fit without penalty says about each coefficient.
///
/// Standard errors come from the inverse of the observed information −∂² ln L / ∂β∂βᵀ at the
/// optimum, or from what `CovarianceKind` says; the tests are Wald's. The weights of a logistic
/// regression are read as how often a row was seen.
public struct CoefficientTable: Hashable, Sendable, Codable {
  /// The intercept, then each feature in order.
  public let rows: [Row]

  /// One coefficient.
  public struct Row: Hashable, Sendable, Codable {
    /// The feature, or "(intercept)".
    public let name: String
    /// The coefficient.
    public let estimate: Double
    /// The standard deviation of its sampling distribution.
    public let standardError: Double
    /// Those of Student's t distribution, in least squares; nil for the normal distribution.
    public let degreesOfFreedom: Double?

    /// A row from an estimate and its standard error.
    public init(
      name: String, estimate: Double, standardError: Double, degreesOfFreedom: Double? = nil
    ) {
      self.name = name
      self.estimate = estimate
      self.standardError = standardError
      self.degreesOfFreedom = degreesOfFreedom
    }
  }

  /// The name of the first row.
  public static let interceptName = "(intercept)"

  /// A table from its rows.
  public init(rows: [Row]) { self.rows = rows }
}

extension CoefficientTable.Row {
  /// Whether tests and intervals can be made of it.
  var isSound: Bool { estimate.isFinite && standardError.isFinite && standardError > 0 }

  /// Wald's statistic: the estimate in standard errors; z, or t in least squares.
  public var z: Double { estimate / standardError }

  /// P(at least as far from 0 as `z`) were the true coefficient 0; 0 where it is too small for a
  /// double.
  public var p: Double {
    degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).twoSidedP(z) } ?? Normal.twoSidedP(z)
  }

  /// log₁₀ of `p`, finite even where `p` is 0.
  public var log10P: Double {
    degreesOfFreedom == nil ? Normal.twoSidedLog10P(z) : pValue.log10
  }

  /// The same probability, with its logarithm where it is too small for a double.
  public var pValue: PValue {
    if let degreesOfFreedom {
      return StudentT(degreesOfFreedom: degreesOfFreedom).twoSidedPValue(z)
    }
    return PValue(logarithm: min(0, Normal.logSurvival(abs(z)) + M_LN2))
  }

  /// The factor by which one unit more multiplies the odds.
  public var oddsRatio: Double { exp(estimate) }

  /// The interval that covers the true coefficient in 95 % of samples (`level` 0.95).
  ///
  /// - Parameter level: Between 0 and 1.
  /// - Returns: estimate ∓ q·standard error, with q the normal or Student's quantile.
  public func interval(level: Double = 0.95) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let tail = (1 - level) / 2
    let quantile =
      degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).upperQuantile(tail) }
      ?? Normal.quantile(1 - tail)
    let reach = quantile * standardError
    return estimate - reach...estimate + reach
  }

  /// The same interval for the odds ratio.
  ///
  /// - Parameter level: Between 0 and 1.
  /// - Returns: The exponentials of the ends of `interval`.
  public func oddsRatioInterval(level: Double = 0.95) -> ClosedRange<Double> {
    let interval = interval(level: level)
    return exp(interval.lowerBound)...exp(interval.upperBound)
  }
}
