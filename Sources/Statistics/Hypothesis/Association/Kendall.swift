internal import Foundation

/// Kendall's τ-b: how much more often two pairs of values agree in order than disagree.
///
/// (C − D)/√((N − T_x)(N − T_y)) for C agreeing and D disagreeing of N = n(n − 1)/2 pairs, of which T
/// are equal on a side. Sources: Kendall, "The treatment of ties in ranking problems", Biometrika 33
/// (1945); Knight, "A computer method for calculating Kendall's tau", JASA 61 (1966).
public struct Kendall: Hashable, Sendable, Codable {
  /// The test; its statistic and estimate are τ-b.
  public let result: TestResult
  /// How many pairs are in opposite order.
  public let discordantPairs: Int

  /// Tests two columns.
  ///
  /// - Parameters:
  ///   - x: At least two finite values that are not all equal.
  ///   - y: As many, not all equal.
  ///   - alternative: `greater` asks whether τ is above 0.
  ///   - choice: `automatic` is exact without ties for up to 33 pairs of values.
  ///   - level: The level of the interval: Fieller, Hartley and Pearson, Biometrika 44 (1957); there
  ///     is none for fewer than five values.
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant`, `tiesForbidExact`.
  /// - Complexity: O(*n* log *n*); the exact distribution O(*n*³).
  public init(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided,
    choice: PValueChoice = .automatic, level: Double = 0.95
  ) throws(SampleError) {
    try Samples.requirePairs(x, y, atLeast: 2)
    let pairs = OrderedPairs(x, y)
    if pairs.ofX.pairs == pairs.all { throw .constant(sample: 1) }
    if pairs.ofY.pairs == pairs.all { throw .constant(sample: 2) }
    let isPlain = pairs.ofX.pairs == 0 && pairs.ofY.pairs == 0
    if choice == .exact, !isPlain { throw .tiesForbidExact }
    let isExact =
      choice == .exact || choice == .automatic && isPlain && (x.count <= 33 || pairs.isNearlySorted)
    discordantPairs = pairs.discordant
    let tau = pairs.tau
    result = TestResult(
      .kendall, statistic: tau,
      p: isExact
        ? pairs.exactP(alternative)
        : PValue(symmetric: pairs.z, alternative, logSurvival: Normal.logSurvival),
      alternative: alternative,
      estimate: Estimate(.kendallTau, tau, Self.interval(tau, x.count, level)),
      counts: [x.count], tiedCount: pairs.ofX.values + pairs.ofY.values,
      method: TestMethod(isExact ? .exact : .asymptotic, isPlain ? [] : [.ties]))
  }

  private static func interval(
    _ tau: Double, _ count: Int, _ level: Double
  ) -> ConfidenceInterval? {
    guard count > 4, abs(tau) < 1 else { return nil }
    let reach = Normal.quantile(0.5 + level / 2) * (0.437 / Double(count - 4)).squareRoot()
    return ConfidenceInterval(
      low: tanh(atanh(tau) - reach), high: tanh(atanh(tau) + reach), level: level,
      method: .fisherZ)
  }
}

/// Sums over the sets of equal values of a column.
private struct TieSums {
  /// How many values share theirs with another.
  private(set) var values = 0
  /// How many pairs are equal.
  private(set) var pairs = 0
  private(set) var triples = 0.0
  private(set) var variance = 0.0

  init(ascending: [Double]) {
    RankedSamples.forEachDistinct([ascending]) { _, _, total in
      guard total > 1 else { return }
      let t = Double(total)
      values += total
      pairs += total * (total - 1) / 2
      triples += t * (t - 1) * (t - 2)
      variance += t * (t - 1) * (2 * t + 5)
    }
  }
}

/// The pairs of rows by their order in both columns.
private struct OrderedPairs {
  let count: Int
  let all: Int
  let ofX: TieSums
  let ofY: TieSums
  let discordant: Int
  /// Agreeing pairs less disagreeing ones.
  let excess: Int

  init(_ x: [Double], _ y: [Double]) {
    count = x.count
    all = count * (count - 1) / 2
    // By y first; the order by x keeps rows of equal x in that order.
    let byY = OrderedSample(y)
    let byX = OrderedSample(byY.rows.map { x[Int($0)] })
    let ranks = byX.rows.map { byY.values[Int($0)] }
    ofX = TieSums(ascending: byX.values)
    ofY = TieSums(ascending: byY.values)
    discordant = Inversions.count(ranks)
    var joint = 0
    var start = 0
    for place in 1...count
    where place == count || byX.values[place] != byX.values[start] || ranks[place] != ranks[start] {
      joint += (place - start) * (place - start - 1) / 2
      start = place
    }
    excess = all - ofX.pairs - ofY.pairs + joint - 2 * discordant
  }

  var isNearlySorted: Bool { min(discordant, all - discordant) <= 1 }

  var tau: Double {
    let below = Double(all - ofX.pairs).squareRoot() * Double(all - ofY.pairs).squareRoot()
    return min(1, max(-1, Double(excess) / below))
  }

  var z: Double {
    let n = Double(count)
    let m = n * (n - 1)
    let crossed =
      count > 2 ? ofX.triples * ofY.triples / (9 * m * (n - 2)) : 0
    let variance =
      (m * (2 * n + 5) - ofX.variance - ofY.variance) / 18
      + 2 * Double(ofX.pairs) * Double(ofY.pairs) / m + crossed
    return Double(excess) / variance.squareRoot()
  }

  func exactP(_ alternative: Alternative) -> PValue {
    let concordant = all - discordant
    let (fewest, isDoubled) =
      switch alternative {
      case .twoSided: (min(discordant, concordant), true)
      case .greater: (discordant, false)
      case .less: (concordant, false)
      }
    let log = Inversions.logCDF(fewest, count)
    return PValue(naturalLog: isDoubled ? log + Foundation.log(2) : log)
  }
}

/// Pairs out of order.
private enum Inversions {
  /// How many pairs of a sequence are in falling order, by merging.
  static func count(_ sequence: [Double]) -> Int {
    var now = sequence
    var next = sequence
    var inversions = 0
    var width = 1
    while width < now.count {
      for start in stride(from: 0, to: now.count, by: 2 * width) {
        let middle = min(start + width, now.count)
        let end = min(start + 2 * width, now.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right == end || now[left] <= now[right] {
            next[place] = now[left]
            left += 1
          } else {
            next[place] = now[right]
            right += 1
            inversions += middle - left
          }
        }
      }
      swap(&now, &next)
      width *= 2
    }
    return inversions
  }

  /// ln of the share of orders of `count` values with at most so many pairs out of order.
  static func logCDF(_ most: Int, _ count: Int) -> Double {
    if most <= 1 {
      // One order is sorted, and count − 1 miss it by a pair of neighbours.
      return log(most == 0 ? 1 : Double(count)) - lgamma(Double(count + 1))
    }
    // How many orders have so many pairs out of order, over 2^exponent.
    var orders = [Double](repeating: 0, count: most + 1)
    orders[0] = 1
    var exponent = 0.0
    for size in 2...count {
      // The last of `size` values stands before 0 … size − 1 of the others.
      var next = orders
      var window = 0.0
      for place in next.indices {
        window += orders[place]
        if place >= size { window -= orders[place - size] }
        next[place] = window
      }
      let isLarge = (next.max() ?? 0) > 0x1p500
      orders = isLarge ? next.map { $0 * 0x1p-500 } : next
      exponent += isLarge ? 500 : 0
    }
    return log(orders.reduce(0, +)) + exponent * log(2) - lgamma(Double(count + 1))
  }
}
