/// Sums in a fixed order.
package enum Sums {
  /// The sum of a function of each number.
  ///
  /// Eight sums run side by side and are added pairwise at the end: faster than one chain of
  /// additions, with a smaller rounding error, and always in the same order.
  ///
  /// - Complexity: O(*n*).
  @inline(__always)
  package static func sum(of values: Span<Double>, _ term: (Double) -> Double) -> Double {
    var lanes = SIMD8<Double>(repeating: 0)
    let whole = values.count / 8 * 8
    var place = 0
    while place < whole {
      for lane in 0..<8 { lanes[lane] += term(values[place + lane]) }
      place += 8
    }
    var rest = 0.0
    while place < values.count {
      rest += term(values[place])
      place += 1
    }
    return total(of: lanes) + rest
  }

  /// The sum of numbers.
  package static func sum(of values: Span<Double>) -> Double { sum(of: values) { $0 } }

  /// The sum of the distances of numbers from a place, and the sum of their squares, in one pass.
  ///
  /// - Complexity: O(*n*).
  package static func sumAndSquares(
    of values: Span<Double>, about place: Double
  ) -> (sum: Double, squares: Double) {
    var sums = SIMD8<Double>(repeating: 0)
    var squares = sums
    let whole = values.count / 8 * 8
    var start = 0
    while start < whole {
      var distances = SIMD8<Double>(repeating: 0)
      for lane in 0..<8 { distances[lane] = values[start + lane] - place }
      sums += distances
      squares += distances * distances
      start += 8
    }
    var rest = (sum: 0.0, squares: 0.0)
    while start < values.count {
      let distance = values[start] - place
      rest.sum += distance
      rest.squares += distance * distance
      start += 1
    }
    return (total(of: sums) + rest.sum, total(of: squares) + rest.squares)
  }

  /// The lanes added pairwise.
  @inline(__always)
  private static func total(of lanes: SIMD8<Double>) -> Double {
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}
