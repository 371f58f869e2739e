/// Where a monotone function crosses a value.
enum Crossing {
  /// The argument at which a rising function reaches `target`, by bisection to the last digits.
  ///
  /// - Parameters:
  ///   - target: Reached somewhere between `low` and the largest double.
  ///   - low: An argument at which the function lies at or below the target.
  ///   - guess: Above `low`; doubled until the function lies above the target.
  ///   - function: Rising.
  /// - Returns: nil when the function stays below the target up to 2⁶⁰ times the guess.
  static func rising(
    to target: Double, from low: Double, guess: Double, _ function: (Double) -> Double
  ) -> Double? {
    var (below, above) = (low, guess)
    var steps = 0
    while function(above) < target {
      below = above
      above = low + (above - low) * 2
      steps += 1
      if steps > 60 { return nil }
    }
    for _ in 0..<200 {
      let middle = below + (above - below) / 2
      guard middle > below, middle < above else { break }
      if above - below <= 4 * max(abs(below), abs(above)).ulp { break }
      if function(middle) < target { below = middle } else { above = middle }
    }
    return below + (above - below) / 2
  }
}
