public import Testing

/// Expects two numbers to agree within an absolute or a relative tolerance, whichever is wider.
///
/// NaN agrees with NaN, an infinity with itself.
public func expectClose(
  _ actual: Double, _ expected: Double, absolute: Double = 0, relative: Double = 0,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  if actual.isNaN && expected.isNaN || actual == expected { return }
  let bound = max(absolute, relative * abs(expected))
  #expect(abs(actual - expected) <= bound, comment(), sourceLocation: sourceLocation)
}

/// Expects two lists of numbers to agree one by one.
public func expectClose(
  _ actual: [Double], _ expected: [Double], absolute: Double = 0, relative: Double = 0,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(actual.count == expected.count, comment(), sourceLocation: sourceLocation)
  for (actual, expected) in zip(actual, expected) {
    expectClose(
      actual, expected, absolute: absolute, relative: relative, comment(),
      sourceLocation: sourceLocation)
  }
}
