internal import Foundation

/// How likely a test of two shares finds a difference that is there, and what it takes.
///
/// Shares are compared on the scale of 2·arcsin √p, on which their errors hardly depend on the share:
/// Cohen's h. Source: Cohen, "Statistical power analysis for the behavioral sciences" (1988),
/// chapter 6.
public struct ProportionPower: Hashable, Sendable, Codable {
  /// The probability of a false alarm that is accepted.
  public var significance: Double
  /// Which departures count.
  public var alternative: Alternative
  /// The size of the second group over that of the first.
  public var ratio: Double

  /// Settings of a test of two shares.
  public init(
    significance: Double = 0.05, alternative: Alternative = .twoSided, ratio: Double = 1
  ) {
    precondition(significance > 0 && significance < 1, "a significance lies between 0 and 1")
    precondition(ratio > 0, "a ratio of sizes is positive")
    self.significance = significance
    self.alternative = alternative
    self.ratio = ratio
  }

  /// Cohen's h of two shares: 2·arcsin √p₁ − 2·arcsin √p₂.
  public static func effect(_ first: Double, _ second: Double) -> Double {
    precondition(0...1 ~= first && 0...1 ~= second, "a share lies in 0 … 1")
    return 2 * (asin(first.squareRoot()) - asin(second.squareRoot()))
  }

  /// The probability that the test finds the difference of two shares.
  ///
  /// - Parameters:
  ///   - first: The share of the first group, in [0, 1].
  ///   - second: That of the second.
  ///   - count: The size of the first group, above 0; need not be whole.
  /// - Returns: From the significance, or half of it, to 1.
  public func power(first: Double, second: Double, count: Double) -> Double {
    power(effect: Self.effect(first, second), count: count)
  }

  private func power(effect: Double, count: Double) -> Double {
    precondition(count > 0, "a group has values")
    let directed = alternative == .less ? -effect : effect
    let shift = directed * (count * ratio / (1 + ratio)).squareRoot()
    let tail = alternative == .twoSided ? significance / 2 : significance
    let critical = -Normal.quantile(tail)
    let above = Normal.survival(critical - shift)
    return alternative == .twoSided ? above + Normal.cdf(-critical - shift) : above
  }

  /// The smallest size of the first group that reaches a power; not whole, so round it up.
  ///
  /// - Returns: nil for equal shares, or a difference in the wrong direction.
  public func count(first: Double, second: Double, power target: Double = 0.8) -> Double? {
    precondition(target > significance && target < 1, "a power lies above the significance")
    let effect = Self.effect(first, second)
    let directed = alternative == .less ? -effect : effect
    guard alternative == .twoSided ? effect != 0 : directed > 0 else { return nil }
    return Crossing.rising(to: target, from: 0, guess: 1) { power(effect: effect, count: $0) }
  }

  /// The share nearest to a given one, above or below it, that so many values would tell from it.
  ///
  /// - Parameters:
  ///   - second: The share that is known, in [0, 1].
  ///   - count: The size of the first group.
  ///   - above: Whether the other share lies above.
  ///   - target: The power to reach.
  /// - Returns: nil where even 0 or 1 would not be told apart.
  public func detectableShare(
    from second: Double, count: Double, above: Bool = true, power target: Double = 0.8
  ) -> Double? {
    precondition(target > significance && target < 1, "a power lies above the significance")
    let settings = ProportionPower(
      significance: significance, alternative: alternative == .twoSided ? .twoSided : .greater,
      ratio: ratio)
    let effect = Crossing.rising(to: target, from: 0, guess: 0.5) {
      settings.power(effect: $0, count: count)
    }
    guard let effect else { return nil }
    let angle = asin(second.squareRoot()) + (above ? effect : -effect) / 2
    guard 0...(Double.pi / 2) ~= angle else { return nil }
    return sin(angle) * sin(angle)
  }
}
