public import Machine

extension PermutationTest {
  /// Whether the means of several samples could differ as much if values had been dealt to them by lot.
  ///
  /// The statistic is η², the share of the sum of squares between samples: it orders rearrangements as
  /// the F of an analysis of variance does. Departures in any direction count, whatever the
  /// alternative; rearrangements are always drawn.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value.
  ///   - workers: The threads to run replicates on; they do not change the result.
  ///   - stream: The generator of each replicate, from 0; the same number must give the same one.
  /// - Returns: The test; its estimate is η² without an interval.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant` where all values are equal.
  /// - Complexity: O(*replicates* × values outside the largest sample).
  public func groups<Generator: RandomNumberGenerator & SendableMetatype>(
    _ samples: [[Double]], on workers: WorkerPool = WorkerPool(),
    stream: @Sendable (_ replicate: Int) -> Generator
  ) throws(SampleError) -> TestResult {
    try Samples.require(atLeast: 2, samples: samples.count)
    _ = try Samples.moments(samples, atLeast: 1)
    // The largest sample stands last: it is what the others leave over and need not be drawn.
    let order = samples.indices.sorted { (samples[$0].count, $0) < (samples[$1].count, $1) }
    let pooled = order.flatMap { samples[$0] }
    let all = Moments(pooled)
    guard all.sumOfSquares > 0 else { throw .constant(sample: nil) }
    let values = pooled.map { all.distance(of: $0) }
    let sizes = order.map { samples[$0].count }
    let seen = Self.between(values, sizes)
    let bound = seen - 1e-12 * all.sumOfSquares
    let lots = Rearrangements(elements: values, drawn: values.count - (sizes.last ?? 0))
    let hits = lots.count(replicates, on: workers, stream) { Self.between($0, sizes) >= bound }
    let share = min(1, seen / all.sumOfSquares)
    return TestResult(
      .permutation, statistic: share, p: drawnP(hits), estimate: Estimate(.etaSquared, share),
      counts: samples.map(\.count), method: TestMethod(.resampled))
  }

  /// Σ S²/n over the sums S of neighbouring values whose mean is 0; the last sum follows from the
  /// others.
  private static func between(_ values: [Double], _ sizes: [Int]) -> Double {
    var (start, total, squares) = (0, 0.0, 0.0)
    for size in sizes.dropLast() {
      var sum = 0.0
      for place in start..<(start + size) { sum += values[place] }
      start += size
      total += sum
      squares += sum * sum / Double(size)
    }
    return squares + total * total / Double(sizes.last ?? 1)
  }
}
