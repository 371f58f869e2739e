/// How many numbers there are, their mean, and how far they spread.
///
/// Missing values are the caller's choice: NaN goes into the sums and makes mean and spread NaN.
/// Take it out first, with `presentValues(_:)`, where it means "missing". Two passes: first the mean,
/// then the squares of the distances from it, corrected for the rounding of the mean
/// (Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The American
/// Statistician 37, 1983, equation 1.7).
public struct Moments: Hashable, Sendable {
  /// How many numbers there are.
  public let count: Int
  /// The arithmetic mean; NaN of no numbers.
  public let mean: Double
  /// The sum of the squared distances from the mean; 0 of a constant, NaN of no numbers.
  public let sumOfSquares: Double

  /// Describes numbers.
  ///
  /// - Complexity: O(*n*), two passes.
  public init(_ values: [Double]) {
    let span = values.span
    count = values.count
    guard count > 0 else {
      mean = .nan
      sumOfSquares = .nan
      return
    }
    // A first guess takes the size out of the sum, so that the mean of a constant is that constant.
    let origin = span[0]
    let shift = Sums.sum(of: span) { $0 - origin } / Double(count)
    let mean = origin + shift
    let squares = Sums.sum(of: span) { ($0 - mean) * ($0 - mean) }
    let rest = Sums.sum(of: span) { $0 - mean }
    self.mean = mean
    let corrected = squares - rest * rest / Double(count)
    sumOfSquares = corrected < 0 ? 0 : corrected
  }

  /// The variance with divisor *n* − `degreesOfFreedomLost`.
  ///
  /// - Parameter degreesOfFreedomLost: 1 for a sample (the default), 0 for a population.
  /// - Returns: NaN when the divisor is not positive.
  public func variance(degreesOfFreedomLost: Int = 1) -> Double {
    let divisor = count - degreesOfFreedomLost
    return divisor > 0 ? sumOfSquares / Double(divisor) : .nan
  }

  /// The square root of the variance.
  public func standardDeviation(degreesOfFreedomLost: Int = 1) -> Double {
    variance(degreesOfFreedomLost: degreesOfFreedomLost).squareRoot()
  }
}

/// The numbers of a column that are there: all but NaN, in their order.
///
/// - Complexity: O(*n*); nothing is copied when none is missing.
public func presentValues(_ values: [Double]) -> [Double] {
  values.contains(where: \.isNaN) ? values.filter { !$0.isNaN } : values
}
