import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Permutation tests of groups, pairs, correlations and tables")
struct RearrangementTests {
  private static func stream(_ replicate: Int) -> CountingGenerator { CountingGenerator(replicate) }

  @Test("all signs agree with SciPy")
  func flips() throws {
    for reference in try StratifiedReference.read().flips {
      for (alternative, p) in zip([Alternative.less, .greater], reference.p) {
        let test = PermutationTest(replicates: 5_000, alternative: alternative)
        let result = try test.pairs(reference.x, reference.y, stream: Self.stream)
        #expect(result.method.basis == .exact)
        expectClose(result.p.value, p, relative: 1e-12)
      }
    }
  }

  @Test("drawn signs come near all signs")
  func drawnFlips() throws {
    let reference = try #require(try StratifiedReference.read().flips.last)
    let all = try PermutationTest().pairs(reference.x, reference.y, stream: Self.stream)
    let drawn = try PermutationTest(replicates: 4_000)
      .pairs(reference.x, reference.y, stream: Self.stream)
    #expect(all.method.basis == .exact && drawn.method.basis == .resampled)
    expectClose(drawn.p.value, all.p.value, absolute: 0.03)
  }

  private static func samples(_ seed: Int, gap: Double = 0) -> [[Double]] {
    var generator = CountingGenerator(seed)
    return (0..<3).map { group in
      (0..<(12 + 5 * group)).map { _ in generator.signed() + gap * Double(group) }
    }
  }

  @Test("groups: a permutation of F, as a naive shuffle finds it", arguments: 0..<4)
  func groups(seed: Int) throws {
    let samples = Self.samples(seed, gap: 0.2)
    let result = try PermutationTest(replicates: 3_000).groups(samples, stream: Self.stream)
    let anova = try OneWayANOVA(samples)
    expectClose(result.statistic, anova.etaSquared.value, relative: 1e-10)
    var generator = CountingGenerator(seed + 1_000)
    func spread(_ values: [Double]) -> Double {
      let grand = Moments(values).mean
      return [values[..<12], values[12..<29], values[29...]].reduce(0) { sum, group in
        let gap = group.reduce(0, +) / Double(group.count) - grand
        return sum + Double(group.count) * gap * gap
      }
    }
    let seen = spread(Array(samples.joined()))
    let hits = (0..<3_000).count { _ in
      spread(samples.joined().shuffled(using: &generator)) >= seen
    }
    expectClose(result.p.value, Double(hits) / 3_000, absolute: 0.035)
    expectClose(result.p.value, anova.result.p.value, absolute: 0.05)
  }

  @Test("correlations and tables: near the exact and the asymptotic tests", arguments: 0..<4)
  func associations(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let x = (0..<40).map { _ in generator.signed() }
    let y = x.map { 0.3 * $0 + generator.signed() }
    let test = PermutationTest(replicates: 4_000)
    let r = try test.correlation(x, y, stream: Self.stream)
    let pearson = try Correlation.pearson(x, y)
    expectClose(r.statistic, try #require(pearson.estimate).value, relative: 1e-10)
    expectClose(r.p.value, pearson.p.value, absolute: 0.03)
    let counts = (0..<4).map { _ in Int(generator.next(upperBound: UInt(9))) + 2 }
    let table = ContingencyTable([[counts[0], counts[1]], [counts[2], counts[3]]])
    let lots = try test.table(table, stream: Self.stream)
    // χ² and the probability of a table order 2×2 tables nearly alike, not quite.
    expectClose(lots.p.value, try table.fisherExactTest().p.value, absolute: 0.12)
    expectClose(lots.statistic, table.chiSquared, relative: 1e-12)
  }

  @Test("tables of any size: as naive shuffles find it")
  func largerTable() throws {
    let table = ContingencyTable([[4, 2, 3], [1, 6, 2], [0, 3, 5]])
    let result = try PermutationTest(replicates: 4_000).table(table, stream: Self.stream)
    let rows = table.counts.enumerated().flatMap { row, counts in
      [Int](repeating: row, count: counts.reduce(0, +))
    }
    let columns = table.counts.flatMap { counts in
      counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    }
    var generator = CountingGenerator(77)
    let hits = (0..<4_000).count { _ in
      let shuffled = columns.shuffled(using: &generator)
      let drawn = ContingencyTable(rows: rows, columns: shuffled, rowCount: 3, columnCount: 3)
      return drawn.chiSquared >= table.chiSquared - 1e-9
    }
    expectClose(result.p.value, Double(hits) / 4_000, absolute: 0.03)
  }

  @Test("the same on any number of threads, and never 0")
  func threads() throws {
    let samples = Self.samples(3, gap: 9)
    let test = PermutationTest(replicates: 500)
    let table = ContingencyTable([[40, 0], [0, 40]])
    let results = try [1, 2, 5].map { threads in
      let workers = WorkerPool(threadCount: threads)
      return [
        try test.groups(samples, on: workers, stream: Self.stream),
        try test.table(table, on: workers, stream: Self.stream),
        try test.correlation(samples[0], samples[0], on: workers, stream: Self.stream),
        try test.pairs(samples[1], samples[1].map { $0 + 1 }, on: workers, stream: Self.stream),
      ]
    }
    #expect(Set(results).count == 1)
    for result in results[0] {
      #expect(result.p == test.smallestP && result.p.value == 1.0 / 501)
    }
  }

  @Test("where nothing differs, a p-value below 5 % comes in 5 % of cases")
  func calibration() throws {
    let test = PermutationTest(replicates: 199)
    let hits = try (0..<200).count { seed in
      try test.groups(Self.samples(seed + 50)) { CountingGenerator(seed * 1_000 + $0) }.p.value
        <= 0.05
    }
    #expect((2...20).contains(hits), "\(hits) of 200")
  }

  @Test("what cannot be rearranged throws")
  func refusals() {
    let test = PermutationTest(replicates: 9)
    #expect(throws: SampleError.constant(sample: nil)) {
      try test.groups([[1, 1], [1]], stream: Self.stream)
    }
    #expect(throws: SampleError.notATable) {
      try test.table(ContingencyTable([[1, 2]]), stream: Self.stream)
    }
    #expect(throws: SampleError.constant(sample: 2)) {
      try test.correlation([1, 2, 3], [4, 4, 4], stream: Self.stream)
    }
  }
}
