import Foundation

/// A stream of random numbers that is the same on every machine: SplitMix64.
///
/// Passes BigCrush and needs eight bytes of state; not for secrets.
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The stream of a seed.
  public init(_ seed: Seed) { state = seed.value }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let value = Self.mixed(state)
    state &+= 0x9e37_79b9_7f4a_7c15
    return value
  }

  /// A uniform number in [0, 1) with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A uniform whole number in 0 ..< `bound`, without bias (Lemire 2019).
  ///
  /// - Parameter bound: At least 1.
  /// - Returns: A number that is at least 0 and less than `bound`.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound >= 1, "nothing lies below \(bound)")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A standard normal number (Box–Muller, one of the pair).
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// Puts `values` into random order (Fisher–Yates).
  public mutating func shuffle<Element>(_ values: inout [Element]) {
    guard values.count > 1 else { return }
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, below(last + 1))
    }
  }

  /// `count` different numbers of 0 ..< `bound`, in random order.
  ///
  /// - Complexity: O(`bound`).
  public mutating func sample(_ count: Int, below bound: Int) -> [Int] {
    precondition(0...bound ~= count, "cannot draw \(count) different numbers of \(bound)")
    var pool = Array(0..<bound)
    for place in 0..<count { pool.swapAt(place, place + below(bound - place)) }
    return Array(pool.prefix(count))
  }
}
