/// Wilson's score interval of a proportion.
///
/// With p = `successes` / `trials` and z the normal quantile of the level, the ends are
/// (p + z²/2n ∓ z√(p(1−p)/n + z²/4n²)) / (1 + z²/n). It never leaves [0, 1], and has a width
/// even where p is 0 or 1. Source: Wilson, "Probable inference", JASA 22 (1927).
///
/// - Parameters:
///   - successes: From 0 to `trials`.
///   - trials: 0 gives the interval 0 … 1: nothing is known.
///   - level: Between 0 and 1, such as 0.95.
/// - Returns: The ends, within [0, 1].
public func wilsonInterval(
  successes: Int, trials: Int, level: Double = 0.95
) -> ClosedRange<Double> {
  precondition(0...max(trials, 0) ~= successes, "\(successes) successes of \(trials)")
  precondition(level > 0 && level < 1, "a level lies between 0 and 1")
  guard trials > 0 else { return 0...1 }
  let n = Double(trials)
  let p = Double(successes) / n
  let z = Normal.quantile(0.5 + level / 2)
  let middle = p + z * z / (2 * n)
  let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
  let scale = 1 + z * z / n
  let low = successes == 0 ? 0 : max(0, (middle - reach) / scale)
  let high = successes == trials ? 1 : min(1, (middle + reach) / scale)
  return low...high
}
