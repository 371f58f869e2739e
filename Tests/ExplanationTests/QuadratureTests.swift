import Explanation
import Testing
import _TestSupport

@Suite("Gauss–Legendre")
struct QuadratureTests {
  @Test("integrates every power up to 2q − 1 exactly", arguments: [1, 2, 3, 4, 8, 16, 40])
  func powers(count: Int) {
    let rule = GaussLegendre(count: count)
    for power in 0..<2 * count {
      var sum = 0.0
      for (node, weight) in zip(rule.nodes, rule.weights) {
        var term = weight
        for _ in 0..<power { term *= node }
        sum += term
      }
      expectClose(sum, 1 / Double(power + 1), absolute: 1e-13, "power \(power)")
    }
    #expect(rule.nodes.allSatisfy { 0 < $0 && $0 < 1 })
  }
}
