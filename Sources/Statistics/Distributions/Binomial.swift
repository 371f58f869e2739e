internal import Foundation

/// The binomial distribution: the successes in a number of independent trials.
public struct Binomial: Hashable, Sendable {
  /// The number of trials n, 0 or more.
  public let trials: Int
  /// The probability p of a success, in [0, 1].
  public let probability: Double

  /// The distribution with this many trials, each a success with this probability.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "the number of trials is not negative")
    precondition(0...1 ~= probability, "the probability of a success is in [0, 1]")
    self.trials = trials
    self.probability = probability
  }

  /// n·p.
  public var mean: Double { Double(trials) * probability }

  /// √(n·p·(1 − p)).
  public var standardDeviation: Double { (mean * (1 - probability)).squareRoot() }

  /// P(X = k), by Loader's saddle-point form; 0 outside 0 … n.
  public func mass(_ k: Int) -> Double { exp(logMass(k)) }

  /// ln P(X = k); −∞ for what cannot happen.
  ///
  /// With m = n + 1, P(X = k) = pᵏ⁺¹(1 − p)ᵐ⁻ᵏ / (B(k + 1, m − k)·m·p·(1 − p)).
  public func logMass(_ k: Int) -> Double {
    guard 0...trials ~= k else { return -.infinity }
    let failure = 1 - probability
    guard probability > 0, failure > 0 else {
      return k == (probability == 0 ? 0 : trials) ? 0 : -.infinity
    }
    let failures = Double(trials - k)
    if k == 0 { return failures * log1p(-probability) }
    if k == trials { return Double(k) * log(probability) }
    let weight = IncompleteBeta(Double(k) + 1, failures + 1).logWeight(probability, failure)
    return weight - log(Double(trials) + 1) - log(probability) - log1p(-probability)
  }

  /// P(X ≤ k) = I_(1−p)(n − k, k + 1).
  public func cdf(_ k: Int) -> Double { tails(k).upper }

  /// P(X > k) = I_p(k + 1, n − k).
  public func survival(_ k: Int) -> Double { tails(k).lower }

  /// ln P(X ≤ k), finite where the probability itself is 0 in doubles.
  public func logCDF(_ k: Int) -> Double { tails(k).logUpper }

  /// ln P(X > k), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ k: Int) -> Double { tails(k).logLower }

  /// The quantile: the smallest k with P(X ≤ k) ≥ `share`.
  ///
  /// A distribution function that falls short of `share` by rounding only counts as reaching it.
  ///
  /// - Parameter share: In [0, 1].
  /// - Returns: In 0 … n.
  /// - Complexity: O(log n) distribution functions.
  public func quantile(_ share: Double) -> Int {
    precondition(0...1 ~= share, "a share is in [0, 1]")
    let wanted = share * (1 - 64 * Double.ulpOfOne)
    var (below, reached) = (-1, trials)
    var stride = max(1, Int(standardDeviation / 4))
    var place = min(max(0, guess(share)), trials)
    // Gallop from the guess until it is bracketed, then halve the bracket.
    while reached - below > 1 {
      if cdf(place) >= wanted { reached = place } else { below = place }
      let bracketed = below > -1 && reached < trials
      if bracketed || stride > trials {
        place = below + (reached - below) / 2
      } else {
        place = reached == trials ? below + stride : reached - stride
        place = min(max(below + 1, place), reached - 1)
        stride *= 2
      }
    }
    return reached
  }

  /// The normal approximation.
  private func guess(_ share: Double) -> Int {
    let z = min(40, max(-40, Normal.quantile(share)))
    return Int(min(Double(trials), max(0, mean + z * standardDeviation)))
  }

  /// The tails of the beta distribution with shapes k + 1 and n − k at p.
  private func tails(_ k: Int) -> SmallTail {
    guard k >= 0 else { return .beyond(all: true) }
    guard k < trials else { return .beyond(all: false) }
    let function = IncompleteBeta(Double(k) + 1, Double(trials) - Double(k))
    return function.tails(probability, 1 - probability)
  }
}
