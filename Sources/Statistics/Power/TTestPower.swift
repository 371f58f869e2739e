/// How likely a t-test finds a difference that is there, and what it takes.
///
/// Under the alternative t has a non-central t distribution with noncentrality d√(n₁n₂/(n₁ + n₂)).
/// The power is that of variances that are equal. Source: Cohen, "Statistical power analysis for the
/// behavioral sciences" (1988), chapter 2.
public struct TTestPower: Hashable, Sendable, Codable {
  /// The probability of a false alarm that is accepted.
  public var significance: Double
  /// Which departures count.
  public var alternative: Alternative
  /// The size of the second group over that of the first.
  public var ratio: Double

  /// Settings of a test of two means.
  public init(
    significance: Double = 0.05, alternative: Alternative = .twoSided, ratio: Double = 1
  ) {
    precondition(significance > 0 && significance < 1, "a significance lies between 0 and 1")
    precondition(ratio > 0, "a ratio of sizes is positive")
    self.significance = significance
    self.alternative = alternative
    self.ratio = ratio
  }

  /// The probability that the test finds a difference of so many standard deviations.
  ///
  /// - Parameters:
  ///   - effect: Cohen's d; its sign matters for a one-sided test.
  ///   - count: The size of the first group; need not be whole.
  /// - Returns: NaN unless there are more than 2 values in both groups together.
  public func power(effect: Double, count: Double) -> Double {
    let freedom = count * (1 + ratio) - 2
    guard freedom > 0 else { return .nan }
    let directed = alternative == .less ? -effect : effect
    let noncentrality = directed * (count * ratio / (1 + ratio)).squareRoot()
    let tail = alternative == .twoSided ? significance / 2 : significance
    let critical = StudentT(degreesOfFreedom: freedom).upperQuantile(tail)
    let distribution = NoncentralT(degreesOfFreedom: freedom, noncentrality: noncentrality)
    let above = distribution.survival(critical)
    return alternative == .twoSided ? above + distribution.cdf(-critical) : above
  }

  /// The smallest size of the first group that reaches a power; not whole, so round it up.
  ///
  /// - Returns: nil for an effect of 0, or one in the wrong direction.
  public func count(effect: Double, power target: Double = 0.8) -> Double? {
    precondition(target > significance && target < 1, "a power lies above the significance")
    let directed = alternative == .less ? -effect : effect
    guard alternative == .twoSided ? effect != 0 : directed > 0 else { return nil }
    // Two values in each group at least.
    let least = max(2, 2 / ratio)
    if power(effect: effect, count: least) >= target { return least }
    return Crossing.rising(to: target, from: least, guess: 2 * least) {
      power(effect: effect, count: $0)
    }
  }

  /// The smallest difference, in standard deviations, that so many values would find.
  ///
  /// - Returns: Above 0, whatever the alternative.
  public func detectableEffect(count: Double, power target: Double = 0.8) -> Double? {
    precondition(target > significance && target < 1, "a power lies above the significance")
    guard count * (1 + ratio) > 2 else { return nil }
    let sign: Double = alternative == .less ? -1 : 1
    return Crossing.rising(to: target, from: 0, guess: 1) {
      power(effect: sign * $0, count: count)
    }
  }
}
