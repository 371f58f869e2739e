/// Moments to the fourth order about the mean.
///
/// Two passes, each in eight fixed lanes: the mean with its first guess taken out, then the powers of
/// the distances from it, corrected for the rounding of the mean. NaN spreads.
public struct HigherMoments: Hashable, Sendable {
  /// How many numbers there are.
  public let count: Int
  /// The arithmetic mean; NaN of no numbers.
  public let mean: Double
  /// The sum of the numbers; 0 of none.
  public let sum: Double
  /// Σ(x − x̄)²; 0 of a constant, NaN of no numbers.
  public let second: Double
  /// Σ(x − x̄)³.
  public let third: Double
  /// Σ(x − x̄)⁴.
  public let fourth: Double

  /// Describes numbers.
  ///
  /// - Complexity: O(*n*), three passes.
  public init(_ values: [Double]) {
    let span = values.span
    count = values.count
    sum = Sums.sum(of: span)
    guard count > 0 else {
      (mean, second, third, fourth) = (.nan, .nan, .nan, .nan)
      return
    }
    let n = Double(count)
    let origin = span[0]
    let mean = origin + Sums.sum(of: span) { $0 - origin } / n
    let powers = Self.powers(span, about: mean)
    self.mean = mean
    // About mean + δ instead of mean, δ = S₁/n.
    let delta = powers[0] / n
    let second = powers[1] - delta * powers[0]
    self.second = second < 0 ? 0 : second
    third = powers[2] - 3 * delta * powers[1] + 2 * n * delta * delta * delta
    let square = delta * delta
    fourth =
      powers[3] - 4 * delta * powers[2] + 6 * square * powers[1] - 3 * n * square * square
  }

  /// The sums of the first four powers of the distances from a number.
  private static func powers(_ values: Span<Double>, about mean: Double) -> [Double] {
    var lanes = [SIMD8<Double>](repeating: .zero, count: 4)
    var (first, second, third, fourth) = (lanes[0], lanes[0], lanes[0], lanes[0])
    var place = 0
    while place < values.count {
      var d = SIMD8<Double>.zero
      for lane in 0..<min(8, values.count - place) { d[lane] = values[place + lane] - mean }
      let square = d * d
      first += d
      second += square
      third += square * d
      fourth += square * square
      place += 8
    }
    lanes = [first, second, third, fourth]
    return lanes.map { sums in
      let four = sums.lowHalf + sums.highHalf
      let two = four.lowHalf + four.highHalf
      return two.x + two.y
    }
  }

  /// The standard deviation with divisor *n* − 1; nil of fewer than two numbers.
  public var standardDeviation: Double? {
    count > 1 ? (second / Double(count - 1)).squareRoot() : nil
  }

  /// The adjusted Fisher–Pearson skewness G₁ = g₁·√(n(n−1))/(n−2), as pandas gives it; nil of fewer
  /// than three numbers, 0 of a constant.
  ///
  /// Source: Joanes and Gill, "Comparing measures of sample skewness and kurtosis", The Statistician
  /// 47 (1998).
  public var skewness: Double? {
    guard count > 2 else { return nil }
    guard second > 0 else { return second.isNaN ? .nan : 0 }
    let n = Double(count)
    return n * (n - 1).squareRoot() / (n - 2) * (third / (second * second.squareRoot()))
  }

  /// The excess kurtosis G₂ = (n−1)/((n−2)(n−3))·((n+1)g₂ + 6), as pandas gives it; nil of fewer
  /// than four numbers, 0 of a constant.
  public var kurtosis: Double? {
    guard count > 3 else { return nil }
    guard second > 0 else { return second.isNaN ? .nan : 0 }
    let n = Double(count)
    let divisor = (n - 2) * (n - 3)
    return n * (n + 1) * (n - 1) / divisor * (fourth / (second * second))
      - 3 * (n - 1) * (n - 1) / divisor
  }
}
