internal import Foundation
public import Machine

/// Whether two samples have one distribution: the greatest distance of their distribution functions.
///
/// It sees differences of any kind, place, spread or shape, and is weak for each. Equal values make
/// its p-values too large, never too small. Sources: Smirnov, "On the estimation of the discrepancy
/// between empirical curves of distribution for two independent samples" (1939); Hodges, Arkiv för
/// Matematik 3 (1958).
public struct KolmogorovSmirnov: Hashable, Sendable, Codable {
  /// The test; its statistic and its estimate are the distance D.
  public let result: TestResult
  /// The value at which the distance is reached, the lowest of several.
  public let location: Double
  /// Whether the distribution function of the first sample lies above there: then its values tend to
  /// be the lower.
  public let firstIsLower: Bool

  /// Tests two samples.
  ///
  /// - Parameters:
  ///   - first: At least one finite value.
  ///   - second: At least one finite value.
  ///   - alternative: `greater` asks whether values of the first sample tend to be greater, so that
  ///     its distribution function lies below.
  ///   - choice: `automatic` is exact while n₁n₂ ≤ 1,000,000.
  ///   - workers: The threads to sort on.
  /// - Throws: `tooFew`, `notFinite`.
  /// - Complexity: O(*n*); the exact p-value O(n₁n₂).
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    choice: PValueChoice = .automatic, on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) {
    try self.init(
      RankedSamples([first, second], on: workers), alternative: alternative, choice: choice)
  }

  /// The same of two samples that are ranked already.
  ///
  /// - Throws: `tooFew`.
  public init(
    _ ranked: RankedSamples, alternative: Alternative = .twoSided,
    choice: PValueChoice = .automatic
  ) throws(SampleError) {
    precondition(ranked.counts.count == 2, "two samples, not \(ranked.counts.count)")
    for sample in 0..<2 { try Samples.require(1, in: ranked.counts[sample], sample: sample + 1) }
    let (n1, n2) = (ranked.counts[0], ranked.counts[1])
    let gaps = Gaps(ranked)
    let gap = gaps.largest(alternative)
    location = gap.location
    firstIsLower = gap.isAbove
    let isApart = gap.scaled == n1 * n2
    let isExact =
      isApart || choice == .exact || choice == .automatic && n1 * n2 <= 1_000_000
    let distance = Double(gap.scaled) / (Double(n1) * Double(n2))
    result = TestResult(
      .kolmogorovSmirnov, statistic: distance,
      p: isApart
        ? PValue(naturalLog: Gaps.logApart(n1, n2, alternative))
        : isExact
          ? PValue(naturalLog: Gaps.exactLogP(gap.scaled, n1, n2, alternative))
          : PValue(naturalLog: Gaps.asymptoticLogP(distance, n1, n2, alternative)),
      alternative: alternative, estimate: Estimate(.distributionDistance, distance),
      counts: ranked.counts, tiedCount: ranked.tiedCount,
      method: TestMethod(isExact ? .exact : .asymptotic))
  }
}

/// The greatest distances of two distribution functions, times n₁n₂ and therefore whole.
private struct Gaps {
  private var above = (scaled: 0, location: 0.0)
  private var below = (scaled: 0, location: 0.0)

  init(_ ranked: RankedSamples) {
    let (n1, n2) = (ranked.counts[0], ranked.counts[1])
    var (first, second) = (0, 0)
    let lowest = ranked.sorted[0][0]
    above.location = min(lowest, ranked.sorted[1][0])
    below.location = above.location
    var (above, below) = (above, below)
    RankedSamples.forEachDistinct(ranked.sorted) { value, shares, _ in
      first += shares[0]
      second += shares[1]
      let gap = first * n2 - second * n1
      if gap > above.scaled { above = (gap, value) }
      if -gap > below.scaled { below = (-gap, value) }
    }
    self.above = above
    self.below = below
  }

  func largest(
    _ alternative: Alternative
  ) -> (scaled: Int, location: Double, isAbove: Bool) {
    switch alternative {
    case .less: (above.scaled, above.location, true)
    case .greater: (below.scaled, below.location, false)
    case .twoSided:
      above.scaled >= below.scaled
        ? (above.scaled, above.location, true) : (below.scaled, below.location, false)
    }
  }

  /// ln of the probability that a random path from (0, 0) to (n₁, n₂) gets as far from the diagonal.
  ///
  /// Paths are followed until they touch the bound for the first time; every step is a sum of
  /// probabilities, so that small p-values keep their digits, and times 2¹⁰⁰⁰ down to 1e-600.
  static func exactLogP(_ gap: Int, _ n1: Int, _ n2: Int, _ alternative: Alternative) -> Double {
    func touches(_ first: Int, _ second: Int) -> Bool {
      let distance = first * n2 - second * n1
      return switch alternative {
      case .twoSided: abs(distance) >= gap
      case .less: distance >= gap
      case .greater: -distance >= gap
      }
    }
    if touches(0, 0) { return 0 }
    let scale = 0x1p1000
    var touched = 0.0
    var row = [Double](repeating: 0, count: n2 + 1)
    row[0] = scale
    for first in 0...n1 {
      let left = Double(n1 - first)
      for second in 0...n2 where row[second] > 0 {
        if touches(first, second) {
          touched += row[second]
          row[second] = 0
          continue
        }
        let rest = Double(n2 - second)
        guard left + rest > 0 else { continue }
        if second < n2 { row[second + 1] += row[second] * rest / (left + rest) }
        row[second] *= left / (left + rest)
      }
    }
    // Rarer paths than that are wholly apart, or nearly so.
    return max(log(touched) - log(scale), logApart(n1, n2, alternative))
  }

  /// Of wholly separate samples: one or two of the (n₁ + n₂ over n₁) orders.
  static func logApart(_ n1: Int, _ n2: Int, _ alternative: Alternative) -> Double {
    lgamma(Double(n1 + 1)) + lgamma(Double(n2 + 1)) - lgamma(Double(n1 + n2 + 1))
      + (alternative == .twoSided ? log(2) : 0)
  }

  static func asymptoticLogP(
    _ distance: Double, _ n1: Int, _ n2: Int, _ alternative: Alternative
  ) -> Double {
    let (more, fewer) = (Double(max(n1, n2)), Double(min(n1, n2)))
    let effective = more * fewer / (more + fewer)
    if alternative == .twoSided {
      return KolmogorovDistribution(count: max(1, Int(effective.rounded(.toNearestOrEven))))
        .logSurvival(distance)
    }
    let z = effective.squareRoot() * distance
    let slope = (more + 2 * fewer) / (more * fewer * (more + fewer)).squareRoot()
    return -2 * z * z - 2 * z * slope / 3
  }
}
