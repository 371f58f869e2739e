internal import Foundation

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

extension DensityCurve {
  /// The density of numbers in ascending order; nil of fewer than two different ones.
  ///
  /// - Parameters:
  ///   - values: Ascending and finite.
  ///   - count: How many points, at least 2.
  /// - Complexity: O(*n* + *bins* · `count`).
  public init?(ascending values: [Double], points count: Int = 64) {
    precondition(count > 1, "a curve has two points")
    guard let low = values.first, let high = values.last, low < high, (high - low).isFinite
    else { return nil }
    let width = Self.bandwidth(values)
    let bins = HistogramBins(edges: Self.steps(from: low, to: high, count: 4 * count + 1))
    let tallies = bins.counts(ascending: values)
    let centers = zip(bins.edges, bins.edges.dropFirst()).map { ($0 + $1) / 2 }
    let points = Self.steps(from: low, to: high, count: count)
    let scale = 1 / (Double(values.count) * width)
    densities = points.map { point in
      var sum = 0.0
      for (center, tally) in zip(centers, tallies) where tally > 0 {
        sum += Double(tally) * Normal.density((point - center) / width)
      }
      return sum * scale
    }
    self.points = points
    bandwidth = width
  }

  private static func bandwidth(_ values: [Double]) -> Double {
    let deviation = Moments(values).standardDeviation()
    let robust = Quantiles(ascending: values).interquartileRange / 1.34
    let spread = robust > 0 ? min(deviation, robust) : deviation
    let span = values[values.count - 1] - values[0]
    // No narrower than the steps between the points: a needle would fall between two of them.
    return max(0.9 * spread * pow(Double(values.count), -0.2), span / 128)
  }

  private static func steps(from low: Double, to high: Double, count: Int) -> [Double] {
    (0..<count).map { place in
      place == count - 1 ? high : low + (high - low) * (Double(place) / Double(count - 1))
    }
  }
}
