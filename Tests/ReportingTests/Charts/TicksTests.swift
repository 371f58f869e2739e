import Foundation
import Reporting
import Testing

/// A small generator, so that failures can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Ticks")
struct TicksTests {
  private func ticks(_ low: Double, _ high: Double, _ scale: AxisScale = .linear, _ count: Int = 5)
    -> [Double]
  {
    Ticks(in: Domain(spanning: [low, high], on: scale), on: scale, count: count).major
  }

  @Test("linear ticks are multiples of 1, 2 or 5 times a power of ten")
  func literals() {
    #expect(ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(ticks(0, 1_000_000) == [0, 200_000, 400_000, 600_000, 800_000, 1_000_000])
    #expect(ticks(-3, 7) == [-2, 0, 2, 4, 6])
    #expect(ticks(0.97, 0.995) == [0.97, 0.975, 0.98, 0.985, 0.99, 0.995])
    #expect(ticks(0, 0.3, .linear, 3) == [0, 0.1, 0.2, 0.3])
  }

  @Test("logarithmic ticks are powers of ten; 1, 2 and 5 times them on a short axis")
  func logarithmic() {
    #expect(ticks(1, 100_000, .log) == [1, 10, 100, 1_000, 10_000, 100_000])
    #expect(ticks(3, 70, .log) == [5, 10, 20, 50])
    #expect(ticks(1e-12, 1e12, .log).count <= 7)
    let minor = Ticks(in: Domain(spanning: [1, 1_000], on: .log), on: .log, count: 5).minor
    #expect(minor.contains(20) && minor.contains(900) && !minor.contains(10))
    #expect(ticks(101, 109, .log).count >= 2)
  }

  @Test("ticks around zero stand on both sides of it")
  func symmetric() {
    #expect(ticks(-1_000, 1_000, .symlog(), 9) == [-1_000, -100, -10, -1, 0, 1, 10, 100, 1_000])
    #expect(ticks(0, 5, .symlog()) == [0, 1, 2, 3, 4, 5])
  }

  @Test("on any domain ticks ascend, are inside, few, and have different names", arguments: 0..<600)
  func properties(seed: Int) {
    var random = SplitMix(seed: seed)
    let scales: [AxisScale] = [.linear, .log, .symlog(), .symlog(linearWithin: 0.01)]
    let scale = scales[seed % 4]
    let size = pow(10, Double.random(in: -15...15, using: &random))
    let shift = scale == .log ? 0 : Double.random(in: -3...3, using: &random) * size
    let low = shift + Double.random(in: 0...1, using: &random) * size
    let high = low + Double.random(in: 0.001...30, using: &random) * size
    let count = Int.random(in: 2...10, using: &random)
    let domain = Domain(spanning: [low, high], on: scale)
    let ticks = Ticks(in: domain, on: scale, count: count)
    let slack = (domain.high - domain.low) * 1e-8
    for tick in ticks.major + ticks.minor {
      #expect(tick >= domain.low - slack && tick <= domain.high + slack)
    }
    #expect(zip(ticks.major, ticks.major.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ticks.major.count <= 3 * count + 3, "\(ticks.major.count) for \(count)")
    if scale == .linear { #expect(ticks.major.count >= 2) }
    let names = TickLabels.names(of: ticks.major)
    #expect(names.count == ticks.major.count && Set(names).count == names.count, "\(names)")
  }

  @Test("names are short, and exact")
  func names() {
    #expect(
      TickLabels.names(of: [0, 500_000, 1_000_000, 1_500_000]) == ["0", "500k", "1M", "1.5M"])
    #expect(TickLabels.names(of: [0, 2_000, 4_000]) == ["0", "2,000", "4,000"])
    #expect(TickLabels.names(of: [0, 0.25, 0.5]) == ["0", "0.25", "0.5"])
    #expect(TickLabels.names(of: [-1, 0, 1]) == ["\u{2212}1", "0", "1"])
    let percent = NumberFormat(.percent(digits: 1))
    #expect(TickLabels.names(of: [0, 0.5, 1], format: percent) == ["0%", "50%", "100%"])
    #expect(TickLabels.names(of: [0.995, 0.996], format: percent) == ["99.5%", "99.6%"])
    #expect(TickLabels.names(of: [1e15, 2e15]) == ["1×10¹⁵", "2×10¹⁵"])
    #expect(
      TickLabels.names(of: [1e-6, 1e-4, 0.01, 1]) == ["10⁻⁶", "10⁻⁴", "0.01", "1"])
    #expect(TickLabels.names(of: [1_000_000, 1_000_001]) == ["1,000,000", "1,000,001"])
    #expect(
      TickLabels.names(of: [-2, 0, 2], format: NumberFormat(.exact, showsPlus: true))
        == ["\u{2212}2", "0", "+2"])
  }
}

@Suite("Scales")
struct ScaleTests {
  @Test(
    "places give back their values",
    arguments: [AxisScale.linear, .log, .symlog(), .symlog(linearWithin: 50)])
  func inverse(scale: AxisScale) {
    var random = SplitMix(seed: 7)
    for _ in 0..<500 {
      let size = pow(10, Double.random(in: -6...9, using: &random))
      let value = scale == .log || Bool.random(using: &random) ? size : -size
      let back = scale.inverse(scale.forward(value))
      #expect(abs(back - value) <= abs(value) * 1e-9 + (scale == .log ? 0 : 1e-11))
      let position = Position(
        Domain(spanning: [value, value + size * 4], on: scale), on: scale, from: 20, to: 700)
      let inside = value + size
      #expect(abs(position.value(at: position(inside)) - inside) <= abs(inside) * 1e-6 + 1e-9)
    }
  }

  @Test("what is beyond a domain stands at its ends")
  func clamped() {
    let position = Position(Domain(low: 0, high: 10), from: 100, to: 0)
    #expect(position(-5) == 100 && position(15) == 0 && position(5) == 50)
    let log = Position(Domain(spanning: [1, 100], on: .log), on: .log, from: 0, to: 2)
    #expect(log(0) == 0 && log(-3) == 0 && log(10) == 1)
  }

  @Test("a domain has a length, whatever it spans")
  func domains() {
    let none = Domain(spanning: [], on: .linear)
    #expect(none.low == 0 && none.high == 1)
    let one = Domain(spanning: [5, 5], on: .linear)
    #expect(one.low < 5 && one.high > 5)
    let odd = Domain(spanning: [.nan, .infinity, -2, 3], on: .linear)
    #expect(odd.low == -2 && odd.high == 3)
    let log = Domain(spanning: [-1, 0, 10, 1_000], on: .log)
    #expect(log.low == 10 && log.high == 1_000)
    let huge = Domain(spanning: [-1.7e308, 1.7e308], on: .linear)
    #expect((huge.high - huge.low).isFinite)
    let zero = Domain(spanning: [4, 9], on: .linear, includesZero: true)
    #expect(zero.low == 0 && zero.high == 9)
  }
}
