internal import Foundation

extension TailInverse {
  /// The place where an increasing function is 0, by a bracket that grows from `start`.
  ///
  /// - Parameters:
  ///   - start: A first guess.
  ///   - stride: How far from it the zero may well be.
  ///   - function: Increasing.
  /// - Returns: The place, to a few units of the last place.
  static func zero(near start: Double, stride: Double, _ function: (Double) -> Double) -> Double {
    var (a, valueA) = (start, function(start))
    var reach = valueA > 0 ? -stride : stride
    var (b, valueB) = (a + reach, function(a + reach))
    while (valueA > 0) == (valueB > 0), abs(reach) < 1e300, !valueB.isNaN {
      reach *= 2
      (a, valueA) = (b, valueB)
      b += reach
      valueB = function(b)
    }
    return zero(between: (a, valueA), and: (b, valueB), function)
  }

  /// The place where a function is 0 between two places at which its signs differ.
  ///
  /// The method of Chandrupatla (Advances in Engineering Software 28, 1997): inverse quadratic
  /// interpolation where it is safe, halving where not.
  ///
  /// - Returns: The place, to a few units of the last place.
  static func zero(
    between one: (place: Double, value: Double), and other: (place: Double, value: Double),
    _ function: (Double) -> Double
  ) -> Double {
    var (a, valueA) = (one.place, one.value)
    var (b, valueB) = (other.place, other.value)
    var (c, valueC) = (a, valueA)
    var share = 0.5
    for _ in 0..<200 {
      let place = a + share * (b - a)
      let value = function(place)
      if (value > 0) == (valueA > 0) {
        (c, valueC) = (a, valueA)
      } else {
        (c, valueC) = (b, valueB)
        (b, valueB) = (a, valueA)
      }
      (a, valueA) = (place, value)
      let best = abs(valueA) < abs(valueB) ? a : b
      let smallest = 2e-16 * abs(best) / abs(b - a)
      if smallest > 0.5 || valueA == 0 || value.isNaN { return best }
      share = nextShare((a, valueA), (b, valueB), (c, valueC))
      share = min(1 - smallest, max(smallest, share))
    }
    return a
  }

  private static func nextShare(
    _ a: (place: Double, value: Double), _ b: (place: Double, value: Double),
    _ c: (place: Double, value: Double)
  ) -> Double {
    let xi = (a.place - b.place) / (c.place - b.place)
    let phi = (a.value - b.value) / (c.value - b.value)
    guard phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi else { return 0.5 }
    return a.value / (b.value - a.value) * c.value / (b.value - c.value)
      + (c.place - a.place) / (b.place - a.place) * a.value / (c.value - a.value) * b.value
      / (c.value - b.value)
  }
}
