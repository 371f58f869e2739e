public import Machine

/// Whether several samples have one location, whatever the distribution.
///
/// H = 12/(n(n+1)) Σ nⱼ(R̄ⱼ − (n+1)/2)², over 1 − Σ(t³ − t)/(n³ − n) for ties, against χ² with k − 1
/// degrees of freedom: good once each sample has five values. Source: Kruskal and Wallis, JASA 47
/// (1952).
public struct KruskalWallis: Hashable, Sendable, Codable {
  /// The test; its estimate is ε² = H/(n − 1), for whose interval see `epsilonSquared(_:level:)`.
  public let result: TestResult
  /// η² by H: (H − k + 1)/(n − k), which may fall below 0; nil where each sample has one value.
  public let etaSquared: Double?
  /// The mean rank of each sample.
  public let meanRanks: [Double]

  /// Tests samples.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value.
  ///   - workers: The threads to sort on.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant` where all values are equal.
  /// - Complexity: O(*n*) and O(*nk*) to merge *k* samples.
  public init(
    _ samples: [[Double]], on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) {
    try self.init(RankedSamples(samples, on: workers))
  }

  /// The same of samples that are ranked already.
  public init(_ ranked: RankedSamples) throws(SampleError) {
    let groups = ranked.counts.count
    try Samples.require(atLeast: 2, samples: groups)
    for (place, count) in ranked.counts.enumerated() {
      try Samples.require(1, in: count, sample: place + 1)
    }
    guard ranked.tieCorrection > 0 else { throw .constant(sample: nil) }
    let n = Double(ranked.count)
    let means = zip(ranked.rankSums, ranked.counts).map { $0 / Double($1) }
    let between = zip(means, ranked.counts).reduce(0) { sum, group in
      let distance = group.0 - (n + 1) / 2
      return sum + Double(group.1) * distance * distance
    }
    let statistic = 12 / (n * (n + 1)) * between / ranked.tieCorrection
    let freedom = Double(groups - 1)
    meanRanks = means
    etaSquared = ranked.count > groups ? (statistic - freedom) / (n - Double(groups)) : nil
    result = TestResult(
      .kruskalWallis, statistic: statistic, degreesOfFreedom: [freedom],
      p: PValue(naturalLog: ChiSquared(degreesOfFreedom: freedom).logSurvival(statistic)),
      estimate: Estimate(.epsilonSquared, statistic / (n - 1)), counts: ranked.counts,
      tiedCount: ranked.tiedCount,
      method: TestMethod(.asymptotic, ranked.tiedCount > 0 ? [.ties] : []))
  }
}
