import Foundation

/// The values that an axis marks.
package struct Ticks: Hashable, Sendable {
  /// The values that are named, ascending.
  package let major: [Double]
  /// The values that only have a short line, ascending.
  package let minor: [Double]

  /// Chooses ticks inside a domain.
  ///
  /// Linear axes have multiples of 1, 2 or 5 times a power of ten. Logarithmic axes have powers of
  /// ten (each *k*-th where there are too many; 2 and 5 times them where there are fewer than
  /// three), with the multiples between as minor ticks. An axis that is logarithmic around zero has
  /// zero and the powers of ten on both sides. Within less than a decade all are linear.
  ///
  /// - Parameters:
  ///   - domain: The values that the axis spans.
  ///   - scale: Its scale.
  ///   - count: How many named ticks to aim at, 2 or more.
  package init(in domain: Domain, on scale: AxisScale, count: Int) {
    switch scale {
    case .linear: self.init(major: Self.linear(domain, count), minor: [])
    case .log: self.init(logarithmic: domain, count: count)
    case .symlog(let bound): self.init(symmetric: domain, bound: bound, count: count)
    }
  }

  private init(major: [Double], minor: [Double]) {
    self.major = major
    self.minor = minor
  }

  /// The step between ticks: 1, 2 or 5 times a power of ten, so that there are about `count` of
  /// them.
  package static func step(over length: Double, count: Int) -> Double {
    let raw = length / Double(max(count, 1))
    guard raw > 0, raw.isFinite else { return 1 }
    let power = pow(10, log10(raw).rounded(.down))
    guard power > 0 else { return raw }
    let mantissa = raw / power
    // Geometric means of neighbouring steps part them.
    let nice =
      mantissa < 2.0.squareRoot()
      ? 1.0
      : mantissa < 10.0.squareRoot()
        ? 2
        : mantissa < 50.0.squareRoot() ? 5 : 10
    return nice * power
  }

  private static func linear(_ domain: Domain, _ count: Int) -> [Double] {
    let ticks = multiples(in: domain, count)
    // A long step may fit once only; one tick does not make an axis.
    return ticks.count >= 2 || count > 12 ? ticks : linear(domain, count + 1)
  }

  private static func multiples(in domain: Domain, _ count: Int) -> [Double] {
    let length = domain.high - domain.low
    let step = step(over: length, count: count)
    let tolerance = length * 1e-9
    let first = ((domain.low - tolerance) / step).rounded(.up)
    let last = ((domain.high + tolerance) / step).rounded(.down)
    guard first.magnitude < 1e18, last.magnitude < 1e18, last >= first, last - first < 100 else {
      return [domain.low, domain.high]
    }
    // Division by a whole number gives the double closest to 0.3; a product gives
    // 0.30000000000000004.
    let inverse = (1 / step).rounded()
    return (0...Int(last - first)).map { index in
      let multiple = first + Double(index)
      return step < 1 && inverse < 1e15 ? multiple / inverse : multiple * step
    }
  }

  private init(logarithmic domain: Domain, count: Int) {
    let tolerance = 1e-9
    let first = Int((log10(domain.low) - tolerance).rounded(.up))
    let last = Int((log10(domain.high) + tolerance).rounded(.down))
    func inside(_ value: Double) -> Bool {
      value >= domain.low * (1 - tolerance) && value <= domain.high * (1 + tolerance)
    }
    let stride = Self.stride(over: last - first + 1, count: count)
    let decades = Self.powers(from: first, through: last, by: stride)
    let multiples = Self.multiples(of: Array((first - 1)...max(last, first - 1)), by: 2...9)
      .filter(inside)
    if decades.count >= 3 || decades.count == 2 && count <= 3 {
      self.init(major: decades, minor: stride == 1 ? multiples : [])
      return
    }
    let named = Self.multiples(of: Array((first - 1)...max(last, first - 1)), by: [1, 2, 5])
      .filter(inside)
    guard named.count >= 3 else {
      self.init(major: Self.linear(domain, count).filter { $0 > 0 }, minor: [])
      return
    }
    self.init(major: named, minor: multiples.filter { !named.contains($0) })
  }

  private init(symmetric domain: Domain, bound: Double, count: Int) {
    let largest = max(abs(domain.low), abs(domain.high))
    guard largest > 10 * bound else {
      self.init(major: Self.linear(domain, count), minor: [])
      return
    }
    let first = Int(log10(bound).rounded(.up))
    let last = Int((log10(largest) + 1e-9).rounded(.down))
    let sides = domain.low < 0 && domain.high > 0 ? 2 : 1
    let stride = Self.stride(over: sides * (last - first + 1), count: count)
    // From the outside in: the ends of an axis say more than its middle.
    let powers = Swift.stride(from: last, through: first, by: -stride).map { pow(10, Double($0)) }
    let all = powers.map { -$0 } + [0] + powers.reversed()
    self.init(
      major: all.filter { $0 >= domain.low && $0 <= domain.high * (1 + 1e-9) }, minor: [])
  }

  /// Each how many powers of ten are named: two more than aimed at are welcome.
  private static func stride(over powers: Int, count: Int) -> Int {
    max(1, (powers + count + 1) / (count + 2))
  }

  private static func powers(from first: Int, through last: Int, by stride: Int) -> [Double] {
    guard first <= last else { return [] }
    let start = Int((Double(first) / Double(stride)).rounded(.up)) * stride
    return Swift.stride(from: start, through: last, by: stride).map { pow(10, Double($0)) }
  }

  private static func multiples(of exponents: [Int], by factors: some Sequence<Int>) -> [Double] {
    let factors = Array(factors)
    return exponents.flatMap { exponent in factors.map { Double($0) * pow(10, Double(exponent)) } }
  }
}
