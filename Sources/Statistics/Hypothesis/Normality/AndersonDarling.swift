internal import Foundation

/// Whether data are normal, mean and variance unknown: tests of the distribution function.
///
/// Both compare the ordered values, standardised by their own mean and standard deviation (divisor
/// n − 1), with the normal distribution.
public enum AndersonDarling {
  /// A² = −n − (1/n) Σ (2i − 1)(ln Φ(zᵢ) + ln(1 − Φ(z_{n+1−i}))), heavy on the tails.
  ///
  /// The p-value is that of A²(1 + 0.75/n + 2.25/n²) by the approximation of D'Agostino and Stephens,
  /// "Goodness-of-fit techniques" (1986), table 4.9; its formula ends at 13, and beyond it the value
  /// there is given, which is 4·10⁻³¹.
  ///
  /// - Parameter sample: At least two finite values that are not all equal; meant for 8 and more.
  /// - Returns: The test.
  /// - Throws: `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public static func test(_ sample: [Double]) throws(SampleError) -> TestResult {
    let scores = try standardScores(sample)
    let count = scores.count
    let n = Double(count)
    let sum = scores.indices.reduce(0.0) { sum, place in
      sum + Double(2 * place + 1)
        * (Normal.logCDF(scores[place]) + Normal.logSurvival(scores[count - 1 - place]))
    }
    let statistic = -n - sum / n
    let adjusted = min(13, statistic * (1 + 0.75 / n + 2.25 / (n * n)))
    return TestResult(
      .andersonDarling, statistic: statistic, p: PValue(naturalLog: logP(adjusted)),
      counts: [count], method: TestMethod(.asymptotic))
  }

  private static func logP(_ a: Double) -> Double {
    switch a {
    case ..<0.2: log1p(-exp(-13.436 + 101.14 * a - 223.73 * a * a))
    case ..<0.34: log1p(-exp(-8.318 + 42.796 * a - 59.938 * a * a))
    case ..<0.6: 0.9177 - 4.279 * a - 1.38 * a * a
    default: 1.2937 - 5.709 * a + 0.0186 * a * a
    }
  }

  /// Lilliefors' test: Kolmogorov's D from the fitted normal distribution.
  ///
  /// p-values up to 0.1 by Dallal and Wilkinson (The American Statistician 40, 1986), larger ones by
  /// Stephens (JASA 69, 1974).
  ///
  /// - Parameter sample: At least four finite values that are not all equal.
  /// - Returns: The test.
  /// - Throws: `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public static func lilliefors(_ sample: [Double]) throws(SampleError) -> TestResult {
    try Samples.require(4, in: sample.count, sample: 1)
    let scores = try standardScores(sample)
    let n = Double(scores.count)
    let distance = scores.enumerated().reduce(0.0) { largest, score in
      let share = Normal.cdf(score.element)
      let rank = Double(score.offset)
      return max(largest, (rank + 1) / n - share, share - rank / n)
    }
    return TestResult(
      .lilliefors, statistic: distance, p: PValue(naturalLog: logLillieforsP(distance, n)),
      estimate: Estimate(.distributionDistance, distance), counts: [scores.count],
      method: TestMethod(.asymptotic))
  }

  private static func logLillieforsP(_ distance: Double, _ n: Double) -> Double {
    let d = n > 100 ? distance * pow(n / 100, 0.49) : distance
    let size = min(n, 100)
    let log =
      -7.01256 * d * d * (size + 2.78019) + 2.99587 * d * (size + 2.78019).squareRoot()
      - 0.122119 + 0.974598 / size.squareRoot() + 1.67997 / size
    guard log > Foundation.log(0.1) else { return log }
    let k = (n.squareRoot() - 0.01 + 0.85 / n.squareRoot()) * distance
    let p =
      switch k {
      case ...0.302: 1.0
      case ...0.5:
        2.76773 + k * (-19.828315 + k * (80.709644 + k * (-138.55152 + k * 81.218052)))
      case ...0.9:
        -4.901232 + k * (40.662806 + k * (-97.490286 + k * (94.029866 - k * 32.355711)))
      default:
        6.198765 + k * (-19.558097 + k * (23.186922 + k * (-12.234627 + k * 2.423045)))
      }
    return Foundation.log(min(1, max(p, 0.1)))
  }

  private static func standardScores(_ sample: [Double]) throws(SampleError) -> [Double] {
    let moments = try Samples.moments([sample], atLeast: 2)[0]
    guard moments.sumOfSquares > 0 else { throw .constant(sample: 1) }
    let spread = moments.standardDeviation()
    return OrderedSample(sample).values.map { moments.distance(of: $0) / spread }
  }
}
