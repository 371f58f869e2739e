/// An estimate and the range it may lie in.
public struct Interval: Hashable, Sendable, Codable {
  /// The value on the rows at hand.
  public let estimate: Double
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double
  /// The level of confidence, such as 0.95.
  public let level: Double

  /// An interval from its parts.
  public init(estimate: Double, low: Double, high: Double, level: Double) {
    precondition(low <= high && level > 0 && level < 1, "ends in order and a level within 0 … 1")
    self.estimate = estimate
    self.low = low
    self.high = high
    self.level = level
  }
}
