import Statistics
import Testing
import _TestSupport

@Suite("Rank tests")
struct RankTestTests {
  @Test("Mann–Whitney agrees with SciPy, exact and asymptotic")
  func mannWhitney() throws {
    let reference = try HypothesisReference.read()
    for (name, two) in reference.two {
      let samples = try reference.samples(name)
      for (place, alternative) in alternatives.enumerated() {
        let result = try MannWhitney(samples[0], samples[1], alternative: alternative)
        let expected = two.mannWhitney[place]
        expectResult(result.result, [expected[0], expected[1]], "\(name) \(alternative)")
        let plain = try MannWhitney(
          samples[0], samples[1], alternative: alternative, choice: .asymptotic,
          continuity: false)
        expectP(plain.result.p, two.mannWhitneyPlain[place][1], "\(name) \(alternative)")
      }
    }
  }

  @Test("exact U counts every order of small samples")
  func exactU() throws {
    for (n1, n2) in [(1, 1), (1, 5), (3, 4), (4, 4), (5, 2)] {
      let distribution = RankSumDistribution(n1, n2)
      var counts = [Double](repeating: 0, count: n1 * n2 + 1)
      for mask in 0..<(1 << (n1 + n2)) where mask.nonzeroBitCount == n1 {
        var u = 0
        for first in 0..<(n1 + n2) where mask >> first & 1 == 1 {
          for second in 0..<first where mask >> second & 1 == 0 { u += 1 }
        }
        counts[u] += 1
      }
      let all = counts.reduce(0, +)
      expectClose(distribution.probabilities, counts.map { $0 / all }, relative: 1e-13)
    }
    let wide = RankSumDistribution(60, 70)
    expectClose(wide.probabilities.reduce(0, +), 1, relative: 1e-12)
    #expect(wide.probabilities.allSatisfy { $0 > 0 })
  }

  @Test("dominance is what a look at every pair gives", arguments: 0..<8)
  func dominance(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let first = (0..<(2 + seed)).map { _ in (generator.signed() * 4).rounded() }
    let second = (0..<11).map { _ in (generator.signed() * 4).rounded() + 1 }
    let rows = first.map { x in second.map { y in x > y ? 1.0 : x < y ? -1 : 0 } }
    let (n1, n2) = (Double(first.count), Double(second.count))
    let delta = rows.joined().reduce(0, +) / (n1 * n2)
    let dominance = try Dominance(first, second)
    expectClose(dominance.delta, delta, absolute: 1e-15)
    let ofFirst = rows.reduce(0) { sum, row in
      let distance = row.reduce(0, +) / n2 - delta
      return sum + distance * distance
    }
    let ofSecond = second.indices.reduce(0.0) { sum, column in
      let distance = rows.reduce(0) { $0 + $1[column] } / n1 - delta
      return sum + distance * distance
    }
    let ofPairs = rows.joined().reduce(0) { $0 + ($1 - delta) * ($1 - delta) }
    let variance =
      (n2 * n2 * ofFirst + n1 * n1 * ofSecond - ofPairs) / (n1 * n2 * (n1 - 1) * (n2 - 1))
    let floor = (1 - delta * delta) / (n1 * n2 - 1)
    expectClose(dominance.standardError, max(variance, floor).squareRoot(), relative: 1e-12)
    let interval = try #require(dominance.cliffDelta().interval)
    #expect(-1 <= interval.low && interval.contains(delta) && interval.high <= 1)
    let common = try #require(dominance.commonLanguage().interval)
    expectClose(common.low, (interval.low + 1) / 2, relative: 1e-14)
  }

  @Test("dominance of samples that lie wholly apart has an open side")
  func apart() throws {
    let dominance = try Dominance([5, 6, 7, 8, 9], [1, 2, 3, 4])
    #expect(dominance.delta == 1)
    let interval = try #require(dominance.rankBiserial().interval)
    #expect(interval.high == 1 && interval.low < 0.5)
    let mirrored = try #require(
      try Dominance([1, 2, 3, 4], [5, 6, 7, 8, 9]).rankBiserial().interval)
    expectClose(mirrored.high, -interval.low, relative: 1e-15)
    #expect(try Dominance([1], [2, 3]).cliffDelta().interval == nil)
  }

  @Test("Kolmogorov–Smirnov agrees with SciPy, exact and asymptotic")
  func kolmogorovSmirnov() throws {
    let reference = try HypothesisReference.read()
    for (name, two) in reference.two {
      let samples = try reference.samples(name)
      for (place, alternative) in alternatives.enumerated() {
        let exact = try KolmogorovSmirnov(
          samples[0], samples[1], alternative: alternative, choice: .exact)
        let row = two.ksExact[place]
        expectResult(exact.result, [row[0], row[1]], relative: 1e-12, "\(name) \(alternative)")
        let rough = try KolmogorovSmirnov(
          samples[0], samples[1], alternative: alternative, choice: .asymptotic)
        // Wholly separate samples have an exact answer whatever was asked for.
        guard row[0] < 1 else { continue }
        expectP(
          rough.result.p, two.ksAsymptotic[place][1], relative: 1e-6, "\(name) \(alternative)")
      }
      let both = try KolmogorovSmirnov(samples[0], samples[1])
      #expect(both.firstIsLower == (two.ksLocation[1] == 1), "\(name)")
      // SciPy takes the largest of several equal distances by their rounding, ours is the lowest.
      let places = [both.location, two.ksLocation[0]]
      let gaps = places.map { place in
        let reached = samples.map { sample in sample.count { $0 <= place } }
        return reached[0] * samples[1].count - reached[1] * samples[0].count
      }
      #expect(gaps[0] == gaps[1] && places[0] <= places[1], "\(name)")
    }
  }

  @Test("Kolmogorov's distribution agrees with SciPy in every region")
  func kolmogorov() throws {
    for row in try HypothesisReference.read().kolmogorov {
      let distribution = KolmogorovDistribution(count: Int(row[0]))
      expectP(
        PValue(naturalLog: distribution.logSurvival(row[1])), row[2], relative: 1e-6, "\(row)")
    }
    #expect(KolmogorovDistribution(count: 9).logSurvival(0.01) == 0)
  }

  @Test("Wilcoxon's signed ranks agree with SciPy")
  func wilcoxon() throws {
    for pair in try HypothesisReference.read().paired {
      for (place, alternative) in alternatives.enumerated() {
        let result = try WilcoxonSignedRank(pair.x, pair.y, alternative: alternative)
        expectResult(
          result.result, [pair.wilcoxonPlus, pair.wilcoxon[place]], "\(pair.x.count) \(alternative)"
        )
      }
      let corrected = try WilcoxonSignedRank(
        pair.x, pair.y, choice: .asymptotic, continuity: true)
      expectP(corrected.result.p, pair.wilcoxonCorrected, "\(pair.x.count)")
    }
    #expect(throws: SampleError.constant(sample: nil)) {
      try WilcoxonSignedRank([1, 2], [1, 2])
    }
    let one = try WilcoxonSignedRank(differences: [3])
    #expect(one.result.p.value == 1)
  }

  @Test("ranks share ties and add up")
  func ranks() throws {
    let ranked = try RankedSamples([[3, 1, 3], [], [2, -0.0], [0, 3]])
    #expect(ranked.rankSums == [15, 0, 5.5, 7.5])
    #expect(ranked.tiedCount == 5)
    #expect(ranked.tieSum == 30)
    #expect(ranked.rankSums.reduce(0, +) == 28)
    #expect(throws: SampleError.notFinite(sample: 2, place: 1)) {
      try RankedSamples([[1], [.nan]])
    }
  }

  @Test("refuse empty samples, and exactness with ties; all equal is no evidence")
  func refusals() throws {
    #expect(throws: SampleError.tooFew(sample: 2, count: 0, needed: 1)) {
      try MannWhitney([1], [])
    }
    #expect(throws: SampleError.tiesForbidExact) { try MannWhitney([1, 2], [2], choice: .exact) }
    #expect(try MannWhitney([2, 2, 2], [2, 2]).result.p.value == 1)
    #expect(throws: SampleError.tooFew(sample: 1, count: 0, needed: 1)) {
      try KolmogorovSmirnov([], [1])
    }
    #expect(try KolmogorovSmirnov([1, 2], [1, 2]).result.p.value == 1)
    #expect(throws: SampleError.constant(sample: nil)) { try KruskalWallis([[1, 1], [1]]) }
  }
}
