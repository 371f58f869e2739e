import Foundation
import Statistics
import Testing
import _TestSupport

/// ε² with intervals from SciPy's parts, and counted coverage; `Fixtures/epsilon.py` made them.
private struct EpsilonReference: Decodable {
  struct Case: Decodable {
    let name: String
    let samples: [[Double]]
    let estimate: Double
    let ends, ends80: [Double]
  }
  struct Coverage: Decodable {
    let sizes: [Int]
    let law: String
    let scaled, plain, bca: Double
  }
  let cases: [Case]
  let coverage: [Coverage]
}

@Suite("The interval of Kruskal and Wallis' ε²")
struct EpsilonSquaredTests {
  private func interval(
    _ samples: [[Double]], level: Double = 0.95
  ) throws -> (value: Double, low: Double, high: Double) {
    let estimate = try KruskalWallis.epsilonSquared(RankedSamples(samples), level: level)
    let interval = try #require(estimate.interval)
    #expect(interval.method == .noncentralChiSquared && interval.level == level)
    return (estimate.value, interval.low, interval.high)
  }

  @Test("agrees with SciPy and a spread counted value by value")
  func reference() throws {
    let reference = try Fixture.decode("epsilon", as: EpsilonReference.self)
    #expect(reference.cases.count == 8)
    for item in reference.cases {
      let found = try interval(item.samples)
      expectClose(found.value, item.estimate, relative: 1e-11, "\(item.name)")
      expectClose(
        [found.low, found.high], item.ends, absolute: 1e-7, relative: 1e-6, "\(item.name)")
      let narrow = try interval(item.samples, level: 0.8)
      expectClose(
        [narrow.low, narrow.high], item.ends80, absolute: 1e-7, relative: 1e-6, "\(item.name)")
    }
  }

  @Test("was chosen because it covers where the bootstrap and the plain inversion do not")
  func coverage() throws {
    let rows = try Fixture.decode("epsilon", as: EpsilonReference.self).coverage
    #expect(rows.count == 21)
    for row in rows where row.sizes[0] >= 50 {
      #expect(0.88...0.995 ~= row.scaled, "\(row.law), \(row.sizes)")
    }
    for row in rows { #expect(row.scaled >= 0.82, "\(row.law), \(row.sizes)") }
    #expect(rows.contains { $0.bca < 0.2 } && rows.contains { $0.plain > 0.99 })
  }

  @Test("covers the truth about as often as it says, in samples drawn here")
  func counted() throws {
    // Exponential values of rates 1, 1 and 2: P(X < Y) is known, and so is ε².
    let sizes = [60, 40, 80]
    let total = Double(sizes.reduce(0, +))
    let rates = [1.0, 1.0, 2.0]
    var truth = 0.0
    for (size, rate) in zip(sizes, rates) {
      var p = 0.0
      for (count, other) in zip(sizes, rates) {
        let share: Double = Double(count) / total
        p += share * other / (rate + other)
      }
      truth += 12 * Double(size) / total * (p - 0.5) * (p - 0.5)
    }
    var generator = CountingGenerator(11)
    var hits = 0
    for _ in 0..<400 {
      let samples = zip(sizes, rates).map { size, rate in
        (0..<size).map { _ in -log(Double.random(in: 0x1p-53..<1, using: &generator)) / rate }
      }
      let found = try interval(samples)
      if found.low <= truth && truth <= found.high { hits += 1 }
    }
    // 0.95 ± 3.5 standard errors of 400 draws, and what small samples cost.
    #expect(362...395 ~= hits, "\(hits)")
  }

  @Test("does not hang on units, order, or monotone maps; holds its estimate", arguments: 0..<6)
  func laws(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let samples = (0..<3).map { group -> [Double] in
      let shift = 4 * group * (seed % 3)
      return (0..<12 + 9 * group).map { _ -> Double in
        Double(Int.random(in: 0..<30, using: &generator) + shift)
      }
    }
    let found = try interval(samples)
    #expect(found.low >= 0 && found.high <= 1)
    let mapped = try interval(samples.map { $0.map { exp($0 / 10) } })
    let turned = try interval(samples.reversed())
    let mirrored = try interval(samples.map { $0.map { -$0 } })
    for other in [mapped, turned, mirrored] {
      expectClose([other.low, other.high], [found.low, found.high], absolute: 1e-9)
    }
    let wide = try interval(samples, level: 0.99)
    #expect(wide.low <= found.low && wide.high >= found.high)
    if found.low > 0 { #expect(found.low < found.value && found.value < found.high) }
  }

  @Test("large samples need no mixture; nothing to compare throws")
  func edges() throws {
    let many = [0, 990_000].map { shift -> [Double] in
      (0..<700_000).map { (row: Int) -> Double in Double((row * 7_919) % 1_000_003 + shift) }
    }
    let found = try interval(many)
    #expect(found.low < found.value && found.value < found.high)
    #expect(found.high - found.low < 0.01)
    #expect(throws: SampleError.constant(sample: nil)) { try interval([[1, 1], [1]]) }
  }
}
