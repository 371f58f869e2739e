import Statistics
import Testing
import _TestSupport

@Suite("Tests of several groups")
struct GroupTestTests {
  @Test("agree with SciPy and statsmodels")
  func reference() throws {
    let reference = try HypothesisReference.read()
    for (name, many) in reference.many {
      let samples = try reference.samples(name)
      expectResult(try OneWayANOVA(samples).result, many.anova, "anova \(name)")
      let welch = try WelchANOVA.test(samples)
      expectResult(welch, many.welch, "welch \(name)")
      expectClose(welch.degreesOfFreedom, many.welch[2...].compactMap { $0 }, relative: 1e-9)
      expectResult(
        try AlexanderGovern.test(samples), many.alexanderGovern, "alexander \(name)")
      expectResult(try KruskalWallis(samples).result, many.kruskal, "kruskal \(name)")
      expectResult(
        try Levene.test(samples, centre: .mean), many.levene, relative: 1e-8, "levene \(name)")
      expectResult(try Levene.test(samples), many.brownForsythe, relative: 1e-8, "bf \(name)")
      expectResult(try Bartlett.test(samples), many.bartlett, relative: 1e-8, "bartlett \(name)")
      expectResult(try Fligner.test(samples), many.fligner, relative: 1e-8, "fligner \(name)")
    }
  }

  @Test("pairs agree with SciPy")
  func pairs() throws {
    let reference = try HypothesisReference.read()
    for name in reference.groups.keys {
      let samples = try reference.samples(name)
      try expectPairs(TukeyHSD.compare(samples), reference.tukey[name], "tukey \(name)")
      try expectPairs(GamesHowell.compare(samples), reference.gamesHowell[name], "howell \(name)")
      let dunn = try Dunn.compare(samples)
      let expected = try #require(reference.dunn[name])
      expectClose(dunn.map(\.result.statistic), expected.z, absolute: 1e-12, relative: 1e-10)
      expectClose(dunn.compactMap(\.unadjustedP?.value), expected.p, relative: 1e-9)
      expectClose(dunn.map(\.result.p.value), expected.holm, relative: 1e-9)
    }
  }

  private func expectPairs(
    _ pairs: [PairwiseComparison], _ rows: [[Double]]?, _ name: Comment
  ) throws {
    let rows = try #require(rows)
    #expect(pairs.count == rows.count)
    for (pair, row) in zip(pairs, rows) {
      #expect(pair.first == Int(row[0]) && pair.second == Int(row[1]))
      let estimate = try #require(pair.result.estimate)
      let interval = try #require(estimate.interval)
      let width = row[5] - row[4]
      expectClose(estimate.value, row[2], absolute: 1e-9 * width, name)
      // SciPy integrates the studentised range to about 1e-11.
      expectClose(pair.result.p.value, row[3], absolute: 1e-10, relative: 1e-6, name)
      expectClose(interval.low, row[4], absolute: 1e-5 * width, name)
      expectClose(interval.high, row[5], absolute: 1e-5 * width, name)
    }
  }

  @Test("analysis of variance adds up, and two groups give the square of t", arguments: 0..<5)
  func sums(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let samples = [7, 12].map { size in (0..<size).map { _ in generator.signed() } }
    let anova = try OneWayANOVA(samples)
    let all = Moments(samples.flatMap { $0 })
    expectClose(
      anova.sumOfSquaresBetween + anova.sumOfSquaresWithin, all.sumOfSquares, relative: 1e-12)
    let student = try TTest.student(samples[0], samples[1])
    expectClose(anova.result.statistic, student.statistic * student.statistic, relative: 1e-11)
    expectClose(anova.result.p.value, student.p.value, relative: 1e-10)
    let welch = try TTest.welch(samples[0], samples[1])
    expectClose(try WelchANOVA.test(samples).p.value, welch.p.value, relative: 1e-9)
    let tukey = try TukeyHSD.compare(samples)
    expectClose(tukey[0].result.p.value, student.p.value, relative: 1e-8)
    #expect(anova.epsilonSquared.value <= anova.etaSquared.value)
    #expect(anova.omegaSquared.value <= max(0, anova.epsilonSquared.value))
  }

  @Test("the interval of η² holds the noncentralities that fit")
  func interval() throws {
    let samples: [[Double]] = (0..<3).map { (group: Int) -> [Double] in
      (0..<40).map { (place: Int) -> Double in
        let value = (place * 7 + group * 3) % 11
        return Double(value) + 1.5 * Double(group)
      }
    }
    let anova = try OneWayANOVA(samples)
    let interval = try #require(anova.etaSquared.interval)
    let ends = [interval.low, interval.high].map { end in
      NoncentralF(numerator: 2, denominator: 117, noncentrality: 120 * end / (1 - end))
    }
    expectClose(ends[0].survival(anova.result.statistic), 0.025, relative: 1e-9)
    expectClose(ends[1].cdf(anova.result.statistic), 0.025, relative: 1e-9)
    #expect(interval.method == .noncentralF)
  }

  @Test("refuse what they cannot answer")
  func refusals() {
    #expect(throws: SampleError.tooFewSamples(count: 1, needed: 2)) { try OneWayANOVA([[1, 2]]) }
    #expect(throws: SampleError.tooFew(sample: 2, count: 0, needed: 1)) {
      try OneWayANOVA([[1, 2], []])
    }
    #expect(throws: SampleError.constant(sample: nil)) { try OneWayANOVA([[1, 1], [2, 2]]) }
    #expect(throws: SampleError.tooFew(sample: 1, count: 1, needed: 2)) {
      try OneWayANOVA([[1], [2]])
    }
    #expect(throws: SampleError.constant(sample: 2)) { try WelchANOVA.test([[1, 2], [2, 2]]) }
    #expect(throws: SampleError.constant(sample: 1)) { try Bartlett.test([[1, 1], [2, 3]]) }
    #expect(throws: SampleError.constant(sample: nil)) { try Levene.test([[1, 2], [3, 4]]) }
    #expect(throws: SampleError.constant(sample: nil)) { try Fligner.test([[1, 1], [2, 2]]) }
    #expect(throws: SampleError.constant(sample: 2)) {
      try GamesHowell.compare([[1, 2], [2, 2]])
    }
    #expect(throws: SampleError.notFinite(sample: 2, place: 2)) {
      try KruskalWallis([[1, 2], [2, .infinity]])
    }
  }
}
