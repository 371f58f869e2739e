import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Resampling and families of tests")
struct ResamplingTests {
  @Test("all divisions agree with SciPy")
  func exactPermutation() throws {
    let reference = try HypothesisReference.read()
    var place = 0
    for name in ["three", "small"] {
      let samples = try reference.samples(name)
      for alternative in alternatives {
        let test = PermutationTest(replicates: 10_000, alternative: alternative)
        let result = try test.means(samples[0], samples[1]) { CountingGenerator($0) }
        #expect(result.method.basis == .exact)
        // SciPy doubles the smaller tail of a two-sided test; ours counts sizes.
        if alternative != .twoSided {
          expectClose(result.p.value, reference.permutation[place], relative: 1e-12)
        }
        place += 1
      }
    }
  }

  @Test("two-sided divisions are counted by size", arguments: 0..<4)
  func twoSided(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let values = (0..<9).map { _ in generator.signed() }
    let all = values.reduce(0, +)
    func gap(_ mask: Int) -> Double {
      let sum = values.indices.filter { mask >> $0 & 1 == 1 }.reduce(0) { $0 + values[$1] }
      return sum / 6 - (all - sum) / 3
    }
    let masks = (0..<512).filter { $0.nonzeroBitCount == 6 }
    let seen = abs(gap(0b1_1111 | 0b10_0000))
    let share = Double(masks.count { abs(gap($0)) >= seen - 1e-12 }) / Double(masks.count)
    let result = try PermutationTest().means(Array(values[..<6]), Array(values[6...])) {
      CountingGenerator($0)
    }
    expectClose(result.p.value, share, relative: 1e-12)
  }

  @Test("drawn divisions come near, do not depend on threads, and are never 0")
  func drawnPermutation() throws {
    let reference = try HypothesisReference.read()
    let samples = try reference.samples("skewed")
    let test = PermutationTest(replicates: 4_000)
    let results = try [1, 2, 3].map { threads in
      try test.means(samples[0], samples[1], on: WorkerPool(threadCount: threads)) {
        CountingGenerator($0)
      }
    }
    #expect(Set(results).count == 1)
    #expect(results[0].method.basis == .resampled)
    let welch = try TTest.welch(samples[0], samples[1])
    expectClose(results[0].p.value, welch.p.value, absolute: 0.1)
    let apart = try reference.samples("apart")
    let smallest = try test.means(apart[0], apart[1]) { CountingGenerator($0) }
    #expect(smallest.p.value == 1 / 4_001.0)
    let swapped = try PermutationTest(replicates: 4_000, alternative: .less)
      .means(samples[2], samples[1]) { CountingGenerator($0) }
    let mirrored = try PermutationTest(replicates: 4_000, alternative: .greater)
      .means(samples[1], samples[2]) { CountingGenerator($0) }
    #expect(swapped.p == mirrored.p)
  }

  @Test("BCa intervals lie where SciPy's do, on any number of threads")
  func bootstrap() throws {
    let reference = try HypothesisReference.read()
    for (name, ends) in reference.bootstrap {
      let sample = try reference.samples(name)[0]
      let bootstrap = BCaBootstrap(replicates: 20_000)
      let intervals = try [1, 3].map { threads in
        try bootstrap.interval(
          of: [sample], on: WorkerPool(threadCount: threads), stream: { CountingGenerator($0) },
          statistic: { Moments($0[0]).mean })
      }
      let interval = try #require(intervals[0])
      #expect(intervals[1] == interval)
      let width = ends[1] - ends[0]
      // Ends of 20,000 replicates scatter by about one hundredth of the width.
      expectClose(interval.low, ends[0], absolute: 0.03 * width, "\(name)")
      expectClose(interval.high, ends[1], absolute: 0.03 * width, "\(name)")
    }
  }

  @Test("blocks left out together give nearly the same interval")
  func blocks() throws {
    let sample = try HypothesisReference.read().samples("skewed")[2]
    let intervals = try [1_000, 20].map { most in
      try #require(
        try BCaBootstrap(replicates: 4_000, mostOmissions: most).interval(
          of: [sample], stream: { CountingGenerator($0) }, statistic: { Moments($0[0]).mean }))
    }
    let width = intervals[0].high - intervals[0].low
    expectClose(intervals[1].low, intervals[0].low, absolute: 0.1 * width)
    expectClose(intervals[1].high, intervals[0].high, absolute: 0.1 * width)
  }

  @Test("a number that does not vary has no interval")
  func constant() throws {
    let bootstrap = BCaBootstrap(replicates: 99)
    let stream = { @Sendable (seed: Int) in CountingGenerator(seed) }
    #expect(try bootstrap.interval(of: [[1, 1, 1]], stream: stream) { $0[0][0] } == nil)
    #expect(try bootstrap.interval(of: [[1, 2, 3]], stream: stream) { _ in .nan } == nil)
    #expect(throws: SampleError.tooFew(sample: 1, count: 1, needed: 2)) {
      try bootstrap.interval(of: [[1]], stream: stream) { $0[0][0] }
    }
  }

  @Test("adjusted p-values agree with statsmodels, and go on below doubles")
  func multiplicity() throws {
    let reference = try HypothesisReference.read().adjusted
    let values = try #require(reference["p"]).map { PValue($0) }
    let names: [(Multiplicity, String)] = [
      (.bonferroni, "bonferroni"), (.holm, "holm"), (.benjaminiHochberg, "fdr_bh"),
      (.benjaminiYekutieli, "fdr_by"), (.none, "p"),
    ]
    for (method, name) in names {
      expectClose(
        method.adjusted(values).map(\.value), try #require(reference[name]), relative: 1e-12)
    }
    let tiny = [PValue(logarithm: -2_000), PValue(logarithm: -1_000), PValue(0.5)]
    expectClose(Multiplicity.holm.adjusted(tiny)[0].log10, -868.111_842_5, relative: 1e-9)
    #expect(Multiplicity.holm.adjusted([]).isEmpty)
    let gaps = [PValue(.nan), PValue(0.02), PValue(.nan), PValue(0.03)]
    let adjusted = Multiplicity.holm.adjusted(gaps).map(\.value)
    #expect(adjusted[0].isNaN && adjusted[2].isNaN)
    expectClose([adjusted[1], adjusted[3]], [0.04, 0.04], relative: 1e-14)
    for method in Multiplicity.allCases {
      let adjusted = method.adjusted(values)
      #expect(zip(adjusted, values).allSatisfy { $1.log10 <= $0.log10 })
    }
  }
}
