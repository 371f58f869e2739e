internal import Foundation

/// A p-value that knows its logarithm, and so is never 0 only because it is small.
public struct PValue: Hashable, Sendable, Comparable {
  /// The probability, in [0, 1]; 0 where it is too small for a double; NaN where there is none.
  public let value: Double
  /// ln p, at most 0; −∞ only for an event that cannot happen.
  public let logarithm: Double

  /// A p-value from the probability itself, in [0, 1] or NaN.
  public init(_ value: Double) {
    precondition(value.isNaN || 0...1 ~= value, "a p-value is a probability")
    self.value = value
    logarithm = log(value)
  }

  /// A p-value from the natural logarithm of the probability, at most 0 or NaN.
  public init(logarithm: Double) {
    precondition(logarithm.isNaN || logarithm <= 0, "a p-value is at most 1")
    value = exp(logarithm)
    self.logarithm = logarithm
  }

  /// log₁₀ p, at most 0.
  public var log10: Double { logarithm / log(10) }

  /// Whether p is below 1e-300, from where on only its logarithm is worth showing.
  public var isBelowDoubles: Bool { logarithm < -300 * log(10) }

  /// The smaller p-value is the stronger evidence; NaN is smaller than none.
  public static func < (left: PValue, right: PValue) -> Bool { left.logarithm < right.logarithm }
}

extension PValue: CustomStringConvertible {
  /// The number as Swift prints it, or `p < 1e-300 (log10 p = −783.6)`; never 0.
  public var description: String {
    guard isBelowDoubles else { return "p = \(value)" }
    guard logarithm.isFinite else { return "p < 1e-300" }
    let tenths = (log10 * 10).rounded() / 10
    return "p < 1e-300 (log10 p = \(tenths < 0 ? "−" : "")\(abs(tenths)))"
  }
}
