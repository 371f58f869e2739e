internal import Foundation

extension PValue {
  /// A p-value from the natural logarithm of a probability; what lies above 0 by rounding is 0.
  package init(naturalLog log: Double) { self.init(logarithm: min(log, 0)) }

  /// Twice the probability of a tail, at most 1.
  package init(bothTailsOf logTail: Double) { self.init(naturalLog: logTail + M_LN2) }

  /// A p-value from a sum of probabilities, which may exceed 1 by rounding or doubling.
  package init(atMostOne sum: Double) { self.init(min(sum, 1)) }

  /// The p-value of a statistic whose distribution is symmetric about 0.
  ///
  /// - Parameters:
  ///   - statistic: Large where the first sample is the greater.
  ///   - alternative: Which side counts.
  ///   - logSurvival: ln P(X > x) of the null distribution.
  package init(
    symmetric statistic: Double, _ alternative: Alternative, logSurvival: (Double) -> Double
  ) {
    switch alternative {
    case .twoSided: self.init(bothTailsOf: logSurvival(abs(statistic)))
    case .greater: self.init(naturalLog: logSurvival(statistic))
    case .less: self.init(naturalLog: logSurvival(-statistic))
    }
  }
}

extension PValue: Codable {
  private enum Key: CodingKey { case value, logarithm }

  /// Reads a p-value; null is NaN, of the probability and of the logarithm.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    value = try values.decodeIfPresent(Double.self, forKey: .value) ?? .nan
    let logarithm = try values.decodeIfPresent(Double.self, forKey: .logarithm)
    self.logarithm = logarithm ?? (value == 0 ? -.infinity : .nan)
    guard value.isNaN || 0...1 ~= value, self.logarithm.isNaN || self.logarithm <= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .value, in: values, debugDescription: "a p-value lies in 0 … 1")
    }
  }

  /// Writes the probability and its natural logarithm; what is not finite is null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(value.isFinite ? value : nil, forKey: .value)
    try values.encode(logarithm.isFinite ? logarithm : nil, forKey: .logarithm)
  }
}
