internal import Foundation
public import Machine

/// Whether values of one sample tend to be larger than those of another, whatever the
/// distributions.
///
/// U counts the pairs in which the first is the larger, equal ones half:
/// U₁ = R₁ − n₁(n₁ + 1)/2 with the rank sum R₁. Its null distribution assumes that both samples come
/// from one distribution; if they differ in spread, it is no test of medians.
/// Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947).
public struct MannWhitney: Hashable, Sendable, Codable {
  /// The test; its statistic is U of the first sample and its estimate the rank-biserial
  /// correlation.
  public let result: TestResult
  /// U of the second sample: n₁n₂ less that of the first.
  public let secondU: Double

  /// Tests two samples.
  ///
  /// - Parameters:
  ///   - first: At least one finite value.
  ///   - second: At least one finite value.
  ///   - alternative: `greater` asks whether the first sample is the greater.
  ///   - choice: `automatic` is exact where no values are equal and the smaller sample has at most
  ///     8 of them.
  ///   - continuity: Whether the asymptotic z is brought half a step nearer to 0.
  ///   - level: The level of the interval.
  ///   - workers: The threads to sort on.
  /// - Throws: `tooFew`, `notFinite`, `tiesForbidExact`.
  /// - Complexity: O(*n*); the exact distribution O(*m*²*n*) for the sizes *m* ≤ *n*.
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    choice: PValueChoice = .automatic, continuity: Bool = true, level: Double = 0.95,
    on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) {
    let ranked = try RankedSamples([first, second], on: workers)
    try self.init(
      ranked, alternative: alternative, choice: choice, continuity: continuity, level: level)
  }

  /// The same of two samples that are ranked already.
  ///
  /// - Throws: `tooFew`, `tiesForbidExact`.
  public init(
    _ ranked: RankedSamples, alternative: Alternative = .twoSided,
    choice: PValueChoice = .automatic, continuity: Bool = true, level: Double = 0.95
  ) throws(SampleError) {
    precondition(ranked.counts.count == 2, "two samples, not \(ranked.counts.count)")
    for sample in 0..<2 { try Samples.require(1, in: ranked.counts[sample], sample: sample + 1) }
    if choice == .exact, ranked.tiedCount > 0 { throw .tiesForbidExact }
    let (n1, n2) = (ranked.counts[0], ranked.counts[1])
    let first = ranked.rankSums[0] - Double(n1) * Double(n1 + 1) / 2
    secondU = Double(n1) * Double(n2) - first
    let isExact =
      choice == .exact || choice == .automatic && ranked.tiedCount == 0 && min(n1, n2) <= 8
    var corrections: Set<TestMethod.Correction> = ranked.tiedCount > 0 ? [.ties] : []
    if continuity { corrections.insert(.continuity) }
    result = TestResult(
      .mannWhitney, statistic: first,
      p: isExact
        ? Self.exactP(first, secondU, n1, n2, alternative)
        : Self.asymptoticP(first, secondU, ranked, alternative, continuity: continuity),
      alternative: alternative, estimate: try Dominance(ranked).rankBiserial(level: level),
      counts: ranked.counts, tiedCount: ranked.tiedCount,
      method: isExact ? TestMethod(.exact) : TestMethod(.asymptotic, corrections))
  }

  /// By the normal distribution with mean n₁n₂/2 and variance
  /// n₁n₂/12·(n + 1 − Σ(t³ − t)/(n(n − 1))); 1 where all values are equal.
  private static func asymptoticP(
    _ first: Double, _ second: Double, _ ranked: RankedSamples, _ alternative: Alternative,
    continuity: Bool
  ) -> PValue {
    let n = Double(ranked.count)
    let pairs = first + second
    let variance = pairs / 12 * (n + 1) * ranked.tieCorrection
    guard variance > 0 else { return PValue(1) }
    let u =
      switch alternative {
      case .twoSided: max(first, second)
      case .greater: first
      case .less: second
      }
    let z = (u - pairs / 2 - (continuity ? 0.5 : 0)) / variance.squareRoot()
    return alternative == .twoSided
      ? PValue(bothTailsOf: Normal.logSurvival(z)) : PValue(naturalLog: Normal.logSurvival(z))
  }

  private static func exactP(
    _ first: Double, _ second: Double, _ n1: Int, _ n2: Int, _ alternative: Alternative
  ) -> PValue {
    let u =
      switch alternative {
      case .twoSided: min(first, second)
      case .greater: second
      case .less: first
      }
    let tail = RankSumDistribution(n1, n2).logCDF(Int(u))
    return alternative == .twoSided ? PValue(bothTailsOf: tail) : PValue(naturalLog: tail)
  }
}

/// The exact distribution of Mann and Whitney's U without ties.
///
/// Its generating function is the Gaussian binomial coefficient ∏ᵢ (1 − q^{n+i})/(1 − q^i), built
/// factor by factor as probabilities. It is symmetric after each factor, so only the lower half is
/// computed, where hardly anything cancels, and then mirrored. All are kept times 2⁹⁰⁰, so that
/// probabilities down to 1e-570 have their digits.
/// Source: David and Barton, "Combinatorial chance" (1962), chapter 11.
package struct RankSumDistribution {
  private static let scale = 0x1p900
  /// P(U = u)·2⁹⁰⁰, u = 0 … n₁n₂.
  private let scaled: [Double]

  /// P(U = u), u = 0 … n₁n₂.
  package var probabilities: [Double] { scaled.map { $0 / Self.scale } }

  /// The distribution for two sizes of at least 1.
  ///
  /// - Complexity: O(*m*²*n*) time, O(*mn*) memory.
  package init(_ first: Int, _ second: Int) {
    let (fewer, more) = (min(first, second), max(first, second))
    var now = [Double](repeating: 0, count: fewer * more + 1)
    now[0] = Self.scale
    for factor in 1...fewer {
      let last = factor * more
      let middle = last / 2
      let scale = Double(factor) / Double(more + factor)
      // Division by 1 − q^factor is a running sum, from below.
      for u in stride(from: factor, through: middle, by: 1) { now[u] += now[u - factor] }
      // Multiplication by 1 − q^(more + factor), from above.
      for u in stride(from: middle, through: more + factor, by: -1) {
        now[u] -= now[u - more - factor]
      }
      for u in 0...middle { now[u] *= scale }
      for u in (middle + 1)..<(last + 1) { now[u] = now[last - u] }
    }
    scaled = now
  }

  /// ln P(U ≤ u), u ≥ 0.
  package func logCDF(_ u: Int) -> Double {
    log(scaled.prefix(u + 1).reduce(0, +)) - log(Self.scale)
  }
}
