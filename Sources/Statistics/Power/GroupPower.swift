/// How likely tests of several groups find a difference that is there, and what it takes.
///
/// Source: Cohen, "Statistical power analysis for the behavioral sciences" (1988), chapters 7 and 8.
public enum GroupPower {
  /// The power of a one-way analysis of variance.
  ///
  /// - Parameters:
  ///   - effect: Cohen's f: the standard deviation of the means over that within groups, f² = η²/(1 − η²).
  ///   - count: How many values there are in all groups together; need not be whole.
  ///   - groups: At least 2 of equal size.
  ///   - significance: The probability of a false alarm that is accepted.
  /// - Returns: NaN unless there are more values than groups.
  public static func anova(
    effect: Double, count: Double, groups: Int, significance: Double = 0.05
  ) -> Double {
    precondition(groups > 1, "at least two groups")
    let freedom = (above: Double(groups - 1), below: count - Double(groups))
    guard freedom.below > 0 else { return .nan }
    let critical = FisherF(numerator: freedom.above, denominator: freedom.below)
      .upperQuantile(significance)
    return NoncentralF(
      numerator: freedom.above, denominator: freedom.below,
      noncentrality: effect * effect * count
    ).survival(critical)
  }

  /// The number of values in all groups together at which an analysis of variance reaches a power.
  ///
  /// - Returns: nil for an effect of 0.
  public static func anovaCount(
    effect: Double, groups: Int, power target: Double = 0.8, significance: Double = 0.05
  ) -> Double? {
    precondition(target > significance && target < 1, "a power lies above the significance")
    guard effect != 0 else { return nil }
    let least = Double(groups + 1)
    return Crossing.rising(to: target, from: least, guess: 2 * least) {
      anova(effect: effect, count: $0, groups: groups, significance: significance)
    }
  }

  /// The power of Pearson's chi-squared test.
  ///
  /// - Parameters:
  ///   - effect: Cohen's w = √(χ²/n); Cramér's V times √min(r − 1, c − 1).
  ///   - count: How many cases; need not be whole.
  ///   - degreesOfFreedom: (rows − 1)(columns − 1) of a table.
  ///   - significance: The probability of a false alarm that is accepted.
  /// - Returns: From `significance` to 1.
  public static func chiSquared(
    effect: Double, count: Double, degreesOfFreedom: Double, significance: Double = 0.05
  ) -> Double {
    let critical = ChiSquared(degreesOfFreedom: degreesOfFreedom).upperQuantile(significance)
    return NoncentralChiSquared(
      degreesOfFreedom: degreesOfFreedom, noncentrality: effect * effect * count
    ).survival(critical)
  }

  /// The number of cases at which Pearson's chi-squared test reaches a power.
  ///
  /// - Returns: nil for an effect of 0.
  public static func chiSquaredCount(
    effect: Double, degreesOfFreedom: Double, power target: Double = 0.8,
    significance: Double = 0.05
  ) -> Double? {
    precondition(target > significance && target < 1, "a power lies above the significance")
    guard effect != 0 else { return nil }
    return Crossing.rising(to: target, from: 0, guess: 10) {
      chiSquared(
        effect: effect, count: $0, degreesOfFreedom: degreesOfFreedom, significance: significance)
    }
  }
}
