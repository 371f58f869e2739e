public import Machine

/// Which of several samples differ in location, after Kruskal and Wallis, whatever the distribution.
///
/// z = (R̄ᵢ − R̄ⱼ)/√((n(n+1)/12 − Σ(t³ − t)/(12(n − 1)))(1/nᵢ + 1/nⱼ)) on the ranks of all samples
/// together. Source: Dunn, "Multiple comparisons using rank sums", Technometrics 6 (1964).
public enum Dunn {
  /// Compares all pairs.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value.
  ///   - adjustment: How the p-values are made to hold together.
  ///   - workers: The threads to sort on.
  /// - Returns: A comparison of each pair, in the order (0, 1), (0, 2), ….
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant` where all values are equal.
  /// - Complexity: O(*n* + *k*²) and O(*nk*) to merge *k* samples.
  public static func compare(
    _ samples: [[Double]], adjustment: Multiplicity = .holm,
    on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) -> [PairwiseComparison] {
    try compare(RankedSamples(samples, on: workers), adjustment: adjustment)
  }

  /// The same of samples that are ranked already.
  public static func compare(
    _ ranked: RankedSamples, adjustment: Multiplicity = .holm
  ) throws(SampleError) -> [PairwiseComparison] {
    let means = try KruskalWallis(ranked).meanRanks
    let n = Double(ranked.count)
    let variance = n * (n + 1) / 12 * ranked.tieCorrection
    let pairs = PairwiseComparison.pairs(of: means.count)
    let statistics = pairs.map { pair in
      let shares = 1 / Double(ranked.counts[pair.first]) + 1 / Double(ranked.counts[pair.second])
      return (means[pair.first] - means[pair.second]) / (variance * shares).squareRoot()
    }
    let alone = statistics.map { PValue(bothTailsOf: Normal.logSurvival(abs($0))) }
    let together = adjustment.adjusted(alone)
    var corrections: Set<TestMethod.Correction> = [.familywise]
    if ranked.tiedCount > 0 { corrections.insert(.ties) }
    return pairs.indices.map { place in
      let (first, second) = pairs[place]
      return PairwiseComparison(
        first: first, second: second,
        result: TestResult(
          .dunn, statistic: statistics[place], p: together[place],
          counts: [ranked.counts[first], ranked.counts[second]], tiedCount: ranked.tiedCount,
          method: TestMethod(.asymptotic, corrections)),
        unadjustedP: alone[place])
    }
  }
}
