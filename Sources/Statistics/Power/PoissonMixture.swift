internal import Foundation

/// Tails of non-central distributions: central ones, weighted by a Poisson distribution.
///
/// The lower tails Lⱼ of neighbouring central distributions differ by terms tⱼ = Lⱼ − Lⱼ₊₁ > 0, so one
/// direct tail is enough; it is taken at the end from which the terms are added, where nothing
/// cancels. Weights beyond nine standard deviations are left out: together below 1e-17.
struct PoissonMixture {
  /// The mean of the Poisson distribution: half the noncentrality.
  let mean: Double
  /// The first index that has a weight.
  let first: Int
  /// The weights from `first` on.
  let weights: [Double]

  init(noncentrality: Double) {
    mean = noncentrality / 2
    let spread = 9 * mean.squareRoot()
    first = Int(max(0, mean - spread - 20))
    let last = mean == 0 ? 0 : Int(mean + spread + 40)
    var weights = [
      mean == 0 ? 1 : exp(Double(first) * log(mean) - mean - lgamma(Double(first) + 1))
    ]
    if first > 0 {
      // Far below the mean the first weight may be 0 in doubles: start at the mean and scale.
      weights = Self.aroundMean(mean, first, last)
    } else {
      for place in stride(from: 1, through: last, by: 1) {
        weights.append(weights[place - 1] * mean / Double(place))
      }
    }
    self.weights = weights
  }

  private static func aroundMean(_ mean: Double, _ first: Int, _ last: Int) -> [Double] {
    let middle = Int(mean)
    var weights = [Double](repeating: 0, count: last - first + 1)
    weights[middle - first] = 1
    for index in (middle + 1)...last {
      weights[index - first] = weights[index - first - 1] * mean / Double(index)
    }
    for index in stride(from: middle - 1, through: first, by: -1) {
      weights[index - first] = weights[index - first + 1] * Double(index + 1) / mean
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// Σ wⱼ Lⱼ.
  ///
  /// - Parameters:
  ///   - tail: The lower tail of a central distribution.
  ///   - term: By how much the lower tail falls from an index to the next.
  /// - Returns: At most 1.
  func lower(tail: (Int) -> Double, term: (Int) -> Double) -> Double {
    var value = tail(first + weights.count - 1)
    var sum = 0.0
    for place in weights.indices.reversed() {
      sum += weights[place] * value
      if place > 0 { value += term(first + place - 1) }
    }
    return min(1, sum)
  }

  /// Σ wⱼ (1 − Lⱼ), from the upper tails.
  func upper(tail: (Int) -> Double, term: (Int) -> Double) -> Double {
    var value = tail(first)
    var sum = 0.0
    for place in weights.indices {
      sum += weights[place] * value
      value += term(first + place)
    }
    return min(1, sum)
  }
}

/// The root of a non-central χ² with a large noncentrality λ, which is normal with variance 1.
///
/// √((Z + √λ)² + W) = Z + √λ + W/(2√λ) + … with W of k − 1 degrees of freedom: the mean is
/// √λ + (k − 1)/(2√λ), and the rest is of the order of k/λ.
private struct NormalRoot {
  let mean: Double

  /// nil where the noncentrality is not large: the Poisson mixture has O(√λ) terms.
  init?(_ degreesOfFreedom: Double, _ noncentrality: Double) {
    guard noncentrality > 1e7 * max(1, degreesOfFreedom) else { return nil }
    let root = noncentrality.squareRoot()
    mean = root + (degreesOfFreedom - 1) / (2 * root)
  }
}

/// The non-central χ² distribution: the sum of squares of normal numbers whose means are not 0.
package struct NoncentralChiSquared {
  package let degreesOfFreedom: Double
  package let noncentrality: Double

  package init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(degreesOfFreedom > 0 && noncentrality >= 0, "positive parameters")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(X ≤ x).
  package func cdf(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    if let root = NormalRoot(degreesOfFreedom, noncentrality) {
      return Normal.cdf(x.squareRoot() - root.mean)
    }
    return mixture.lower(tail: { central($0).cdf(x) }, term: { term($0, x) })
  }

  /// P(X > x).
  package func survival(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    if let root = NormalRoot(degreesOfFreedom, noncentrality) {
      return Normal.survival(x.squareRoot() - root.mean)
    }
    return mixture.upper(tail: { central($0).survival(x) }, term: { term($0, x) })
  }

  private var mixture: PoissonMixture { PoissonMixture(noncentrality: noncentrality) }

  private func central(_ index: Int) -> ChiSquared {
    ChiSquared(degreesOfFreedom: degreesOfFreedom + 2 * Double(index))
  }

  /// (x/2)ᵃe^(−x/2)/Γ(a + 1), a = k/2 + j.
  private func term(_ index: Int, _ x: Double) -> Double {
    let a = degreesOfFreedom / 2 + Double(index)
    return exp(IncompleteGamma(a).logWeight(x / 2)) / a
  }
}

/// The non-central F distribution: the ratio of mean squares when group means differ.
package struct NoncentralF {
  package let numerator: Double
  package let denominator: Double
  package let noncentrality: Double

  package init(numerator: Double, denominator: Double, noncentrality: Double) {
    precondition(numerator > 0 && denominator > 0 && noncentrality >= 0, "positive parameters")
    self.numerator = numerator
    self.denominator = denominator
    self.noncentrality = noncentrality
  }

  /// P(X ≤ x).
  package func cdf(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    if let ratio { return ratio.cdf((numerator * x).squareRoot()) }
    return mixture.lower(tail: { central($0, x).cdf }, term: { term($0, x) })
  }

  /// P(X > x).
  package func survival(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    if let ratio { return ratio.survival((numerator * x).squareRoot()) }
    return mixture.upper(tail: { central($0, x).survival }, term: { term($0, x) })
  }

  private var mixture: PoissonMixture { PoissonMixture(noncentrality: noncentrality) }

  /// The root of the numerator over that of the denominator, for a large noncentrality.
  private var ratio: NoncentralT? {
    NormalRoot(numerator, noncentrality).map {
      NoncentralT(degreesOfFreedom: denominator, noncentrality: $0.mean)
    }
  }

  /// The tails of the beta distribution with shapes m/2 + j and n/2 at mx/(mx + n), as those of an F
  /// distribution with m + 2j degrees of freedom.
  private func central(_ index: Int, _ x: Double) -> (cdf: Double, survival: Double) {
    let freedom = numerator + 2 * Double(index)
    let distribution = FisherF(numerator: freedom, denominator: denominator)
    let scaled = x * numerator / freedom
    return (distribution.cdf(scaled), distribution.survival(scaled))
  }

  /// yᵃ(1 − y)ᵇ/(a B(a, b)), a = m/2 + j, b = n/2, y = mx/(mx + n).
  private func term(_ index: Int, _ x: Double) -> Double {
    let (a, b) = (numerator / 2 + Double(index), denominator / 2)
    let y = numerator * x / (numerator * x + denominator)
    let rest = denominator / (numerator * x + denominator)
    return exp(IncompleteBeta(a, b).logWeight(y, rest)) / a
  }
}
