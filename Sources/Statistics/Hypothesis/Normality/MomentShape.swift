internal import Foundation

/// Whether skewness and kurtosis are those of normal data.
///
/// Both are of the sample, without correction for bias: √b₁ = m₃/m₂^{3/2} and b₂ = m₄/m₂².
public struct MomentShape: Hashable, Sendable, Codable {
  /// How many values there are.
  public let count: Int
  /// √b₁; 0 for symmetric data.
  public let skewness: Double
  /// b₂ − 3; 0 for normal data.
  public let excessKurtosis: Double

  /// Describes a sample.
  ///
  /// - Parameter sample: At least two finite values that are not all equal.
  /// - Throws: `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public init(_ sample: [Double]) throws(SampleError) {
    let moments = try Samples.moments([sample], atLeast: 2)[0]
    guard moments.sumOfSquares > 0 else { throw .constant(sample: 1) }
    count = sample.count
    let n = Double(count)
    // In standard deviations, so that no power leaves the range of doubles.
    let scale = 1 / (moments.sumOfSquares / n).squareRoot()
    skewness =
      Sums.sum(of: sample.span) { value in
        let z = moments.distance(of: value) * scale
        return z * z * z
      } / n
    excessKurtosis =
      Sums.sum(of: sample.span) { value in
        let z = moments.distance(of: value) * scale
        return z * z * z * z
      } / n - 3
  }

  /// Jarque and Bera's test: n/6·(b₁ + (b₂ − 3)²/4) against χ² with 2 degrees of freedom.
  ///
  /// Good only for thousands of values. Source: International Statistical Review 55 (1987).
  public var jarqueBera: TestResult {
    let n = Double(count)
    return result(
      .jarqueBera, n / 6 * (skewness * skewness + excessKurtosis * excessKurtosis / 4))
  }

  /// D'Agostino and Pearson's test: K² = z(√b₁)² + z(b₂)² against χ² with 2 degrees of freedom.
  ///
  /// Source: D'Agostino, Belanger and D'Agostino, The American Statistician 44 (1990).
  ///
  /// - Throws: `tooFew` for fewer than 8 values.
  public func dAgostino() throws(SampleError) -> TestResult {
    let (skew, kurtosis) = (try skewnessZ(), try kurtosisZ())
    return result(.dAgostino, skew * skew + kurtosis * kurtosis)
  }

  /// The skewness as a standard normal number, for at least 8 values.
  ///
  /// Source: D'Agostino, Biometrika 57 (1970).
  ///
  /// - Throws: `tooFew`.
  public func skewnessZ() throws(SampleError) -> Double {
    try Samples.require(8, in: count, sample: 1)
    let n = Double(count)
    let y = skewness * ((n + 1) * (n + 3) / (6 * (n - 2))).squareRoot()
    let beta =
      3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9))
    let square = (2 * (beta - 1)).squareRoot() - 1
    return asinh(y / (2 / (square - 1)).squareRoot()) / (log(square) / 2).squareRoot()
  }

  /// The kurtosis as a standard normal number, for at least 5 values; meant for 20 and more.
  ///
  /// Source: Anscombe and Glynn, Biometrika 70 (1983).
  ///
  /// - Throws: `tooFew`.
  public func kurtosisZ() throws(SampleError) -> Double {
    try Samples.require(5, in: count, sample: 1)
    let n = Double(count)
    let expected = 3 * (n - 1) / (n + 1)
    let variance =
      24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5))
    let x = (excessKurtosis + 3 - expected) / variance.squareRoot()
    let third =
      6 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9))
      * (6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3))).squareRoot()
    let a = 6 + 8 / third * (2 / third + (1 + 4 / (third * third)).squareRoot())
    let below = 1 + x * (2 / (a - 4)).squareRoot()
    let root = cbrt((1 - 2 / a) / below)
    return (1 - 2 / (9 * a) - root) / (2 / (9 * a)).squareRoot()
  }

  private func result(_ test: HypothesisTest, _ statistic: Double) -> TestResult {
    TestResult(
      test, statistic: statistic, degreesOfFreedom: [2],
      p: PValue(naturalLog: ChiSquared(degreesOfFreedom: 2).logSurvival(statistic)),
      counts: [count], method: TestMethod(.asymptotic))
  }
}
