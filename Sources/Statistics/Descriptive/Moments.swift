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
  /// What the mean lost by being rounded to a double; NaN of no numbers.
  ///
  /// Of numbers that lie close together and far from 0, such as 1e15 plus a little, the rounding of
  /// the mean is as large as what is asked of it; `meanDifference(from:)` and distances from
  /// `mean` less this keep their digits.
  public let meanRemainder: Double
  /// The sum of the squared distances from the mean; 0 of a constant, NaN of no numbers.
  public let sumOfSquares: Double

  /// Describes numbers.
  ///
  /// - Complexity: O(*n*), two passes.
  public init(_ values: [Double]) {
    let span = values.span
    count = values.count
    guard count > 0 else {
      (mean, meanRemainder, sumOfSquares) = (.nan, .nan, .nan)
      return
    }
    // A first guess takes the size out of the sum, so that the mean of a constant is that constant.
    let origin = span[0]
    let shift = Sums.sum(of: span) { $0 - origin } / Double(count)
    let mean = origin + shift
    let (rest, squares) = Sums.sumAndSquares(of: span, about: mean)
    self.mean = mean
    meanRemainder = rest / Double(count)
    let corrected = squares - rest * rest / Double(count)
    sumOfSquares = corrected < 0 ? 0 : corrected
  }

  /// This mean less another, with the digits that either lost by rounding.
  public func meanDifference(from other: Moments) -> Double {
    (mean - other.mean) + (meanRemainder - other.meanRemainder)
  }

  /// How far a number lies above the mean, with the digits that the mean lost by rounding.
  @inline(__always)
  package func distance(of value: Double) -> Double { (value - mean) - meanRemainder }

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
