public import Machine

/// How often a value of one sample is larger than a value of another: the effect size of rank tests.
///
/// The same number goes by four names. P(X > Y) + ½P(X = Y) is the common-language effect size (and
/// the area under the ROC curve); twice that less 1 is Cliff's δ, and the rank-biserial correlation.
/// The standard error is Cliff's unbiased one, the interval Feng and Cliff's asymmetric one, which
/// stays within [−1, 1]. Sources: Cliff, "Dominance statistics", Psychological Bulletin 114 (1993);
/// Feng and Cliff, Journal of Modern Applied Statistical Methods 3 (2004), equation 9.
public struct Dominance: Hashable, Sendable, Codable {
  /// P(X > Y) − P(X < Y), in [−1, 1].
  public let delta: Double
  /// The standard error of `delta`; 0 where one of the samples has a single value.
  public let standardError: Double
  /// The sizes of both samples.
  public let counts: [Int]

  /// Compares two samples.
  ///
  /// - Parameters:
  ///   - first: At least one finite value.
  ///   - second: At least one finite value.
  ///   - workers: The threads to sort on.
  /// - Throws: `tooFew`, `notFinite`.
  /// - Complexity: O(*n*).
  public init(
    _ first: [Double], _ second: [Double], on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) {
    try self.init(RankedSamples([first, second], on: workers))
  }

  /// The same of two samples that are ranked already.
  ///
  /// - Throws: `tooFew`.
  public init(_ ranked: RankedSamples) throws(SampleError) {
    precondition(ranked.counts.count == 2, "two samples, not \(ranked.counts.count)")
    for sample in 0..<2 { try Samples.require(1, in: ranked.counts[sample], sample: sample + 1) }
    let (n1, n2) = (Double(ranked.counts[0]), Double(ranked.counts[1]))
    let delta = (2 * ranked.rankSums[0] - n1 * (n1 + n2 + 1)) / (n1 * n2)
    var walk = DominanceWalk(delta: delta, counts: ranked.counts)
    RankedSamples.forEachDistinct(ranked.sorted) { _, shares, _ in
      walk.take(shares[0], shares[1])
    }
    self.delta = delta
    standardError = walk.variance.squareRoot()
    counts = ranked.counts
  }

  /// The rank-biserial correlation with its interval.
  public func rankBiserial(level: Double = 0.95) -> Estimate {
    Estimate(.rankBiserial, delta, interval(level: level))
  }

  /// Cliff's δ with its interval.
  public func cliffDelta(level: Double = 0.95) -> Estimate {
    Estimate(.cliffDelta, delta, interval(level: level))
  }

  /// The common-language effect size with its interval.
  public func commonLanguage(level: Double = 0.95) -> Estimate {
    Estimate(
      .commonLanguage, (delta + 1) / 2, interval(level: level)?.mapped { ($0 + 1) / 2 })
  }

  /// The interval of δ; nil where one of the samples has a single value.
  private func interval(level: Double) -> ConfidenceInterval? {
    guard counts[0] > 1, counts[1] > 1 else { return nil }
    let z = Normal.quantile(0.5 + level / 2)
    let fewer = Double(min(counts[0], counts[1]))
    if abs(delta) == 1 {
      // Wholly apart: the standard error is 0; the nearer end is that of a share of n out of n.
      let inner = (fewer - z * z) / (fewer + z * z)
      return ConfidenceInterval(
        low: delta > 0 ? inner : -1, high: delta > 0 ? 1 : -inner, level: level, method: .cliff)
    }
    let square = delta * delta
    let error = standardError * z
    let reach = error * ((1 - square) * (1 - square) + error * error).squareRoot()
    let below = 1 - square + error * error
    return ConfidenceInterval(
      low: max(-1, (delta - delta * square - reach) / below),
      high: min(1, (delta - delta * square + reach) / below), level: level, method: .cliff)
  }
}

/// The sums that the variance of δ is made of.
private struct DominanceWalk {
  let delta: Double
  let counts: [Int]
  private var below = (first: 0, second: 0)
  private var ofFirst = 0.0
  private var ofSecond = 0.0
  private var ties = 0.0

  init(delta: Double, counts: [Int]) {
    self.delta = delta
    self.counts = counts
  }

  /// The next distinct value, as often as each sample has it.
  mutating func take(_ first: Int, _ second: Int) {
    // How far a value of the first sample dominates the second, and the other way round.
    let overSecond = Double(2 * below.second + second - counts[1]) / Double(counts[1])
    let overFirst = Double(counts[0] - 2 * below.first - first) / Double(counts[0])
    ofFirst += Double(first) * (overSecond - delta) * (overSecond - delta)
    ofSecond += Double(second) * (overFirst - delta) * (overFirst - delta)
    ties += Double(first) * Double(second)
    below.first += first
    below.second += second
  }

  var variance: Double {
    let (n1, n2) = (Double(counts[0]), Double(counts[1]))
    guard n1 > 1, n2 > 1 else { return 0 }
    let ofPairs = n1 * n2 * (1 - delta * delta) - ties
    let sum = n2 * n2 * ofFirst + n1 * n1 * ofSecond - ofPairs
    let unbiased = sum / (n1 * n2 * (n1 - 1) * (n2 - 1))
    // The unbiased estimate may fall below 0 in tiny samples; Cliff's bound takes its place.
    return max(unbiased, (1 - delta * delta) / (n1 * n2 - 1))
  }
}
