import Foundation
import Statistics
import Testing
import _TestSupport

@Suite("Effect sizes")
struct EffectSizeTests {
  @Test("of two means agree with their formulas and SciPy's non-central t")
  func means() throws {
    let reference = try HypothesisReference.read()
    for (name, two) in reference.two {
      let samples = try reference.samples(name)
      let effect = try StandardizedDifference(samples[0], samples[1])
      let comment = Comment(rawValue: name)
      expectClose(effect.cohenD, two.effect.d, relative: 1e-9, comment)
      expectClose(effect.hedgesG, two.effect.g, relative: 1e-9, comment)
      expectClose(try #require(effect.glassDelta), two.effect.glass, relative: 1e-9, comment)
      let cohen = try #require(effect.cohen().interval)
      #expect(cohen.contains(effect.cohenD))
      if let ends = two.effect.noncentral {
        expectClose([cohen.low, cohen.high], ends, absolute: 1e-6, relative: 1e-5, comment)
      }
      let normal = effect.normalInterval()
      let width = normal.high - normal.low
      // The normal interval is one of large samples.
      guard min(samples[0].count, samples[1].count) > 40 else { continue }
      expectClose(cohen.high - cohen.low, width, relative: 0.25, comment)
    }
  }

  @Test("of several groups, of ranks and of tables agree with SciPy")
  func others() throws {
    let reference = try HypothesisReference.read()
    for (name, row) in reference.explained {
      let samples = try reference.samples(name)
      let (anova, comment) = (try OneWayANOVA(samples), Comment(rawValue: name))
      let got = [
        anova.etaSquared.value, anova.omegaSquared.value, anova.epsilonSquared.value,
        try #require(try KruskalWallis(samples).result.estimate).value,
        try Dominance(samples[0], samples[1]).rankBiserial().value,
        try Dominance(samples[0], samples[1]).commonLanguage().value,
      ]
      expectClose(got, row, absolute: 1e-12, relative: 1e-9, comment)
    }
    for (table, row) in zip(reference.tables, reference.association) {
      let counts = ContingencyTable(table.counts)
      let corrected = try counts.correctedCramersVEstimate()
      let got = [
        try counts.cramersVEstimate().value, corrected.value, counts.contingencyCoefficient,
      ]
      expectClose(got, row, absolute: 1e-12, relative: 1e-9, "\(table.counts)")
      #expect(corrected.interval == (try counts.cramersVEstimate().interval))
    }
  }

  @Test("the bias of d is the ratio of gamma functions, for any size")
  func bias() throws {
    for count in [500, 502, 100_000] {
      let sample = (0..<count).map { Double($0 % 10) }
      let effect = try StandardizedDifference(sample, sample.map { $0 + 1 })
      // 1 − 3/4m − 7/32m² + …; up to 1,000 degrees of freedom by logarithms of the gamma function.
      let m = Double(2 * count - 2)
      let series = 1 - 3 / (4 * m) - 7 / (32 * m * m)
      let slack = 0.3 / (m * m * m) + (m > 1_000 ? 1e-14 : 2e-12)
      expectClose(effect.hedgesG / effect.cohenD, series, relative: slack)
    }
  }

  @Test("mirror when samples are exchanged")
  func mirror() throws {
    let (first, second) = ([1.0, 4, 2, 8], [0.5, 3, 3, 1, 2])
    let plain = try StandardizedDifference(first, second).hedges()
    let mirrored = try StandardizedDifference(second, first).hedges()
    expectClose(mirrored.value, -plain.value, relative: 1e-14)
    let (one, other) = (try #require(plain.interval), try #require(mirrored.interval))
    expectClose(other.low, -one.high, relative: 1e-10)
    expectClose(other.high, -one.low, relative: 1e-10)
    #expect(try StandardizedDifference([1, 2], [3, 3]).glass() == nil)
    #expect(throws: SampleError.constant(sample: nil)) {
      try StandardizedDifference([1, 1], [2, 2])
    }
  }

  @Test("intervals and results survive being coded, infinite ends too")
  func coding() throws {
    let open = Estimate(
      .oddsRatio, .infinity,
      ConfidenceInterval(low: 2, high: .infinity, level: 0.9, method: .logarithmic))
    let text = String(decoding: try JSONEncoder().encode(open), as: UTF8.self)
    #expect(text.contains("null"))
    let decoder = JSONDecoder()
    #expect(try decoder.decode(Estimate.self, from: Data(text.utf8)) == open)
    let results = [
      try TTest.welch([1, 2, 4], [9, 8, 8.5]), try KruskalWallis([[1, 2], [3, 3, 4]]).result,
      try TTest.welch((0..<999).map(Double.init), (0..<999).map { Double($0) + 1e6 }),
    ]
    for result in results {
      let data = try JSONEncoder().encode(result)
      #expect(try decoder.decode(TestResult.self, from: data) == result)
    }
    #expect(throws: DecodingError.self) {
      let bad = #"{"low": 2, "high": 1, "level": 0.9, "method": "normal"}"#
      return try decoder.decode(ConfidenceInterval.self, from: Data(bad.utf8))
    }
  }

  @Test("every error is one sentence")
  func sentences() {
    let errors: [SampleError] = [
      .tooFew(sample: 1, count: 0, needed: 2), .tooMany(sample: 1, count: 5_001, most: 5_000),
      .tooFewSamples(count: 1, needed: 2), .notFinite(sample: 2, place: 7), .tooLarge(sample: 1),
      .constant(sample: 2), .constant(sample: nil), .unpaired(first: 1, second: 2), .notATable,
      .notTwoByTwo(rows: 3, columns: 2), .tiesForbidExact, .dependentColumns,
    ]
    #expect(Set(errors.map(\.description)).count == errors.count)
    for error in errors {
      #expect(error.description.hasSuffix(".") && !error.description.dropLast().contains("."))
    }
    #expect(
      SampleError.notFinite(sample: 2, place: 7).description
        == "Value 7 of sample 2 is missing or infinite; take such values out first.")
  }
}
