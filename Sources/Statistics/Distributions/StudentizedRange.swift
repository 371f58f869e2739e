internal import Foundation

/// The studentised range: the range of so many standard normal numbers, divided by an independent
/// estimate S = √(χ²/ν) of their standard deviation.
///
/// Each tail is the mean of the same tail of the range at qs over the distribution of S, a positive
/// integrand in both cases; see docs/methods/Distributions.md.
public struct StudentizedRange: Hashable, ContinuousDistribution {
  /// The number of groups k, at least 2.
  public let groups: Int
  /// The degrees of freedom ν, above 0; infinity is the range of normal numbers itself.
  public let degreesOfFreedom: Double
  private let scale: ScaleMixture
  private let range: NormalRange

  /// The distribution for this many groups and degrees of freedom.
  public init(groups: Int, degreesOfFreedom: Double) {
    precondition(groups >= 2, "a range needs two groups")
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.groups = groups
    self.degreesOfFreedom = degreesOfFreedom
    scale = ScaleMixture(degreesOfFreedom: degreesOfFreedom)
    range = NormalRange(count: groups)
  }

  /// P(Q ≤ q); 0 for q ≤ 0.
  ///
  /// - Complexity: About 50 µs, three times as much below five degrees of freedom.
  public func cdf(_ q: Double) -> Double { tails(q).lower }

  /// P(Q > q); 1 for q ≤ 0.
  public func survival(_ q: Double) -> Double { tails(q).upper }

  /// ln P(Q ≤ q).
  public func logCDF(_ q: Double) -> Double { tails(q).logLower }

  /// ln P(Q > q), finite where the probability itself is 0 in doubles.
  public func logSurvival(_ q: Double) -> Double { tails(q).logUpper }

  /// The q ≥ 0 with P(Q ≤ q) = `probability`.
  public func quantile(_ probability: Double) -> Double {
    quantile(probability, upper: false, within: 0...(.infinity), place)
  }

  /// The q ≥ 0 with P(Q > q) = `probability`, the critical value at that level.
  public func upperQuantile(_ probability: Double) -> Double {
    quantile(probability, upper: true, within: 0...(.infinity), place)
  }

  private func tails(_ q: Double) -> SmallTail {
    if q.isNaN { return .undefined }
    guard q > 0 else { return .beyond(all: false) }
    guard q.isFinite else { return .beyond(all: true) }
    let isLower = range.logUpper(q) > -0.7
    return isLower
      ? SmallTail(isLower: true, logWeight: min(0, logLower(q)), factor: 1)
      : SmallTail(isLower: false, logWeight: min(0, logUpper(q)), factor: 1)
  }

  /// Near 0 the range grows like (qs)ᵏ⁻¹, which moves the peak to √(1 + (k − 1)/ν) and makes it
  /// sharper by 2(k − 1).
  private func logLower(_ q: Double) -> Double {
    scale.logMean(peak: 1, sharpness: sharpness + 2 * Double(groups - 1)) {
      range.logLower(q * $0)
    }
  }

  /// Far out the range falls like exp(−(qs)²/4), which moves the peak to √(ν / (ν + q²/2)).
  private func logUpper(_ q: Double) -> Double {
    let far = 1 / (1 + q / degreesOfFreedom * q / 2).squareRoot()
    return scale.logMean(peak: far, sharpness: sharpness) { range.logUpper(q * $0) }
  }

  /// The range of many normal numbers is nearly fixed: the square of its mean over its standard
  /// deviation is about 4.9 ln²k at most, and its tails fall like a double exponential, for which four
  /// times that is needed.
  private var sharpness: Double {
    let size = log(Double(groups))
    return 20 * size * size
  }

  private func place(_ logarithm: Double, lower: Bool) -> Double {
    // Two normal numbers of √2 the spread of their difference, and so many pairs.
    let pairs = Double(groups) * Double(groups - 1) / 2
    let share = lower ? -expm1(logarithm) : exp(logarithm)
    let student = StudentT(degreesOfFreedom: degreesOfFreedom)
    let guess = max(0.1, 2.0.squareRoot() * student.upperQuantile(share / 2 / pairs))
    let logPlace = TailInverse.zero(near: log(guess), stride: 0.05) { place in
      let tails = tails(exp(place))
      return lower ? tails.logLower - logarithm : logarithm - tails.logUpper
    }
    return exp(logPlace)
  }
}
