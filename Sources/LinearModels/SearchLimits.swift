/// When a search for the optimum ends.
struct SearchLimits: Sendable {
  /// Steps at most, from 1.
  let maxIterations: Int
  /// The largest entry of the gradient, by the total weight, that counts as flat; in (0, 1).
  let gradientTolerance: Double

  init(_ maxIterations: Int, _ gradientTolerance: Double) {
    self.maxIterations = maxIterations
    self.gradientTolerance = gradientTolerance
  }

  /// - Throws: `setting` for the first that is out of its range.
  func check() throws(LinearModelError) {
    try LinearModelError.check(
      maxIterations >= 1, "maxIterations", "\(maxIterations)", "a whole number from 1")
    try LinearModelError.check(
      gradientTolerance > 0 && gradientTolerance < 1, "gradientTolerance", "\(gradientTolerance)",
      "a number between 0 and 1, such as 1e-8")
  }
}

extension LinearModelError {
  /// - Throws: `setting` unless the setting holds.
  static func check(
    _ holds: Bool, _ name: String, _ value: String, _ expected: String
  ) throws(LinearModelError) {
    guard holds else { throw .setting(name: name, value: value, expected: expected) }
  }
}
