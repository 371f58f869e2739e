internal import Foundation

/// The distribution of Kolmogorov's D of one sample of *n* values from a known continuous
/// distribution.
///
/// Regions and methods follow Simard and L'Ecuyer, "Computing the two-sided Kolmogorov–Smirnov
/// distribution", Journal of Statistical Software 39 (2011): exact ends, twice the one-sided
/// probability in the upper tail, matrix powers for small samples and near the lower end, Pelz and
/// Good's series for the others (JRSS B 38, 1976; about five digits for n > 140).
package struct KolmogorovDistribution {
  package let count: Int

  package init(count: Int) {
    precondition(count >= 1, "a sample of at least one value")
    self.count = count
  }

  /// ln P(D ≥ d), finite for d < 1.
  package func logSurvival(_ d: Double) -> Double {
    guard d < 1 else { return -.greatestFiniteMagnitude }
    let n = Double(count)
    guard n * d > 0.5 else { return 0 }
    if n * d >= n - 1 { return log(2) + n * log1p(-d) }
    if n * d <= 1 { return log1p(-exp(logShortest(d))) }
    let size = n * d * d
    if d >= 0.5 || size >= (count <= 140 ? 4 : 2.2) { return min(0, log(2) + logOneSided(d)) }
    let isMatrix = count <= 140 || count <= 100_000 && n * pow(d, 1.5) <= 1.4
    return log1p(-(isMatrix ? matrixCDF(d) : seriesCDF(d)))
  }

  /// ln P(D ≤ d) for 1/2n ≤ d ≤ 1/n: n!·(2d − 1/n)ⁿ.
  private func logShortest(_ d: Double) -> Double {
    let n = Double(count)
    return lgamma(n + 1) + n * log(2 * d - 1 / n)
  }

  /// ln P(D⁺ ≥ d) = ln d Σ C(n, j)(d + j/n)^{j−1}(1 − d − j/n)^{n−j}, j ≤ n(1 − d): positive terms.
  ///
  /// Source: Birnbaum and Tingey, Annals of Mathematical Statistics 22 (1951).
  private func logOneSided(_ d: Double) -> Double {
    let n = Double(count)
    guard count <= 1_000_000 else {
      // The same to six digits where so many values leave nothing to sum.
      let z = 6 * n * d + 1
      return -z * z / (18 * n)
    }
    var top = -Double.infinity
    var sum = 0.0
    for place in 0...Int(n * (1 - d)) {
      let j = Double(place)
      let rest = 1 - d - j / n
      guard rest > 0 else { continue }
      let term =
        lgamma(n + 1) - lgamma(j + 1) - lgamma(n - j + 1) + (j - 1) * log(d + j / n)
        + (n - j) * log(rest)
      if term > top {
        sum = sum * exp(top - term) + 1
        top = term
      } else {
        sum += exp(term - top)
      }
    }
    return log(d) + top + log(sum)
  }
}

extension KolmogorovDistribution {
  /// P(D ≤ d) as an entry of a power of a matrix.
  ///
  /// Source: Marsaglia, Tsang and Wang, "Evaluating
  /// Kolmogorov's distribution", Journal of Statistical Software 8 (2003).
  private func matrixCDF(_ d: Double) -> Double {
    let reach = Double(count) * d
    let half = Int(reach.rounded(.up))
    let rest = Double(half) - reach
    var base = SmallMatrix.durbin(size: 2 * half - 1, rest: rest)
    var power = SmallMatrix.identity(size: base.size)
    var left = count
    while left > 0 {
      if left % 2 == 1 { power = power.times(base) }
      base = base.times(base)
      left /= 2
    }
    let entry = power[half - 1, half - 1]
    let n = Double(count)
    return exp(log(entry) + Double(power.exponent) * log(2) + lgamma(n + 1) - n * log(n))
  }

  /// P(D ≤ d) by the series of Pelz and Good in powers of 1/√n.
  private func seriesCDF(_ d: Double) -> Double {
    let n = Double(count)
    let z = n.squareRoot() * d
    let square = z * z
    var sums = [0.0, 0.0, 0.0, 0.0]
    let last = Int((16 * z / .pi).rounded(.up))
    for step in stride(from: last, through: 1, by: -1) {
      let odd = Double(2 * step - 1)
      let angle = Double.pi * Double.pi * odd * odd / 4
      let weight = exp(-angle / (2 * square))
      let terms = Self.oddTerms(square, angle)
      for order in 0..<4 { sums[order] += weight * terms[order] }
      let whole = Double.pi * Double.pi * Double(step) * Double(step)
      let wholeWeight = exp(-whole / (2 * square))
      sums[2] -= wholeWeight * whole * 2 * square * square
      sums[3] += wholeWeight * whole * (3 * square - whole) * 30 * square * square
    }
    let root = (2 * Double.pi).squareRoot()
    let fourth = square * square
    let scales = [z, 6 * fourth, 72 * fourth * square * z, 6480 * fourth * fourth * square]
    return (0..<4).reduce(0) { sum, order in
      sum + root * sums[order] / scales[order] / pow(n, Double(order) / 2)
    }
  }

  /// The terms over odd numbers of the four orders, at (odd·π/2)².
  private static func oddTerms(_ square: Double, _ angle: Double) -> [Double] {
    let fourth = square * square
    let sixth = fourth * square
    return [
      1,
      angle - square,
      6 * sixth + 2 * fourth + (2 * fourth - 5 * square) * angle
        + (1 - 2 * square) * angle * angle,
      -30 * sixth - 90 * fourth * fourth + (135 * fourth - 96 * sixth) * angle
        + (212 * fourth - 60 * square) * angle * angle + (5 - 30 * square) * angle * angle * angle,
    ]
  }
}

/// A square matrix of small size times a power of two.
private struct SmallMatrix {
  let size: Int
  var entries: [Double]
  var exponent = 0

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * size + column] }
    set { entries[row * size + column] = newValue }
  }

  static func identity(size: Int) -> SmallMatrix {
    var matrix = SmallMatrix(size: size, entries: Array(repeating: 0, count: size * size))
    for place in 0..<size { matrix[place, place] = 1 }
    return matrix
  }

  /// Durbin's matrix: 1/(i − j + 1)! below and just above the diagonal, lessened at the left and
  /// lower edges by what lies beyond the bound.
  static func durbin(size: Int, rest: Double) -> SmallMatrix {
    var matrix = SmallMatrix(size: size, entries: Array(repeating: 0, count: size * size))
    for row in 0..<size {
      for column in 0...min(row + 1, size - 1) { matrix[row, column] = 1 }
    }
    for place in 0..<size {
      matrix[place, 0] -= pow(rest, Double(place + 1))
      matrix[size - 1, place] -= pow(rest, Double(size - place))
    }
    if 2 * rest > 1 { matrix[size - 1, 0] += pow(2 * rest - 1, Double(size)) }
    for row in 0..<size {
      for column in 0...min(row + 1, size - 1) {
        matrix[row, column] /= tgamma(Double(row - column + 2))
      }
    }
    return matrix
  }

  func times(_ other: SmallMatrix) -> SmallMatrix {
    var product = SmallMatrix(
      size: size, entries: Array(repeating: 0, count: size * size),
      exponent: exponent + other.exponent)
    for row in 0..<size {
      for inner in 0..<size where self[row, inner] != 0 {
        let factor = self[row, inner]
        for column in 0..<size { product[row, column] += factor * other[inner, column] }
      }
    }
    if product[size / 2, size / 2] > 0x1p400 {
      for place in product.entries.indices { product.entries[place] *= 0x1p-400 }
      product.exponent += 400
    }
    return product
  }
}
