extension KruskalWallis {
  /// ε² = H/(n − 1), the share of the squares of ranks that lies between samples, with its interval.
  ///
  /// H is taken as c·χ² with k − 1 degrees of freedom and noncentrality λ/c, and the interval holds the
  /// λ/(n − 1) under which it is neither surprisingly small nor large. Under small differences c is 1;
  /// under large ones ranks within samples spread less than ranks of all, and c = s²/4H is what their
  /// spread says, with s² = (n − 1)² Σ Var(ψⱼ)/nⱼ and ψⱼ the influence of a value of sample j,
  ///
  ///   ψⱼ(x) = 24 wⱼ/C · ((pⱼ − ½)·G(x) − Σᵢ wᵢ(pᵢ − ½)·Fᵢ(x)),   pⱼ = mean of G in sample j,
  ///
  /// where wⱼ = nⱼ/n, Fⱼ and G = Σ wⱼFⱼ are the middle distribution functions and C the correction for
  /// ties. Not a bootstrap: ε² of a resample lies above that of the sample, so that near 0 the
  /// bootstrap's interval misses (docs/methods/EffectSizes.md has the coverage of all three). With
  /// wholly separate samples, which show no spread, c is 1. Sources: Steiger and Fouladi (1997) for the
  /// inversion; Brunner and Puri, Statistical Papers 42 (2001), for relative effects p and their
  /// spread.
  ///
  /// - Parameters:
  ///   - ranked: At least two samples, each with at least one value, that are not all equal.
  ///   - level: The level of the interval.
  /// - Returns: The estimate; the ends lie in [0, 1].
  /// - Throws: `tooFewSamples`, `tooFew`, `constant`.
  /// - Complexity: O(*nk*) for *k* samples.
  public static func epsilonSquared(
    _ ranked: RankedSamples, level: Double = 0.95
  ) throws(SampleError) -> Estimate {
    let test = try KruskalWallis(ranked)
    let (h, n) = (test.result.statistic, Double(ranked.count))
    let scale = spreadRatio(ranked, h: h)
    let ends = noncentralities(h / scale, Double(ranked.counts.count - 1), level)
    return Estimate(
      .epsilonSquared, h / (n - 1),
      ConfidenceInterval(
        low: min(1, ends.low * scale / (n - 1)), high: min(1, ends.high * scale / (n - 1)),
        level: level, method: .noncentralChiSquared))
  }

  /// The least c that is believed: fewer values than make it smaller are not there.
  private static let leastRatio = 1e-3

  /// c: the variance of H by the influence of each value, over 4H.
  private static func spreadRatio(_ ranked: RankedSamples, h: Double) -> Double {
    guard h > 0 else { return 1 }
    let n = Double(ranked.count)
    let sizes = ranked.counts.map(Double.init)
    // wⱼ(pⱼ − ½)
    let pulls = zip(ranked.rankSums, sizes).map { ($0 - $1 / 2) / (n * n) - $1 / (2 * n) }
    var below = [Double](repeating: 0, count: sizes.count)
    var sums = below
    var squares = below
    RankedSamples.forEachDistinct(ranked.sorted) { _, shares, _ in
      var (whole, common) = (0.0, 0.0)
      for place in sizes.indices {
        let middle = below[place] + Double(shares[place]) / 2
        whole += middle / n
        common += pulls[place] * middle / sizes[place]
        below[place] += Double(shares[place])
      }
      for place in sizes.indices where shares[place] > 0 {
        let influence = pulls[place] * n / sizes[place] * whole - common
        sums[place] += Double(shares[place]) * influence
        squares[place] += Double(shares[place]) * influence * influence
      }
    }
    var variance = 0.0
    for place in sizes.indices where sizes[place] > 1 {
      let size = sizes[place]
      let spread = max(0, squares[place] - sums[place] * sums[place] / size) / (size - 1)
      // (24 wⱼ)²/nⱼ
      variance += 576 * size / (n * n) * spread
    }
    let ratio = (n - 1) * (n - 1) * variance / (ranked.tieCorrection * ranked.tieCorrection * 4 * h)
    return ratio > 1e-12 ? max(ratio, leastRatio) : 1
  }

  /// From here on √χ² is normal with a standard deviation of 1 to six digits.
  private static let largeStatistic = 1e6

  private static func noncentralities(
    _ statistic: Double, _ freedom: Double, _ level: Double
  ) -> (low: Double, high: Double) {
    guard statistic > largeStatistic else {
      let interval = NoncentralityInterval.chiSquared(
        statistic, degreesOfFreedom: freedom, level: level)
      return (interval.low, interval.high)
    }
    let (root, reach) = (statistic.squareRoot(), Normal.quantile(0.5 + level / 2))
    let shift = 1 - freedom
    return ((root - reach) * (root - reach) + shift, (root + reach) * (root + reach) + shift)
  }
}
