public import Machine

/// Whether several spreads are equal, by ranks: hardly moved by heavy tails or skew.
///
/// The distances from each sample's median are ranked together; rank r of n becomes the normal score
/// Φ⁻¹(½ + r/(2(n + 1))), and χ² = Σ nⱼ(āⱼ − ā)²/v with the variance v of all scores. Source: Fligner
/// and Killeen, JASA 71 (1976), in the form of Conover, Johnson and Johnson, Technometrics 23 (1981).
public enum Fligner {
  /// Tests samples.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value, three values in all.
  ///   - workers: The threads to sort on.
  /// - Returns: The test.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant` where all distances are equal.
  /// - Complexity: O(*n*) and O(*nk*) to merge *k* samples.
  public static func test(
    _ samples: [[Double]], on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) -> TestResult {
    try Samples.require(atLeast: 2, samples: samples.count)
    for (place, sample) in samples.enumerated() {
      try Samples.require(1, in: sample.count, sample: place + 1)
      try Samples.requireFinite(sample, sample: place + 1)
    }
    let distances = workers.map(count: samples.count) { place in
      ascendingDistances(OrderedSample(samples[place]))
    }
    let counts = samples.map(\.count)
    let scores = NormalScores(distances)
    guard scores.variance > 0 else { throw .constant(sample: nil) }
    let between = zip(scores.sums, counts).reduce(0) { sum, group in
      let distance = group.0 / Double(group.1) - scores.mean
      return sum + Double(group.1) * distance * distance
    }
    let statistic = between / scores.variance
    let freedom = Double(samples.count - 1)
    return TestResult(
      .fligner, statistic: statistic, degreesOfFreedom: [freedom],
      p: PValue(naturalLog: ChiSquared(degreesOfFreedom: freedom).logSurvival(statistic)),
      counts: counts, tiedCount: scores.tiedCount, method: TestMethod(.asymptotic))
  }
}

extension Fligner {
  /// The distances from the median in ascending order: both sides of it ascend outwards, so that they
  /// need only be merged.
  private static func ascendingDistances(_ sample: OrderedSample) -> [Double] {
    let middle = sample.quantiles.median
    let values = sample.values
    var above = values.count / 2
    var below = above - 1
    var distances: [Double] = []
    distances.reserveCapacity(values.count)
    while below >= 0 || above < values.count {
      let left = below >= 0 ? abs(values[below] - middle) : .infinity
      let right = above < values.count ? abs(values[above] - middle) : .infinity
      distances.append(min(left, right))
      if left <= right { below -= 1 } else { above += 1 }
    }
    return distances
  }
}

/// The normal scores of the ranks of distances.
private struct NormalScores {
  private(set) var sums: [Double]
  private(set) var mean = 0.0
  private(set) var variance = 0.0
  private(set) var tiedCount = 0

  init(_ sorted: [[Double]]) {
    sums = [Double](repeating: 0, count: sorted.count)
    let count = sorted.reduce(0) { $0 + $1.count }
    var sets: [(score: Double, count: Int)] = []
    var below = 0
    var sums = sums
    var tied = 0
    RankedSamples.forEachDistinct(sorted) { _, shares, total in
      let rank = Double(below) + Double(total + 1) / 2
      let score = Normal.quantile(0.5 + rank / (2 * Double(count + 1)))
      for (sample, share) in shares.enumerated() { sums[sample] += Double(share) * score }
      sets.append((score, total))
      below += total
      tied += total > 1 ? total : 0
    }
    self.sums = sums
    tiedCount = tied
    let mean = sums.reduce(0, +) / Double(count)
    self.mean = mean
    guard sets.count > 1 else { return }
    let squares = sets.reduce(0) { $0 + Double($1.count) * ($1.score - mean) * ($1.score - mean) }
    variance = squares / Double(count - 1)
  }
}
