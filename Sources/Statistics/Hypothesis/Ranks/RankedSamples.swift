public import Machine

/// Several samples in one common order, with what all rank tests need of it.
///
/// Each sample is sorted by itself, then all are merged: every distinct value is met once, with the
/// number of times that each sample has it. Equal values share the mean of their ranks; both zeros
/// are one value.
public struct RankedSamples: Hashable, Sendable {
  /// How many values each sample has.
  public let counts: [Int]
  /// The sum of the ranks of each sample, from 1 for the lowest value of all.
  public let rankSums: [Double]
  /// How many values share their value with another.
  public let tiedCount: Int
  /// Σ (t³ − t) over the sets of t equal values.
  public let tieSum: Double
  /// The values of each sample in ascending order.
  package let sorted: [[Double]]

  /// Ranks samples.
  ///
  /// - Parameters:
  ///   - samples: Finite values; a sample may be empty.
  ///   - workers: The threads to sort on, a sample each.
  /// - Throws: `notFinite`.
  /// - Complexity: O(*n* log *n* + *nk*) for *k* samples.
  public init(
    _ samples: [[Double]], on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) {
    for (place, sample) in samples.enumerated() {
      try Samples.requireFinite(sample, sample: place + 1)
    }
    let sorted = workers.map(count: samples.count) { OrderedSample(samples[$0]).values }
    self.init(sorted: sorted)
  }

  /// Ranks samples that are sorted already.
  init(sorted: [[Double]]) {
    var sums = [Double](repeating: 0, count: sorted.count)
    var tiedCount = 0
    var tieSum = 0.0
    var below = 0
    Self.forEachDistinct(sorted) { _, shares, total in
      let rank = Double(below) + Double(total + 1) / 2
      for (sample, share) in shares.enumerated() where share > 0 {
        sums[sample] += rank * Double(share)
      }
      if total > 1 {
        let ties = Double(total)
        tiedCount += total
        tieSum += ties * ties * ties - ties
      }
      below += total
    }
    counts = sorted.map(\.count)
    rankSums = sums
    self.tiedCount = tiedCount
    self.tieSum = tieSum
    self.sorted = sorted
  }

  /// How many values there are.
  public var count: Int { counts.reduce(0, +) }

  /// 1 − Σ(t³ − t)/(n³ − n), by which ties lessen the variance of ranks; 1 of fewer than two values.
  public var tieCorrection: Double {
    let n = Double(count)
    return count > 1 ? 1 - tieSum / (n * n * n - n) : 1
  }

  /// Calls a function with each distinct value from the lowest on, how often each sample has it, and
  /// how often all have it together.
  @inline(__always)
  package static func forEachDistinct(
    _ sorted: [[Double]], _ body: (_ value: Double, _ shares: [Int], _ total: Int) -> Void
  ) {
    var places = [Int](repeating: 0, count: sorted.count)
    var shares = places
    while true {
      var lowest = Double.infinity
      var isDone = true
      for sample in sorted.indices where places[sample] < sorted[sample].count {
        lowest = min(lowest, sorted[sample][places[sample]])
        isDone = false
      }
      if isDone { return }
      var total = 0
      for sample in sorted.indices {
        let start = places[sample]
        var place = start
        while place < sorted[sample].count, sorted[sample][place] == lowest { place += 1 }
        places[sample] = place
        shares[sample] = place - start
        total += place - start
      }
      body(lowest, shares, total)
    }
  }
}
