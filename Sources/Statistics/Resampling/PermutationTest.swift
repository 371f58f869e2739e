internal import Foundation
public import Machine

/// Whether two means could differ as much if the groups had been drawn by lot: no assumption but that
/// rows are exchangeable.
///
/// All divisions are tried where there are no more of them than replicates, else as many are drawn; a
/// drawn p-value counts the division at hand among them, so that it is never 0.
/// Source: Phipson and Smyth, "Permutation p-values should never be zero", Statistical Applications in
/// Genetics and Molecular Biology 9 (2010).
public struct PermutationTest: Hashable, Sendable, Codable {
  /// How many divisions are drawn at most.
  public var replicates: Int
  /// Which departures count.
  public var alternative: Alternative

  /// A test with so many replicates, at least 1.
  public init(replicates: Int = 9_999, alternative: Alternative = .twoSided) {
    precondition(replicates > 0, "at least one replicate")
    self.replicates = replicates
    self.alternative = alternative
  }

  /// Tests the difference of two means.
  ///
  /// Two-sided, divisions count whose difference is at least as large, whatever its sign.
  ///
  /// - Parameters:
  ///   - first: At least one finite value.
  ///   - second: At least one finite value.
  ///   - workers: The threads to run replicates on; they do not change the result.
  ///   - stream: The generator of each replicate, from 0; the same number must give the same one.
  /// - Returns: The test.
  /// - Throws: `tooFew`, `notFinite`.
  /// - Complexity: O(*replicates* × size of the smaller group), and its copy of all values a thread.
  public func means<Generator: RandomNumberGenerator & SendableMetatype>(
    _ first: [Double], _ second: [Double], on workers: WorkerPool = WorkerPool(),
    stream: @Sendable (_ replicate: Int) -> Generator
  ) throws(SampleError) -> TestResult {
    let moments = try Samples.moments([first, second], atLeast: 1)
    let isSwapped = second.count < first.count
    // About the mean of all, so that sums stay small; the smaller group is the one drawn.
    let all = isSwapped ? second + first : first + second
    let centre = Moments(all).mean
    let values = all.map { $0 - centre }
    let drawn = min(first.count, second.count)
    let question = DrawnSums(
      values: values, drawn: drawn, alternative: isSwapped ? alternative.mirrored : alternative)
    let divisions = question.divisions
    let isComplete = divisions <= Double(replicates)
    let p: PValue
    if isComplete {
      p = PValue(atMostOne: Double(question.countAll()) / divisions.rounded())
    } else {
      let hits = question.countDrawn(replicates, on: workers, stream)
      p = PValue(Double(hits + 1) / Double(replicates + 1))
    }
    let gap = moments[0].meanDifference(from: moments[1])
    return TestResult(
      .permutation, statistic: gap, p: p, alternative: alternative,
      estimate: Estimate(.meanDifference, gap), counts: [first.count, second.count],
      method: TestMethod(isComplete ? .exact : .resampled))
  }
}

/// Sums of so many values drawn without replacement, held against the sum of the first ones.
///
/// The difference of means rises with that sum, so that no mean need be computed.
private struct DrawnSums: Sendable {
  let values: [Double]
  let drawn: Int
  let alternative: Alternative
  private let seen: Double
  private let slack: Double

  init(values: [Double], drawn: Int, alternative: Alternative) {
    self.values = values
    self.drawn = drawn
    self.alternative = alternative
    seen = values[..<drawn].reduce(0, +)
    // Equal sums in another order of adding differ by rounding; they count as equal.
    slack = 1e-12 * values.reduce(0) { $0 + abs($1) }
  }

  /// How many ways there are to draw.
  var divisions: Double {
    var ways = 1.0
    for place in 0..<drawn {
      ways *= Double(values.count - place) / Double(place + 1)
    }
    return ways
  }

  /// Whether a sum speaks at least as much against the null hypothesis; the mean of all is 0.
  private func isAsExtreme(_ sum: Double) -> Bool {
    switch alternative {
    case .twoSided: abs(sum) >= abs(seen) - slack
    case .greater: sum >= seen - slack
    case .less: sum <= seen + slack
    }
  }

  /// Of all divisions, each once: combinations in lexicographic order.
  func countAll() -> Int {
    var places = Array(0..<drawn)
    var hits = 0
    while true {
      if isAsExtreme(places.reduce(0) { $0 + values[$1] }) { hits += 1 }
      guard
        let last = places.indices.last(where: { places[$0] < values.count - drawn + $0 })
      else { return hits }
      places[last] += 1
      for place in (last + 1)..<max(last + 1, drawn) { places[place] = places[place - 1] + 1 }
    }
  }

  func countDrawn<Generator: RandomNumberGenerator & SendableMetatype>(
    _ replicates: Int, on workers: WorkerPool, _ stream: @Sendable (Int) -> Generator
  ) -> Int {
    let block = 64
    let blocks = (replicates + block - 1) / block
    let hits = workers.map(count: blocks) { number in
      var pool = values
      var hits = 0
      for replicate in (number * block)..<min((number + 1) * block, replicates) {
        var generator = stream(replicate)
        if isAsExtreme(draw(&pool, &generator)) { hits += 1 }
      }
      return hits
    }
    return hits.reduce(0, +)
  }

  /// The sum of a draw: the beginning of Fisher and Yates' shuffle.
  private func draw(_ pool: inout [Double], _ generator: inout some RandomNumberGenerator) -> Double
  {
    var chosen: [Int] = []
    chosen.reserveCapacity(drawn)
    var sum = 0.0
    for place in 0..<drawn {
      let other = place + Int(generator.next(upperBound: UInt(pool.count - place)))
      pool.swapAt(place, other)
      chosen.append(other)
      sum += pool[place]
    }
    // Back to the first order, so that a replicate does not depend on those before it.
    for place in (0..<drawn).reversed() { pool.swapAt(place, chosen[place]) }
    return sum
  }
}
