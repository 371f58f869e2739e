internal import Foundation
public import Machine

/// Bias-corrected and accelerated bootstrap intervals of any number that samples give.
///
/// The percentiles of the replicates are moved by z₀, how far their median lies from the estimate, and
/// by a, how fast the error changes with the estimate (from leaving out values in turn). The interval
/// is second-order accurate and does not depend on the scale. Source: Efron, "Better bootstrap
/// confidence intervals", JASA 82 (1987).
public struct BCaBootstrap: Hashable, Sendable, Codable {
  /// How many times samples are drawn.
  public var replicates: Int
  /// The level of confidence.
  public var level: Double
  /// How many times values are left out at most to find the acceleration; of larger samples, blocks
  /// of neighbouring values are left out together.
  public var mostOmissions: Int

  /// A bootstrap.
  public init(replicates: Int = 9_999, level: Double = 0.95, mostOmissions: Int = 1_000) {
    precondition(replicates > 0, "at least one replicate")
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    precondition(mostOmissions > 1, "at least two omissions")
    self.replicates = replicates
    self.level = level
    self.mostOmissions = mostOmissions
  }

  /// The interval of a statistic of one or more independent samples.
  ///
  /// - Parameters:
  ///   - samples: Each with at least two finite values; each is drawn from by itself.
  ///   - workers: The threads to run replicates on; they do not change the result.
  ///   - stream: The generator of each replicate, from 0; the same number must give the same one.
  ///   - statistic: Finite on nearly all draws; values in any order.
  /// - Returns: nil where the statistic does not vary, or is not finite on more than half the draws.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`.
  /// - Complexity: (*replicates* + omissions) calls of the statistic.
  public func interval<Generator: RandomNumberGenerator & SendableMetatype>(
    of samples: [[Double]], on workers: WorkerPool = WorkerPool(),
    stream: @Sendable (_ replicate: Int) -> Generator,
    statistic: @Sendable (_ samples: [[Double]]) -> Double
  ) throws(SampleError) -> ConfidenceInterval? {
    try Samples.require(atLeast: 1, samples: samples.count)
    for (place, sample) in samples.enumerated() {
      try Samples.require(2, in: sample.count, sample: place + 1)
      try Samples.requireFinite(sample, sample: place + 1)
    }
    let draws = workers.map(count: replicates) { replicate in
      var generator = stream(replicate)
      return statistic(samples.map { Self.draw($0, &generator) })
    }
    let finite = draws.filter(\.isFinite)
    let estimate = statistic(samples)
    guard estimate.isFinite, 2 * finite.count > replicates else { return nil }
    return interval(
      estimate, Quantiles(finite), acceleration(samples, on: workers, statistic))
  }

  private static func draw(
    _ sample: [Double], _ generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let count = UInt(sample.count)
    return sample.indices.map { _ in sample[Int(generator.next(upperBound: count))] }
  }

  /// The ends at the probabilities Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))).
  private func interval(
    _ estimate: Double, _ quantiles: Quantiles, _ acceleration: Double
  ) -> ConfidenceInterval? {
    let sorted = quantiles.sorted
    guard quantiles.minimum < quantiles.maximum else { return nil }
    let below = sorted.count { $0 < estimate }
    let upTo = sorted.count { $0 <= estimate }
    // Ties count half; the shares 0 and 1 would have no z.
    let count = Double(sorted.count)
    let share = Double(below + upTo) / (2 * count)
    let bias = Normal.quantile(min(max(share, 0.5 / count), 1 - 0.5 / count))
    let ends = [(1 - level) / 2, (1 + level) / 2].map { probability in
      let moved = bias + Normal.quantile(probability)
      return quantiles(Normal.cdf(bias + moved / (1 - acceleration * moved)))
    }
    return ConfidenceInterval(
      low: min(ends[0], ends[1]), high: max(ends[0], ends[1]), level: level,
      method: .bootstrapBCa)
  }

  /// Σ U³/n³ / (6 (Σ U²/n²)^{3/2}) over the influence U of each value (or block) of each sample.
  private func acceleration(
    _ samples: [[Double]], on workers: WorkerPool, _ statistic: @Sendable ([[Double]]) -> Double
  ) -> Double {
    var cubes = 0.0
    var squares = 0.0
    for place in samples.indices {
      let count = min(samples[place].count, mostOmissions)
      let values = workers.map(count: count) { block in
        let size = samples[place].count
        var rest = samples
        rest[place].removeSubrange(block * size / count..<(block + 1) * size / count)
        return statistic(rest)
      }
      let mean = values.reduce(0, +) / Double(count)
      let n = Double(count)
      for value in values {
        let influence = (n - 1) * (mean - value) / n
        squares += influence * influence
        cubes += influence * influence * influence
      }
    }
    let scale = squares * squares.squareRoot()
    return scale > 0 && scale.isFinite && cubes.isFinite ? cubes / (6 * scale) : 0
  }
}
