/// The noncentralities under which a statistic is neither surprisingly small nor large.
///
/// The ends are those at which P(X ≥ x) and P(X ≤ x) are half of what the level leaves over; an end
/// that would fall below 0 is 0 for χ² and F. Source: Steiger and Fouladi, "Noncentrality interval
/// estimation and the evaluation of statistical models" (1997).
enum NoncentralityInterval {
  static func chiSquared(
    _ statistic: Double, degreesOfFreedom: Double, level: Double
  ) -> ConfidenceInterval {
    interval(level, .noncentralChiSquared, guess: statistic + degreesOfFreedom) {
      let distribution = NoncentralChiSquared(
        degreesOfFreedom: degreesOfFreedom, noncentrality: $0)
      return (distribution.cdf(statistic), distribution.survival(statistic))
    }
  }

  static func fisherF(
    _ statistic: Double, numerator: Double, denominator: Double, level: Double
  ) -> ConfidenceInterval {
    interval(level, .noncentralF, guess: statistic * numerator + numerator) {
      let distribution = NoncentralF(
        numerator: numerator, denominator: denominator, noncentrality: $0)
      return (distribution.cdf(statistic), distribution.survival(statistic))
    }
  }

  private static func interval(
    _ level: Double, _ method: ConfidenceInterval.Method, guess: Double,
    _ tails: (_ noncentrality: Double) -> (cdf: Double, survival: Double)
  ) -> ConfidenceInterval {
    let rest = (1 - level) / 2
    let central = tails(0)
    let low =
      central.survival >= rest
      ? 0 : Crossing.rising(to: rest, from: 0, guess: guess) { tails($0).survival } ?? 0
    let high =
      central.cdf <= rest
      ? 0 : Crossing.rising(to: -rest, from: 0, guess: guess) { -tails($0).cdf } ?? .infinity
    return ConfidenceInterval(low: low, high: max(low, high), level: level, method: method)
  }

  /// Of a t statistic; the noncentrality may be negative.
  static func studentT(
    _ statistic: Double, degreesOfFreedom: Double, level: Double
  ) -> ConfidenceInterval {
    let rest = (1 - level) / 2
    let size = abs(statistic)
    // The normal interval lies near; three of its halves away the tails are surely beyond.
    let reach = 3 * (1 + size / (2 * degreesOfFreedom).squareRoot()) * Normal.quantile(1 - rest / 2)
    let survival = { (noncentrality: Double) in
      NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality).survival(size)
    }
    let cdf = { (noncentrality: Double) in
      NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality).cdf(size)
    }
    let low = Crossing.rising(to: rest, from: size - reach, guess: size, survival) ?? size - reach
    let high = Crossing.rising(to: -rest, from: size - reach, guess: size + reach) { -cdf($0) }
    let interval = ConfidenceInterval(
      low: low, high: high ?? size + reach, level: level, method: .noncentralT)
    return statistic < 0 ? interval.mapped { -$0 } : interval
  }
}
