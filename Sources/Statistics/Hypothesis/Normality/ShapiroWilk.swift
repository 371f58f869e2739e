internal import Foundation

/// Whether data are normal: how straight the normal probability plot is.
///
/// W is close to 1 for normal data. With thousands of values even harmless departures are significant:
/// look at the size of skewness and kurtosis too. Source: Royston, "Remark AS R94: a remark on
/// algorithm AS 181: the W-test for normality", Applied Statistics 44 (1995).
public enum ShapiroWilk {
  /// Tests a sample.
  ///
  /// - Parameter sample: 3 to 5,000 finite values that are not all equal.
  /// - Returns: The test.
  /// - Throws: `tooFew`, `tooMany`, `notFinite`, `constant`.
  /// - Complexity: O(*n* log *n*).
  public static func test(_ sample: [Double]) throws(SampleError) -> TestResult {
    try Samples.require(3, in: sample.count, sample: 1)
    guard sample.count <= 5_000 else {
      throw .tooMany(sample: 1, count: sample.count, most: 5_000)
    }
    let moments = try Samples.moments([sample], atLeast: 3)[0]
    guard moments.sumOfSquares > 0 else { throw .constant(sample: 1) }
    let sorted = OrderedSample(sample).values
    let count = sorted.count
    let weights = weights(count)
    let slope = weights.indices.reduce(0) {
      $0 + weights[$1] * (sorted[count - 1 - $1] - sorted[$1])
    }
    let w = min(1, slope * slope / moments.sumOfSquares)
    // 1 − W of the residuals, where W itself would have lost the digits.
    let root = moments.sumOfSquares.squareRoot()
    let rest = sorted.enumerated().reduce(0.0) { sum, item in
      let (place, value) = item
      let isUpper = 2 * place >= count
      let weight =
        2 * place + 1 == count ? 0 : weights[isUpper ? count - 1 - place : place]
      let residual =
        moments.distance(of: value) / root - (isUpper ? weight : -weight) * w.squareRoot()
      return sum + residual * residual
    }
    return TestResult(
      .shapiroWilk, statistic: w, p: PValue(naturalLog: logP(w, max(rest, 1e-19), count)),
      counts: [count], method: TestMethod(count == 3 ? .exact : .asymptotic))
  }

  /// The weights of the differences of the largest and the smallest value, the second ones, ….
  private static func weights(_ count: Int) -> [Double] {
    guard count > 3 else { return [Double(0.5).squareRoot()] }
    let n = Double(count)
    let scores = (1...(count / 2)).map { -Normal.quantile((Double($0) - 0.375) / (n + 0.25)) }
    let squares = 2 * scores.reduce(0) { $0 + $1 * $1 }
    let root = 1 / n.squareRoot()
    let outermost = [
      scores[0] / squares.squareRoot() + polynomial(ofFirst, root),
      scores[1] / squares.squareRoot() + polynomial(ofSecond, root),
    ]
    let own = count > 5 ? 2 : 1
    let above = (0..<own).reduce(squares) { $0 - 2 * scores[$1] * scores[$1] }
    let below = (0..<own).reduce(1) { $0 - 2 * outermost[$1] * outermost[$1] }
    let factor = (above / below).squareRoot()
    return scores.indices.map { $0 < own ? outermost[$0] : scores[$0] / factor }
  }

  private static func logP(_ w: Double, _ rest: Double, _ count: Int) -> Double {
    if count == 3 {
      // Exact: (6/π)(arcsin √W − π/3); W is never below ¾.
      return log(max(1e-19, 6 / .pi * (asin(w.squareRoot()) - .pi / 3)))
    }
    let n = Double(count)
    var y = log(rest)
    let mean: Double
    let spread: Double
    if count <= 11 {
      let bound = polynomial(boundOfSmall, n)
      guard y < bound else { return log(1e-99) }
      y = -log(bound - y)
      mean = polynomial(meanOfSmall, n)
      spread = exp(polynomial(spreadOfSmall, n))
    } else {
      mean = polynomial(meanOfLarge, log(n))
      spread = exp(polynomial(spreadOfLarge, log(n)))
    }
    return Normal.logSurvival((y - mean) / spread)
  }

  /// The constant term stands first.
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  private static let ofFirst = [0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056]
  private static let ofSecond = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633]
  private static let boundOfSmall = [-2.273, 0.459]
  private static let meanOfSmall = [0.5440, -0.39978, 0.025054, -6.714e-4]
  private static let spreadOfSmall = [1.3822, -0.77857, 0.062767, -0.0020322]
  private static let meanOfLarge = [-1.5861, -0.31082, -0.083751, 0.0038915]
  private static let spreadOfLarge = [-0.4803, -0.082676, 0.0030302]
}
