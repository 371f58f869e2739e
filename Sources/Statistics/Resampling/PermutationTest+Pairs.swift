public import Machine

extension PermutationTest {
  /// Whether the mean difference within pairs could be as large if each difference had its sign by
  /// lot.
  ///
  /// All signs are tried where there are no more ways than replicates, else as many are drawn.
  ///
  /// - Parameters:
  ///   - first: At least one finite value.
  ///   - second: As many.
  ///   - workers: The threads to run replicates on; they do not change the result.
  ///   - stream: The generator of each replicate, from 0; the same number must give the same one.
  /// - Returns: The test; its statistic is the mean difference.
  /// - Throws: `unpaired`, `tooFew`, `notFinite`.
  /// - Complexity: O(*replicates* × *n*).
  public func pairs<Generator: RandomNumberGenerator & SendableMetatype>(
    _ first: [Double], _ second: [Double], on workers: WorkerPool = WorkerPool(),
    stream: @Sendable (_ replicate: Int) -> Generator
  ) throws(SampleError) -> TestResult {
    try Samples.requirePairs(first, second, atLeast: 1)
    let differences = zip(first, second).map { $0 - $1 }
    let question = SignedSums(differences: differences, alternative: alternative)
    let isComplete = differences.count < 60 && 1 << differences.count <= replicates
    let p: PValue
    if isComplete {
      let ways = 1 << differences.count
      let hits = (0..<ways).count { way in question.isAsExtreme { UInt64(way) } }
      p = PValue(atMostOne: Double(hits) / Double(ways))
    } else {
      let block = 64
      let hits = workers.map(count: (replicates + block - 1) / block) { number in
        ((number * block)..<min((number + 1) * block, replicates)).count { replicate in
          var generator = stream(replicate)
          return question.isAsExtreme { generator.next() }
        }
      }
      p = drawnP(hits.reduce(0, +))
    }
    let mean = Moments(differences).mean
    return TestResult(
      .permutation, statistic: mean, p: p, alternative: alternative,
      estimate: Estimate(.meanOfDifferences, mean), counts: [differences.count],
      method: TestMethod(isComplete ? .exact : .resampled))
  }
}

/// Sums of differences with other signs, held against the sum as it is.
private struct SignedSums: Sendable {
  let differences: [Double]
  let alternative: Alternative
  private let seen: Double
  private let slack: Double

  init(differences: [Double], alternative: Alternative) {
    self.differences = differences
    self.alternative = alternative
    seen = differences.reduce(0, +)
    // Equal sums in another order of adding differ by rounding; they count as equal.
    slack = 1e-12 * differences.reduce(0) { $0 + abs($1) }
  }

  /// Whether the sum with these signs speaks at least as much against the null hypothesis.
  ///
  /// - Parameter nextSigns: A sign for each of the next 64 differences; a bit that is set turns one.
  /// - Returns: Whether it does.
  func isAsExtreme(_ nextSigns: () -> UInt64) -> Bool {
    var sum = 0.0
    var start = 0
    while start < differences.count {
      var signs = nextSigns()
      for place in start..<min(start + 64, differences.count) {
        sum += signs & 1 == 0 ? differences[place] : -differences[place]
        signs >>= 1
      }
      start += 64
    }
    return switch alternative {
    case .twoSided: abs(sum) >= abs(seen) - slack
    case .greater: sum >= seen - slack
    case .less: sum <= seen + slack
    }
  }
}
