import Foundation
import Statistics
import Testing
import _TestSupport

@Suite("Effects with a third column held fixed")
struct StratifiedEffectTests {
  @Test("pooled differences of means agree with statsmodels")
  func means() throws {
    for reference in try StratifiedReference.read().means {
      let effect = try StratifiedEffect.means(reference.strata.map { ($0[0], $0[1]) })
      for (stratum, d) in zip(effect.strata, reference.d) {
        expectClose(try #require(stratum.estimate).value, d, relative: 1e-11)
      }
      let z = Normal.quantile(0.975)
      let interval = try #require(effect.adjusted.interval)
      expectClose(effect.adjusted.value, reference.pooled[0], relative: 1e-11)
      expectClose((interval.high - interval.low) / (2 * z), reference.pooled[1], relative: 1e-11)
      expectClose(try #require(effect.homogeneity).value, reference.q[1], relative: 1e-9)
      let gap = try #require(effect.standardizedMeans)
      expectClose(gap.value, reference.standardized[0], relative: 1e-11)
      let ends = try #require(gap.interval)
      expectClose((ends.high - ends.low) / (2 * z), reference.standardized[1], relative: 1e-11)
    }
  }

  @Test("I² agrees with statsmodels")
  func inconsistency() throws {
    for reference in try StratifiedReference.read().means {
      let parts = try reference.strata.map { stratum in
        let d = try StandardizedDifference(stratum[0], stratum[1])
        return PooledEffect.Part(d.cohenD, standardError: d.standardError)
      }
      let pooled = try #require(PooledEffect(parts))
      expectClose(pooled.heterogeneity, reference.q[0], relative: 1e-10)
      expectClose(pooled.inconsistency, reference.q[2], relative: 1e-9)
    }
  }

  @Test("pooled correlations agree with statsmodels")
  func correlations() throws {
    for reference in try StratifiedReference.read().correlations {
      let effect = try StratifiedEffect.correlation(reference.strata.map { ($0[0], $0[1]) })
      for (stratum, r) in zip(effect.strata, reference.r) {
        expectClose(try #require(stratum.estimate).value, r, relative: 1e-11)
      }
      expectClose(effect.adjusted.value, reference.pooled[0], relative: 1e-11)
    }
  }

  @Test("odds ratios are those of Mantel and Haenszel")
  func odds() throws {
    let table = try #require(try StratifiedReference.read().tables["admissions"])
    let effect = try StratifiedEffect.odds(table.tables)
    let joint = try MantelHaenszel(table.tables)
    #expect(effect.adjusted == joint.oddsRatio)
    #expect(effect.adjustedP == joint.test().p && effect.homogeneity == joint.homogeneity()?.p)
    // Berkeley's admissions of 1973: men are ahead over all departments, and not within them.
    expectClose(effect.crude.value, 1.8410800, relative: 1e-7)
    #expect(effect.verdict == .vanishes)
    #expect(!effect.hasOpposedStrata)
  }

  /// Two groups in two strata: each stratum has a level of its own and holds the groups unevenly.
  private static func planted(
    _ seed: Int, within: [Double], shares: [Int], level: Double = 10
  ) -> [(first: [Double], second: [Double])] {
    var generator = CountingGenerator(seed)
    func noise() -> Double { (0..<6).reduce(0) { sum, _ in sum + generator.signed() } }
    return within.enumerated().map { stratum, gap in
      let base = level * Double(stratum)
      let first = (0..<shares[stratum]).map { _ in base + gap + noise() }
      let second = (0..<(600 - shares[stratum])).map { _ in base + noise() }
      return (first, second)
    }
  }

  @Test(
    "planted truths are told apart",
    arguments: [
      (within: [0.0, 0.0], shares: [60, 540], level: 10.0, StratifiedEffect.Verdict.vanishes),
      ([-1.5, -1.5], [60, 540], 10, .reverses),
      ([1.5, 1.5], [300, 300], 0, .holds),
      ([1.2, 1.2], [60, 540], 2, .weakens),
      ([1.5, 1.5], [300, 300], 20, .grows),
      ([0, 0], [300, 300], 10, .absent),
    ])
  func verdicts(
    within: [Double], shares: [Int], level: Double, verdict: StratifiedEffect.Verdict
  ) throws {
    var right = 0
    for seed in 0..<20 {
      let strata = Self.planted(seed, within: within, shares: shares, level: level)
      if try StratifiedEffect.means(strata).verdict == verdict { right += 1 }
    }
    #expect(right >= 17, "\(verdict): \(right) of 20")
  }

  @Test("strata that point in opposite directions are seen", arguments: 0..<5)
  func opposed(seed: Int) throws {
    let strata = Self.planted(seed, within: [1.5, -1.5], shares: [300, 300], level: 0)
    let effect = try StratifiedEffect.means(strata)
    #expect(effect.hasOpposedStrata)
    #expect(try #require(effect.homogeneity).value < 1e-10)
    #expect(effect.verdict != .holds)
  }

  @Test("an effect that all records hide appears")
  func appears() throws {
    let strata = [
      MantelHaenszel.Stratum(90, 30, 30, 30), MantelHaenszel.Stratum(10, 50, 2, 30),
    ]
    #expect(try StratifiedEffect.odds(strata).verdict != .absent)
    let balanced = [
      MantelHaenszel.Stratum(40, 10, 80, 40), MantelHaenszel.Stratum(60, 110, 20, 80),
    ]
    let effect = try StratifiedEffect.odds(balanced)
    #expect(effect.crude.value == 100.0 * 120 / (120 * 100))
    #expect(effect.verdict == .appears)
  }

  @Test("strata without both sides have no effect of their own")
  func emptyStrata() throws {
    let some = (first: [1.0, 2, 4, 8], second: [3.0, 5, 9, 11])
    let alone = try StratifiedEffect.means([some])
    let more = try StratifiedEffect.means([some, ([7, 8], []), ([], [])])
    #expect(more.strata[1].estimate == nil && more.strata[1].counts == [2, 0])
    #expect(more.adjusted == alone.adjusted && more.homogeneity == nil)
    #expect(throws: SampleError.tooFewSamples(count: 0, needed: 1)) {
      try StratifiedEffect.means([([1, 2], []), ([], [3, 5])])
    }
    #expect(throws: SampleError.tooFew(sample: 2, count: 0, needed: 2)) {
      try StratifiedEffect.means([([1, 2], [])])
    }
  }

  @Test("coded and read back")
  func coding() throws {
    let effect = try StratifiedEffect.odds([.init(5, 0, 2, 4), .init(3, 0, 1, 1)])
    #expect(effect.adjusted.value == .infinity && effect.verdict == .unclear)
    let data = try JSONEncoder().encode(effect)
    #expect(try JSONDecoder().decode(StratifiedEffect.self, from: data) == effect)
  }
}
