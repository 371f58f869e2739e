internal import Foundation

/// Whether several means are equal, whatever the variances: t statistics against the weighted mean,
/// each made normal, squared and added up.
///
/// A = Σ zⱼ² against χ² with k − 1 degrees of freedom. Source: Alexander and Govern, "A new and simpler
/// approximation for ANOVA under variance heterogeneity", Journal of Educational Statistics 19
/// (1994), with Hill's normal form of t (CACM algorithm 395, 1970).
public enum AlexanderGovern {
  /// Tests samples.
  ///
  /// - Parameter samples: At least two, each with at least two finite values that are not all equal.
  /// - Returns: The test.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `constant`.
  /// - Complexity: O(*n*).
  public static func test(_ samples: [[Double]]) throws(SampleError) -> TestResult {
    try test(moments: Samples.moments(samples, atLeast: 2))
  }

  /// The same from moments that are known already.
  public static func test(moments: [Moments]) throws(SampleError) -> TestResult {
    let weighted = try WeightedMeans(moments)
    let statistic = moments.indices.reduce(0.0) { sum, place in
      let t = (weighted.means[place] - weighted.grand) * weighted.weights[place].squareRoot()
      let z = normalized(t, degreesOfFreedom: Double(moments[place].count - 1))
      return sum + z * z
    }
    let freedom = Double(moments.count - 1)
    return TestResult(
      .alexanderGovern, statistic: statistic, degreesOfFreedom: [freedom],
      p: PValue(naturalLog: ChiSquared(degreesOfFreedom: freedom).logSurvival(statistic)),
      counts: moments.map(\.count), method: TestMethod(.asymptotic, [.unequalVariances]))
  }

  /// The size of the normal number that is about as far out as t.
  private static func normalized(_ t: Double, degreesOfFreedom: Double) -> Double {
    let a = degreesOfFreedom - 0.5
    let b = 48 * a * a
    let c = (a * log1p(t * t / degreesOfFreedom)).squareRoot()
    let square = c * c
    let first = c * (square + 3) / b
    let top = c * (855 + square * (240 + square * (33 + 4 * square)))
    let second = top / (10 * b * b + 8 * b * square * square + 1000 * b)
    return c + first - second
  }
}
