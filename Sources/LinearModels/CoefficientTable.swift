internal import Foundation
internal import Statistics

/// What a fit without penalty says about each coefficient.
///
/// Standard errors come from the inverse of the observed information −∂² ln L / ∂β∂βᵀ at the
/// optimum; the tests are Wald's. Weights are read as how often a row was seen.
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

    /// A row from an estimate and its standard error.
    public init(name: String, estimate: Double, standardError: Double) {
      self.name = name
      self.estimate = estimate
      self.standardError = standardError
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

  /// Wald's statistic: the estimate in standard errors.
  public var z: Double { estimate / standardError }

  /// P(|Z| ≥ |z|) were the true coefficient 0; 0 where it is too small for a double.
  public var p: Double { Normal.twoSidedP(z) }

  /// log₁₀ of `p`, finite even where `p` is 0.
  public var log10P: Double { Normal.twoSidedLog10P(z) }

  /// The factor by which one unit more multiplies the odds.
  public var oddsRatio: Double { exp(estimate) }

  /// The interval that covers the true coefficient in 95 % of samples (`level` 0.95).
  ///
  /// - Parameter level: Between 0 and 1.
  /// - Returns: estimate ∓ z·standard error.
  public func interval(level: Double = 0.95) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let reach = Normal.quantile(0.5 + level / 2) * standardError
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
