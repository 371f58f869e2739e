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
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y + rest
  }

  /// The sum of numbers.
  package static func sum(of values: Span<Double>) -> Double { sum(of: values) { $0 } }
}
