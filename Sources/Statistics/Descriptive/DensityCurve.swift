/// A smooth density of numbers, at equal steps.
///
/// A Gaussian kernel estimate with Silverman's bandwidth 0.9·min(s, IQR/1.34)·n^(−1/5)
/// ("Density Estimation for Statistics and Data Analysis", 1986, equation 3.31), computed on binned
/// numbers.
public struct DensityCurve: Hashable, Sendable, Codable {
  /// Where the density was computed, ascending, from the smallest number to the largest.
  public let points: [Double]
  /// The density at each point; the area under it is about 1.
  public let densities: [Double]
  /// The standard deviation of the kernel.
  public let bandwidth: Double
}
