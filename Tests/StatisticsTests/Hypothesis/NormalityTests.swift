import Statistics
import Testing
import _TestSupport

@Suite("Normality tests")
struct NormalityTests {
  @Test("agree with SciPy and statsmodels")
  func reference() throws {
    let reference = try HypothesisReference.read()
    for (name, samples) in reference.one {
      for (sample, expected) in zip(try reference.samples(name), samples) {
        let comment = Comment(rawValue: "\(name) \(sample.count)")
        let shape = try MomentShape(sample)
        expectClose(shape.skewness, expected.skewness, absolute: 1e-12, relative: 1e-9, comment)
        expectClose(
          shape.excessKurtosis, expected.kurtosis, absolute: 1e-12, relative: 1e-9, comment)
        expectResult(shape.jarqueBera, expected.jarqueBera, comment)
        expectResult(
          try ShapiroWilk.test(sample), expected.shapiro, relative: 1e-7, p: 1e-4, comment)
        let anderson = try AndersonDarling.test(sample)
        // statsmodels says 0 where its formula ends.
        let p = expected.anderson[1] > 0 ? expected.anderson[1] : anderson.p.value
        expectResult(anderson, [expected.anderson[0], p], relative: 1e-8, p: 1e-6, comment)
        #expect(expected.anderson[1] > 0 || anderson.p.log10 < -30)
        if let distance = expected.lilliefors {
          expectClose(
            try AndersonDarling.lilliefors(sample).statistic, distance, relative: 1e-10, comment)
        }
        guard let dAgostino = expected.dAgostino else { continue }
        expectResult(try shape.dAgostino(), dAgostino, relative: 1e-8, comment)
        expectClose(
          try shape.skewnessZ(), try #require(expected.skewZ), absolute: 1e-11, relative: 1e-9)
        expectClose(
          try shape.kurtosisZ(), try #require(expected.kurtosisZ), absolute: 1e-11, relative: 1e-9)
      }
    }
  }

  @Test("of 5,000 values, the most that Shapiro and Wilk's test takes, agree with SciPy")
  func long() throws {
    let long = try HypothesisReference.read().long
    expectResult(try ShapiroWilk.test(long.x), long.shapiro, relative: 1e-7, p: 1e-4, "shapiro")
    let shape = try MomentShape(long.x)
    expectResult(try shape.dAgostino(), long.dAgostino, "dAgostino")
    expectResult(shape.jarqueBera, long.jarqueBera, "jarqueBera")
    expectResult(try AndersonDarling.test(long.x), long.anderson, relative: 1e-8, p: 1e-6, "A²")
  }

  @Test("do not depend on place and unit", arguments: 0..<4)
  func properties(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let sample = (0..<30).map { _ in generator.signed() + generator.signed() }
    let moved = sample.map { -1_024 * $0 + 4_096 }
    let tests: [([Double]) throws -> TestResult] = [
      { try ShapiroWilk.test($0) }, { try AndersonDarling.test($0) },
      { try AndersonDarling.lilliefors($0) }, { try MomentShape($0).dAgostino() },
    ]
    for test in tests {
      let (plain, other) = (try test(sample), try test(moved))
      expectClose(other.statistic, plain.statistic, relative: 1e-9)
      expectClose(other.p.value, plain.p.value, relative: 1e-7)
    }
  }

  @Test("p-values of Lilliefors fall as the distance grows")
  func lilliefors() throws {
    var last = 1.0
    for stretch in stride(from: 0.0, through: 3, by: 0.05) {
      let sample = (1...50).map { place in
        let z = Normal.quantile((Double(place) - 0.5) / 50)
        return z + stretch * z * z
      }
      let p = try AndersonDarling.lilliefors(sample).p.value
      #expect(p <= last + 0.02)
      last = p
    }
    #expect(last < 1e-4)
  }

  @Test("refuse what they cannot answer")
  func refusals() {
    #expect(throws: SampleError.tooFew(sample: 1, count: 2, needed: 3)) {
      try ShapiroWilk.test([1, 2])
    }
    #expect(throws: SampleError.tooMany(sample: 1, count: 5_001, most: 5_000)) {
      try ShapiroWilk.test((0...5_000).map(Double.init))
    }
    #expect(throws: SampleError.constant(sample: 1)) { try ShapiroWilk.test([2, 2, 2]) }
    #expect(throws: SampleError.constant(sample: 1)) { try MomentShape([2, 2, 2]) }
    #expect(throws: SampleError.tooFew(sample: 1, count: 4, needed: 8)) {
      try MomentShape([1, 2, 4, 9]).dAgostino()
    }
    #expect(throws: SampleError.notFinite(sample: 1, place: 2)) {
      try AndersonDarling.test([1, .nan, 3])
    }
  }
}
