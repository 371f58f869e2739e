public import Machine

/// Whether several variances are equal: an analysis of variance of the distances from each sample's
/// centre.
///
/// Distances from the mean are Levene's test, for symmetric data; those from the median are Brown and
/// Forsythe's, which holds for skewed data too. Sources: Levene, in "Contributions to probability and
/// statistics" (1960); Brown and Forsythe, JASA 69 (1974).
public enum Levene {
  /// What distances are taken from.
  public enum Centre: String, Hashable, Sendable, Codable, CaseIterable {
    /// The mean of the sample.
    case mean
    /// The median of the sample.
    case median
  }

  /// Tests samples.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value, and more values than samples.
  ///   - centre: `median` is Brown and Forsythe's test.
  ///   - workers: The threads to find medians on.
  /// - Returns: The test.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant` where all distances are equal
  ///   within samples.
  /// - Complexity: O(*n*).
  public static func test(
    _ samples: [[Double]], centre: Centre = .median, on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) -> TestResult {
    try Samples.require(atLeast: 2, samples: samples.count)
    let all = try Samples.moments(samples, atLeast: 1)
    let distances = workers.map(count: samples.count) { place in
      let sample = samples[place]
      guard centre == .median else {
        return Moments(sample.map { abs(all[place].distance(of: $0)) })
      }
      let middle = Selection.median(sample)
      return Moments(sample.map { abs($0 - middle) })
    }
    let parts = try SquareSums(distances, orElse: .constant(sample: nil))
    let w = parts.between / parts.freedomBetween / (parts.within / parts.freedomWithin)
    guard w.isFinite else { throw .constant(sample: nil) }
    let distribution = FisherF(
      numerator: parts.freedomBetween, denominator: parts.freedomWithin)
    return TestResult(
      centre == .mean ? .levene : .brownForsythe, statistic: w,
      degreesOfFreedom: [parts.freedomBetween, parts.freedomWithin],
      p: PValue(naturalLog: distribution.logSurvival(w)),
      estimate: VarianceRatio.estimate(all), counts: parts.counts,
      method: TestMethod(.asymptotic))
  }
}

/// The largest variance over the smallest; of two samples the first over the second.
enum VarianceRatio {
  /// nil where the divisor is 0.
  static func estimate(_ moments: [Moments]) -> Estimate? {
    let variances = moments.map { $0.variance() }
    let isPair = variances.count == 2
    let below = isPair ? variances[1] : variances.min() ?? 0
    let above = isPair ? variances[0] : variances.max() ?? 0
    guard below > 0, (above / below).isFinite else { return nil }
    return Estimate(.varianceRatio, above / below)
  }
}
