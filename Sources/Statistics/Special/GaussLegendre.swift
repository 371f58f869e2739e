internal import Foundation

/// Gauss–Legendre quadrature on [0, 1].
///
/// The nodes are the zeros of the Legendre polynomial, found by Newton's method from the cosine
/// estimate (Abramowitz and Stegun 22.16.6, 25.4.30).
struct GaussLegendre: Sendable {
  /// Places and weights, as many as the rule has nodes; the weights add up to 1.
  let nodes: [(place: Double, weight: Double)]

  init(count: Int) {
    nodes = (0..<count).map { Self.node($0, of: count) }
  }

  /// 32 nodes: machine accuracy for a bell cut in half.
  static let standard = GaussLegendre(count: 32)

  /// The integral of `integrand` from 0 to `length`.
  @inline(__always)
  func callAsFunction(over length: Double, _ integrand: (Double) -> Double) -> Double {
    var sum = 0.0
    for node in nodes { sum += node.weight * integrand(length * node.place) }
    return sum * length
  }

  private static func node(_ index: Int, of count: Int) -> (place: Double, weight: Double) {
    var z = -cos(.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
    var slope = 0.0
    for _ in 0..<8 {
      let legendre = legendre(count, z)
      slope = legendre.slope
      z -= legendre.value / slope
    }
    slope = legendre(count, z).slope
    return ((1 + z) / 2, 1 / ((1 - z * z) * slope * slope))
  }

  private static func legendre(_ degree: Int, _ z: Double) -> (value: Double, slope: Double) {
    var (before, value) = (1.0, z)
    for n in 1..<degree {
      let order = Double(n)
      (before, value) = (value, ((2 * order + 1) * z * value - order * before) / (order + 1))
    }
    return (value, Double(degree) * (z * value - before) / (z * z - 1))
  }
}
