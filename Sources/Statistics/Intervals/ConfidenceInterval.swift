/// The range of parameter values that the data do not speak against, at a level of confidence.
///
/// Coded with null for an end that is infinite.
public struct ConfidenceInterval: Hashable, Sendable {
  /// How an interval was computed.
  public enum Method: String, Hashable, Sendable, Codable {
    /// The estimate ± z standard errors, on the scale of the estimate.
    case normal
    /// The estimate ± t standard errors.
    case studentT = "Student t"
    /// Inverting the non-central t distribution.
    case noncentralT = "non-central t"
    /// Inverting the non-central F distribution.
    case noncentralF = "non-central F"
    /// Inverting the non-central chi-squared distribution.
    case noncentralChiSquared = "non-central chi-squared"
    /// The estimate ± z standard errors on a logarithmic scale.
    case logarithmic
    /// The estimate ± z standard errors on the scale of the inverse hyperbolic tangent.
    case fisherZ = "Fisher z"
    /// Wilson's score interval, or Newcombe's for a difference.
    case score
    /// Clopper and Pearson: inverting the binomial distribution.
    case exact
    /// Feng and Cliff: asymmetric, within [−1, 1].
    case cliff = "Cliff"
    /// The studentised range, for all pairs together.
    case studentizedRange = "studentised range"
    /// Bias-corrected and accelerated bootstrap.
    case bootstrapBCa = "BCa bootstrap"
  }

  /// The lower end; −∞ where the interval is open.
  public let low: Double
  /// The upper end; +∞ where the interval is open.
  public let high: Double
  /// The level of confidence, such as 0.95.
  public let level: Double
  /// How it was computed.
  public let method: Method

  /// An interval from its parts.
  public init(low: Double, high: Double, level: Double = 0.95, method: Method) {
    precondition(low <= high, "ends are in order, not \(low) and \(high)")
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    self.low = low
    self.high = high
    self.level = level
    self.method = method
  }

  /// Whether a value lies in the interval, ends included.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The interval of a monotone function of the parameter, rising or falling.
  package func mapped(_ function: (Double) -> Double) -> ConfidenceInterval {
    let ends = [function(low), function(high)]
    return ConfidenceInterval(
      low: min(ends[0], ends[1]), high: max(ends[0], ends[1]), level: level, method: method)
  }
}

extension ConfidenceInterval: Codable {
  private enum Key: CodingKey { case low, high, level, method }

  /// Reads an interval; a missing end is infinite.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    low = try values.decodeIfPresent(Double.self, forKey: .low) ?? -.infinity
    high = try values.decodeIfPresent(Double.self, forKey: .high) ?? .infinity
    level = try values.decode(Double.self, forKey: .level)
    method = try values.decode(Method.self, forKey: .method)
    guard low <= high, level > 0, level < 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .low, in: values, debugDescription: "ends out of order or a level outside 0 … 1")
    }
  }

  /// Writes an interval; an infinite end is null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(low.isFinite ? low : nil, forKey: .low)
    try values.encode(high.isFinite ? high : nil, forKey: .high)
    try values.encode(level, forKey: .level)
    try values.encode(method, forKey: .method)
  }
}
