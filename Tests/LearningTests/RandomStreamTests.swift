import Learning
import Testing
import _TestSupport

@Suite("Random stream")
struct RandomStreamTests {
  @Test("gives the published numbers of SplitMix64")
  func published() {
    // First outputs of the reference implementation (Vigna, splitmix64.c) for seed 1234567.
    var stream = Seed(1_234_567).stream
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in stream.next() } == expected)
  }

  @Test("draws below a bound evenly", arguments: [1, 2, 3, 7, 10])
  func evenly(bound: Int) {
    var stream = Seed(UInt64(bound)).stream
    var counts = [Int](repeating: 0, count: bound)
    let draws = 60_000
    for _ in 0..<draws { counts[stream.below(bound)] += 1 }
    // A count is binomial; 5 standard deviations are missed once in two million draws of a test.
    let expected = Double(draws) / Double(bound)
    let bound = 5 * expected.squareRoot()
    for count in counts { expectClose(Double(count), expected, absolute: bound) }
  }

  @Test("draws normal numbers with mean 0 and variance 1")
  func normal() {
    var stream = Seed(5).stream
    let draws = (0..<100_000).map { _ in stream.normal() }
    let mean = draws.reduce(0, +) / Double(draws.count)
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
    expectClose(mean, 0, absolute: 0.016)  // 5 / √100,000
    expectClose(variance, 1, absolute: 0.023)  // 5 · √(2 / 100,000)
  }

  @Test("samples without repetition and shuffles without loss")
  func samples() {
    for seed in 0..<200 as Range<UInt64> {
      var stream = Seed(seed).stream
      let sample = stream.sample(5, below: 9)
      #expect(Set(sample).count == 5 && sample.allSatisfy { 0..<9 ~= $0 }, "seed \(seed)")
      var values = Array(0..<20)
      stream.shuffle(&values)
      #expect(values.sorted() == Array(0..<20), "seed \(seed)")
    }
  }

  @Test("derives different seeds for different parts, the same for the same")
  func derived() {
    let seed = Seed(42)
    #expect(seed.derived("forest") == seed.derived("forest"))
    let parts = (0..<1_000).map { seed.derived($0) } + [seed.derived("a"), seed.derived("b"), seed]
    #expect(Set(parts).count == parts.count)
  }
}
