public import Learning
public import Machine
import Statistics

/// Percentile intervals from resampled rows.
///
/// Replicate *r* draws as many rows as there are, with replacement, from a stream of its own
/// (`seed.derived(r)`), so the ends are the same on any number of threads. Source: Efron and
/// Tibshirani, "An introduction to the bootstrap" (1993), chapter 13.
public struct Bootstrap: Hashable, Sendable, Codable {
  /// How many times rows are drawn; 2,000 give ends that are steady to about 0.05 of their
  /// distance from the estimate.
  public var replicates: Int
  /// The level of confidence.
  public var level: Double
  /// The origin of the draws.
  public var seed: Seed

  /// A bootstrap.
  public init(replicates: Int = 2_000, level: Double = 0.95, seed: Seed) {
    self.replicates = replicates
    self.level = level
    self.seed = seed
  }

  /// The same settings, if they can be used.
  ///
  /// - Throws: `wrongSetting`.
  public func checked() throws(EvaluationError) -> Bootstrap {
    guard replicates >= 1 else {
      throw .wrongSetting(
        name: "replicates", value: "\(replicates)", expected: "a whole number of at least 1")
    }
    guard level > 0, level < 1 else {
      throw .wrongSetting(
        name: "level", value: "\(level)", expected: "a number between 0 and 1, both excluded")
    }
    return self
  }

  /// The interval of any number that rows give.
  ///
  /// - Parameters:
  ///   - rowCount: How many rows there are, at least 1.
  ///   - workers: The threads to run replicates on.
  ///   - statistic: The number of some rows, each of which may come several times, in any order;
  ///     nil where it is not defined on them.
  /// - Returns: The interval; nil where the number is not defined on all rows, or in half of the
  ///   replicates or more.
  /// - Throws: `noRows`, `wrongSetting`.
  public func interval(
    rowCount: Int, on workers: WorkerPool, statistic: @Sendable (_ rows: [Int]) -> Double?
  ) throws(EvaluationError) -> Interval? {
    let settings = try checked()
    guard rowCount > 0 else { throw .noRows }
    let values = workers.map(count: settings.replicates) { replicate in
      var stream = settings.seed.derived(replicate).stream
      return statistic((0..<rowCount).map { _ in stream.below(rowCount) })
    }
    return statistic(Array(0..<rowCount)).flatMap { settings.interval(around: $0, values) }
  }

  /// The intervals of all metrics at once.
  ///
  /// - Parameters:
  ///   - probabilities: P(positive) of each row, in [0, 1].
  ///   - labels: The class of each row.
  ///   - threshold: A row is called positive where its probability is ≥ this.
  ///   - workers: The threads to run replicates on.
  /// - Returns: An interval for each metric that is defined on all rows and in more than half of
  ///   the replicates.
  /// - Throws: `noRows`, `wrongSetting`.
  /// - Complexity: O(*replicates* × *n*): rows are sorted once, a replicate only counts them.
  public func intervals(
    probabilities: [Double], labels: Labels, threshold: Double = 0.5, on workers: WorkerPool
  ) throws(EvaluationError) -> [Metric: Interval] {
    let settings = try checked()
    let scores = try Scores(
      probabilities: probabilities, labels: labels, threshold: threshold, on: workers)
    let table = ResamplingTable(probabilities: probabilities, labels: labels, threshold: threshold)
    let replicates = workers.map(count: settings.replicates) { replicate in
      var stream = settings.seed.derived(replicate).stream
      return table.scores(ofRowsDrawnFrom: &stream)
    }
    var intervals: [Metric: Interval] = [:]
    for metric in Metric.allCases {
      guard let estimate = scores[metric] else { continue }
      intervals[metric] = settings.interval(around: estimate, replicates.map { $0[metric] })
    }
    return intervals
  }

  private func interval(around estimate: Double, _ replicates: [Double?]) -> Interval? {
    let defined = replicates.compactMap { $0 }
    guard 2 * defined.count > replicates.count else { return nil }
    let quantiles = Quantiles(defined)
    let tail = (1 - level) / 2
    return Interval(
      estimate: estimate, low: quantiles(tail), high: quantiles(1 - tail), level: level)
  }
}
