import Statistics
import Testing
import _TestSupport

private struct DescriptiveReference: Decodable {
  struct Sample: Decodable {
    var name: String
    var values: [Double]
    var mean: Double
    var sd0: Double
    var sd1: Double
    var quantiles: [Double]
  }
  struct Pair: Decodable {
    var x: [Double]
    var y: [Double]
    var r: Double
  }
  var probabilities: [Double]
  var samples: [Sample]
  var pairs: [Pair]
  var wilson: [[Double]]

  static func read() throws -> DescriptiveReference {
    try Fixture.decode("descriptive", as: DescriptiveReference.self)
  }
}

@Suite("Moments")
struct MomentsTests {
  @Test("agree with NumPy in extended precision, also far from 0")
  func reference() throws {
    for sample in try DescriptiveReference.read().samples {
      let moments = Moments(sample.values)
      #expect(moments.count == sample.values.count)
      expectClose(moments.mean, sample.mean, relative: 2e-16, "\(sample.name)")
      expectClose(
        moments.standardDeviation(degreesOfFreedomLost: 0), sample.sd0, relative: 1e-14,
        "\(sample.name)")
      expectClose(moments.standardDeviation(), sample.sd1, relative: 1e-14, "\(sample.name)")
    }
  }

  @Test("of none, one, a constant, and with a missing value")
  func edges() {
    #expect(Moments([]).mean.isNaN)
    #expect(Moments([]).variance().isNaN)
    let one = Moments([4.5])
    #expect(one.mean == 4.5)
    #expect(one.variance().isNaN)
    #expect(one.variance(degreesOfFreedomLost: 0) == 0)
    let constant = Moments(Array(repeating: 0.1, count: 1_001))
    #expect(constant.mean == 0.1)
    #expect(constant.sumOfSquares == 0)
    #expect(Moments([1, .nan]).mean.isNaN)
    #expect(Moments([1, .nan]).sumOfSquares.isNaN)
    #expect(presentValues([1, .nan, 2]) == [1, 2])
  }

  @Test("do not depend on an offset", arguments: 1..<9 as Range<UInt64>)
  func offset(seed: UInt64) {
    var stream = SplitSource(state: seed)
    let values = (0..<777).map { _ in stream.uniform() }
    let plain = Moments(values)
    let moved = Moments(values.map { $0 + 1_048_576 })
    // Adding 2^20 costs a number 20 of its 53 bits.
    expectClose(moved.variance(), plain.variance(), relative: 1e-9)
    expectClose(moved.mean - 1_048_576, plain.mean, absolute: 1e-9)
  }
}

/// A few uniform numbers; this target does not see the streams of `Learning`.
private struct SplitSource {
  var state: UInt64

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}

@Suite("Quantiles")
struct QuantilesTests {
  @Test("agree with NumPy")
  func reference() throws {
    let reference = try DescriptiveReference.read()
    for sample in reference.samples {
      let quantiles = Quantiles(sample.values)
      for (probability, expected) in zip(reference.probabilities, sample.quantiles) {
        expectClose(quantiles(probability), expected, relative: 1e-15, "\(sample.name)")
      }
    }
  }

  @Test("lie between the numbers, in order, and meet the ends")
  func properties() {
    var source = SplitSource(state: 9)
    for count in 1...40 {
      let quantiles = Quantiles((0..<count).map { _ in source.uniform() })
      #expect(quantiles(0) == quantiles.minimum)
      #expect(quantiles(1) == quantiles.maximum)
      let steps = (0...50).map { quantiles(Double($0) / 50) }
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test("of none, one, two, and a constant")
  func edges() {
    #expect(Quantiles([]).median.isNaN)
    #expect(Quantiles([]).minimum.isNaN)
    #expect(Quantiles([7]).upperQuartile == 7)
    #expect(Quantiles([2, 1]).median == 1.5)
    #expect(Quantiles(Array(repeating: 0.3, count: 5)).interquartileRange == 0)
    #expect(Quantiles([4, 1, 3, 2]).lowerQuartile == 1.75)
    #expect(Quantiles([4, 1, 3, 2]).interquartileRange == 1.5)
  }
}

@Suite("Pearson correlation")
struct PearsonCorrelationTests {
  @Test("agrees with SciPy")
  func reference() throws {
    for pair in try DescriptiveReference.read().pairs {
      expectClose(pearsonCorrelation(pair.x, pair.y), pair.r, absolute: 1e-15, relative: 1e-13)
      expectClose(pearsonCorrelation(pair.y, pair.x), pair.r, absolute: 1e-15, relative: 1e-13)
    }
  }

  @Test("of lines, a constant, a single pair and a missing value")
  func edges() {
    let x = [1.0, 2, 3, 5]
    expectClose(pearsonCorrelation(x, x.map { 3 * $0 + 1 }), 1, absolute: 2e-16)
    expectClose(pearsonCorrelation(x, x.map { -$0 }), -1, absolute: 2e-16)
    #expect(pearsonCorrelation(x, [2, 2, 2, 2]).isNaN)
    #expect(pearsonCorrelation([1], [2]).isNaN)
    #expect(pearsonCorrelation([1, 2, .nan], [1, 2, 3]).isNaN)
  }
}

@Suite("Wilson interval")
struct WilsonIntervalTests {
  @Test("agrees with statsmodels")
  func reference() throws {
    for row in try DescriptiveReference.read().wilson {
      let interval = wilsonInterval(
        successes: Int(row[0]), trials: Int(row[1]), level: row[2])
      expectClose(interval.lowerBound, row[3], absolute: 1e-15, relative: 1e-13)
      expectClose(interval.upperBound, row[4], relative: 1e-13)
    }
  }

  @Test("of no trials is everything; it holds the share and mirrors")
  func properties() {
    #expect(wilsonInterval(successes: 0, trials: 0) == 0...1)
    for trials in [1, 2, 7, 1_000] {
      for successes in Set([0, 1, trials / 2, trials]) {
        let interval = wilsonInterval(successes: successes, trials: trials)
        let mirrored = wilsonInterval(successes: trials - successes, trials: trials)
        #expect(interval.contains(Double(successes) / Double(trials)))
        expectClose(mirrored.lowerBound, 1 - interval.upperBound, absolute: 1e-14)
      }
    }
  }
}
