internal import Foundation

/// The distribution of the range of k independent standard normal numbers.
///
/// With the largest at z, P(range ≤ w) = k∫φ(z)(Φ(z) − Φ(z − w))ᵏ⁻¹dz, and as k∫φΦᵏ⁻¹ = 1,
/// P(range > w) = k∫φ(z)(Φ(z)ᵏ⁻¹ − (Φ(z) − Φ(z − w))ᵏ⁻¹)dz, where Aᵐ − (A − B)ᵐ is written without
/// a subtraction. Both by the trapezoidal rule on places that are the same for every w.
struct NormalRange: Hashable, Sendable {
  /// The number of groups k.
  let count: Int
  /// Φ at the places.
  private let lower: [Double]
  /// φ at the places.
  private let density: [Double]

  /// The distance of the places.
  ///
  /// For narrow widths the integrand of the lower tail is as sharp as φᵏ, a bell of spread 1/√k;
  /// 0.7 of that leaves exp(−2π²/0.7²) = 3e-18.
  private let step: Double

  private static let first = -9.0
  private static let last = 21.0
  /// From here on two pairs that both exceed the width are less likely than one by e^(−w²/12).
  private static let far = 24.0

  init(count: Int) {
    self.count = count
    let step = min(0.25, 0.7 / Double(count).squareRoot())
    let last = Int(((Self.last - Self.first) / step).rounded(.up))
    let places = (0...last).map { Self.first + Double($0) * step }
    self.step = step
    lower = places.map(Normal.cdf)
    density = places.map(Normal.density)
  }

  /// ln P(range > w), w ≥ 0.
  func logUpper(_ w: Double) -> Double {
    let k = Double(count)
    if w > Self.far { return log(k) + log(k - 1) + Normal.logSurvival(w / 2.0.squareRoot()) }
    let centre = Int((max(w / 2, 0.5) - Self.first) / step)
    let sum = sum(from: centre) { place in
      let below = Normal.cdf(Self.first + Double(place) * step - w)
      return density[place] * loss(lower[place], below)
    }
    return min(0, log(sum * step * k))
  }

  /// ln P(range ≤ w), w > 0.
  func logLower(_ w: Double) -> Double {
    if w > Self.far { return log1p(-exp(logUpper(w))) }
    let k = Double(count)
    let centre = Int((w / 2 - Self.first) / step)
    let sum = sum(from: centre) { place in
      let inside = inside(place, w) / min(w, 1)
      return density[place] * Self.power(inside, count - 1)
    }
    return min(0, log(sum * step * k) + (k - 1) * log(min(w, 1)))
  }

  /// Aᵐ − (A − B)ᵐ, m = k − 1: B·(Aᵐ⁻¹ + Aᵐ⁻²(A − B) + …), or by logarithms for many groups.
  @inline(__always)
  private func loss(_ a: Double, _ b: Double) -> Double {
    let m = count - 1
    guard m <= 12 else {
      return b >= a ? Self.power(a, m) : -Self.power(a, m) * expm1(Double(m) * log1p(-b / a))
    }
    let rest = a - b
    var (sum, power) = (1.0, 1.0)
    for _ in 1..<max(m, 1) {
      power *= rest
      sum = sum * a + power
    }
    return b * sum
  }

  /// Φ(z) − Φ(z − w), from the side where both are small; by quadrature where they are close.
  @inline(__always)
  private func inside(_ place: Int, _ w: Double) -> Double {
    let z = Self.first + Double(place) * step
    if w < 1 { return Self.narrow(over: w) { Normal.density(z - $0) } }
    return z < w / 2
      ? lower[place] - Normal.cdf(z - w) : Normal.cdf(w - z) - Normal.cdf(-z)
  }

  private static let narrow = GaussLegendre(count: 10)

  /// The sum of a positive integrand with one peak over the places, from a place near the peak.
  @inline(__always)
  private func sum(from centre: Int, _ integrand: (Int) -> Double) -> Double {
    let start = min(centre, lower.count - 1)
    var sum = integrand(start)
    var largest = sum
    for direction in [-1, 1] {
      var (place, before) = (start + direction, 0.0)
      while lower.indices.contains(place) {
        let term = integrand(place)
        sum += term
        largest = max(largest, term)
        if term <= 1e-18 * largest && term <= before { break }
        before = term
        place += direction
      }
    }
    return sum
  }

  @inline(__always)
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    guard exponent <= 12 else { return pow(base, Double(exponent)) }
    var product = 1.0
    for _ in 0..<exponent { product *= base }
    return product
  }
}
