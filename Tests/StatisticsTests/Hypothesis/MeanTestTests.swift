import Statistics
import Testing
import _TestSupport

@Suite("t-tests")
struct TTestTests {
  @Test("of two samples agree with SciPy")
  func twoSamples() throws {
    let reference = try HypothesisReference.read()
    for (name, two) in reference.two {
      let samples = try reference.samples(name)
      for (place, alternative) in alternatives.enumerated() {
        let welch = try TTest.welch(samples[0], samples[1], alternative: alternative)
        let student = try TTest.student(samples[0], samples[1], alternative: alternative)
        for (result, expected) in [(welch, two.welch), (student, two.student)] {
          expectResult(result, [expected.statistic, expected.p[place]], "\(name) \(alternative)")
          expectClose(result.degreesOfFreedom, [expected.df], relative: 1e-10, "\(name)")
          let interval = try #require(result.estimate?.interval)
          let width = expected.ci[1] - expected.ci[0]
          expectClose(interval.low, expected.ci[0], absolute: 1e-9 * width, "\(name)")
          expectClose(interval.high, expected.ci[1], absolute: 1e-9 * width, "\(name)")
        }
      }
    }
  }

  @Test("of one sample and of pairs agree with SciPy")
  func oneSample() throws {
    let reference = try HypothesisReference.read()
    for (name, samples) in reference.one {
      for (sample, expected) in zip(try reference.samples(name), samples) {
        let result = try TTest.oneSample(sample, mean: 0.5)
        expectResult(result, [expected.t[0], expected.t[1]], relative: 1e-8, "\(name)")
        let interval = try #require(result.estimate?.interval)
        expectClose(interval.low, expected.t[2], relative: 1e-10, "\(name)")
        expectClose(interval.high, expected.t[3], relative: 1e-10, "\(name)")
      }
    }
    for pair in reference.paired {
      expectResult(try TTest.paired(pair.x, pair.y), [pair.t[0], pair.t[1]], "paired")
    }
  }

  @Test("mirror when samples are exchanged, and do not depend on the unit", arguments: 0..<6)
  func properties(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let first = (0..<9).map { _ in generator.signed() }
    let second = (0..<14).map { _ in generator.signed() + 0.2 }
    let plain = try TTest.welch(first, second, alternative: .greater)
    let mirrored = try TTest.welch(second, first, alternative: .less)
    expectClose(mirrored.statistic, -plain.statistic, relative: 1e-14)
    expectClose(mirrored.p.value, plain.p.value, relative: 1e-14)
    let scaled = try TTest.welch(
      first.map { $0 * 1e9 }, second.map { $0 * 1e9 }, alternative: .greater)
    expectClose(scaled.statistic, plain.statistic, relative: 1e-12)
    let opposite = try TTest.welch(first, second, alternative: .less)
    expectClose(plain.p.value + opposite.p.value, 1, relative: 1e-14)
  }

  @Test("hold for values so small that the squares of their variances are none")
  func small() throws {
    let (first, second) = ([1.0, 2, 4], [3.0, 9, 5])
    let plain = try TTest.welch(first, second)
    let small = try TTest.welch(first.map { $0 * 0x1p-400 }, second.map { $0 * 0x1p-400 })
    #expect(small.degreesOfFreedom == plain.degreesOfFreedom && small.p == plain.p)
    let pairs = try [1, 0x1p-400].map { scale in
      try GamesHowell.compare([first.map { $0 * scale }, second.map { $0 * scale }])[0].result.p
    }
    #expect(pairs[0] == pairs[1])
  }

  @Test("say how small a p-value is that a double cannot hold")
  func tiny() throws {
    let first = (0..<2_000).map { Double($0 % 7) }
    let second = first.map { $0 + 10 }
    let result = try TTest.welch(first, second)
    #expect(result.p.value == 0)
    #expect(result.p.log10 < -308 && result.p.log10.isFinite)
  }

  @Test("refuse what they cannot answer")
  func refusals() {
    #expect(throws: SampleError.tooFew(sample: 1, count: 0, needed: 2)) {
      try TTest.welch([Double](), [1, 2, 3])
    }
    #expect(throws: SampleError.tooFew(sample: 2, count: 1, needed: 2)) {
      try TTest.welch([1, 2], [3])
    }
    #expect(throws: SampleError.tooFew(sample: 1, count: 1, needed: 2)) {
      try TTest.student([1], [3])
    }
    #expect(throws: SampleError.tooFew(sample: 2, count: 0, needed: 1)) {
      try TTest.student([1, 2, 3], [])
    }
    #expect(throws: SampleError.constant(sample: nil)) { try TTest.welch([1, 1], [2, 2]) }
    #expect(throws: SampleError.constant(sample: 1)) { try TTest.oneSample([4, 4, 4]) }
    #expect(throws: SampleError.notFinite(sample: 2, place: 3)) {
      try TTest.welch([1, 2], [1, 2, .nan])
    }
    #expect(throws: SampleError.notFinite(sample: 1, place: 1)) {
      try TTest.welch([.infinity, 2], [1, 2])
    }
    #expect(throws: SampleError.tooLarge(sample: 1)) { try TTest.welch([1e300, -1e300], [1, 2]) }
    #expect(throws: SampleError.unpaired(first: 2, second: 3)) {
      try TTest.paired([1, 2], [1, 2, 3])
    }
    #expect(throws: SampleError.constant(sample: 1)) { try TTest.paired([1, 2, 3], [2, 3, 4]) }
  }
}
