/// Where a monotone function crosses a value.
enum Crossing {
  /// The argument at which a rising function reaches `target`, to the last digits.
  ///
  /// - Parameters:
  ///   - target: Reached somewhere between `low` and the largest double.
  ///   - low: An argument at which the function lies at or below the target; it is not called there.
  ///   - guess: Above `low`; its distance is doubled or halved until the target is bracketed.
  ///   - function: Rising, without NaN.
  /// - Returns: nil when the function stays below the target up to 2⁶⁰ times that distance.
  /// - Complexity: About ten calls of the function.
  static func rising(
    to target: Double, from low: Double, guess: Double, _ function: (Double) -> Double
  ) -> Double? {
    let start = (place: guess, value: function(guess) - target)
    let isBelow = start.value < 0
    var (near, far) = (start, start)
    var steps = 0
    repeat {
      near = far
      far.place = low + (far.place - low) * (isBelow ? 2 : 0.5)
      far.value = function(far.place) - target
      steps += 1
      if steps > 60 { return isBelow ? nil : low }
    } while (far.value < 0) == isBelow
    return TailInverse.zero(between: near, and: far) { function($0) - target }
  }
}
