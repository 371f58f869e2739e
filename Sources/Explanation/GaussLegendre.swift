import Foundation

/// Nodes and weights that integrate polynomials over [0, 1] exactly.
///
/// With *q* nodes every polynomial of a degree up to 2*q* − 1 (Gauss 1814). Nodes are the roots of
/// the Legendre polynomial, found by Newton's method from the usual cosine guess.
package struct GaussLegendre: Sendable {
  package let nodes: [Double]
  package let weights: [Double]

  /// A rule with `count` nodes, at least 1.
  ///
  /// - Complexity: O(`count`²).
  package init(count: Int) {
    var pairs: [(node: Double, weight: Double)] = []
    for index in 0..<count {
      var x = cos(.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<100 {
        let (value, derivative) = Self.legendre(count, x)
        slope = derivative
        let step = value / derivative
        x -= step
        if abs(step) < 1e-16 { break }
      }
      slope = Self.legendre(count, x).derivative
      // Mapped from [−1, 1]: half the weight, and the middle of the interval at ½.
      pairs.append(((1 - x) / 2, 1 / ((1 - x * x) * slope * slope)))
    }
    nodes = pairs.map(\.node)
    weights = pairs.map(\.weight)
  }

  /// The Legendre polynomial of a degree at least 1, and its derivative.
  private static func legendre(_ degree: Int, _ x: Double) -> (value: Double, derivative: Double) {
    var before = 1.0
    var value = x
    for n in 1..<max(degree, 1) {
      let n = Double(n)
      (before, value) = (value, ((2 * n + 1) * x * value - n * before) / (n + 1))
    }
    return (value, Double(degree) * (x * value - before) / (x * x - 1))
  }
}
