internal import Foundation

/// Finds the place where the logarithm of a tail has a given value.
enum TailInverse {
  /// Newton's method on ln(tail) as a function of `place`, which is concave.
  ///
  /// From the second step on the places approach the solution from one side, in a tail that is a
  /// power or an exponential in one or two steps. A step that leaves the range of doubles is halved.
  ///
  /// - Parameters:
  ///   - logarithm: The wanted ln(tail), finite.
  ///   - start: A first guess.
  ///   - evaluate: ln(tail) at a place, and its slope there.
  /// - Returns: The place.
  static func place(
    logarithm: Double, start: Double,
    _ evaluate: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var place = start
    var now = evaluate(place)
    for _ in 0..<100 {
      var step = (logarithm - now.value) / now.slope
      guard step.isFinite else { return place }
      var next = evaluate(place + step)
      while !next.value.isFinite || next.slope == 0, abs(step) > 1e-3 * (1 + abs(place)) {
        step /= 2
        next = evaluate(place + step)
      }
      (place, now) = (place + step, next)
      // The error left after a step is of the order of its square.
      if abs(step) <= 1e-9 * (1 + abs(place)) { break }
    }
    let step = (logarithm - now.value) / now.slope
    return step.isFinite ? place + step : place
  }
}
