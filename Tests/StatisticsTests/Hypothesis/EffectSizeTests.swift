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
