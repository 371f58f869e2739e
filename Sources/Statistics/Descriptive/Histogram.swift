internal import Foundation

/// The ends of the bins of a histogram.
///
/// Each bin holds its lower end and not its upper one, the last bin holds both, as in NumPy.
public struct HistogramBins: Hashable, Sendable, Codable {
  /// Ascending, at least two; one more than there are bins.
  public let edges: [Double]

  /// Bins between given ends.
  public init(edges: [Double]) {
    precondition(edges.count > 1, "a bin has two ends")
    precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "ends ascend")
    self.edges = edges
  }

  /// Equal bins with round ends (1, 2 or 5 times a power of ten wide) that hold all numbers.
  ///
  /// About as wide as Freedman and Diaconis have it, 2·IQR/∛n ("On the histogram as a density
  /// estimator", 1981), and never more than `limit` of them; nil of no numbers or infinite ones, one
  /// bin for a constant.
  ///
  /// - Parameters:
  ///   - values: Ascending and finite.
  ///   - limit: The most bins, at least 1.
  public init?(covering values: [Double], limit: Int = 40) {
    precondition(limit >= 1, "a histogram has a bin")
    guard let low = values.first, let high = values.last, low.isFinite, high.isFinite,
      (high - low).isFinite
    else { return nil }
    guard high > low else {
      let reach = max(0.5, abs(low) * 0x1p-50)
      self.init(edges: [low - reach, low + reach])
      return
    }
    let isWhole = values.allSatisfy { $0.rounded(.towardZero) == $0 }
    let spread = Quantiles(ascending: values).interquartileRange
    var wanted = max(2 * spread / cbrt(Double(values.count)), (high - low) / Double(limit))
    if isWhole { wanted = max(wanted, 1) }
    var step = RoundStep(atLeast: wanted)
    while step.count(from: low, to: high) > limit { step = step.next }
    guard let edges = step.edges(from: low, to: high) else { return nil }
    self.init(edges: edges)
  }

  /// Bins that grow as 1, 2, 5, 10, 20 … for numbers from 0 upwards: the first one holds everything
  /// below the lowest power of ten that is worth a bin of its own.
  ///
  /// - Parameter values: Ascending, finite, none below 0, not all 0; else there are no bins.
  public init?(growingOver values: [Double]) {
    guard let low = values.first, let high = values.last, low >= 0, high > 0, high.isFinite
    else { return nil }
    let place = values.firstIndex { $0 > 0 } ?? 0
    // A lonely tiny number shall not stretch the scale: begin at the 1 % quantile of those above 0.
    let start = values[place + (values.count - place) / 100]
    var exponent = Int(floor(log10(start)))
    exponent = max(exponent, Int(floor(log10(high))) - 11)
    var edges = [0.0]
    while let last = edges.last, last <= high || edges.count < 3 {
      for factor in [1.0, 2, 5] { edges.append(RoundStep.scaled(factor, exponent)) }
      exponent += 1
    }
    while edges.count > 2, edges[edges.count - 2] > high { edges.removeLast() }
    self.init(edges: edges)
  }

  /// How many of some numbers lie in each bin; those outside all bins lie in none.
  ///
  /// - Parameter values: Ascending.
  /// - Returns: A count for each bin.
  /// - Complexity: O(*bins* · log *n*).
  public func counts(ascending values: [Double]) -> [Int] {
    let starts = edges.dropLast().map { OrderedSearch.notBelow($0, in: values) }
    let end = OrderedSearch.above(edges[edges.count - 1], in: values)
    return starts.indices.map { (($0 + 1 < starts.count) ? starts[$0 + 1] : end) - starts[$0] }
  }
}

/// A width of 1, 2 or 5 times a power of ten.
private struct RoundStep {
  private var factor: Double
  private var exponent: Int

  /// The narrowest round width that is not below `width`.
  init(atLeast width: Double) {
    exponent = Int(floor(log10(width)))
    factor = 1
    while Self.scaled(factor, exponent) < width { self = next }
  }

  private init(factor: Double, exponent: Int) {
    self.factor = factor
    self.exponent = exponent
  }

  var next: RoundStep {
    switch factor {
    case 1: RoundStep(factor: 2, exponent: exponent)
    case 2: RoundStep(factor: 5, exponent: exponent)
    default: RoundStep(factor: 1, exponent: exponent + 1)
    }
  }

  /// `factor`·10^`exponent`, rounded once.
  static func scaled(_ factor: Double, _ exponent: Int) -> Double {
    exponent >= 0 ? factor * pow(10, Double(exponent)) : factor / pow(10, Double(-exponent))
  }

  private func ends(from low: Double, to high: Double) -> (first: Double, last: Double) {
    let width = Self.scaled(factor, exponent)
    let first = (low / width).rounded(.down)
    return (first, max((high / width).rounded(.up), first + 1))
  }

  func count(from low: Double, to high: Double) -> Int {
    let (first, last) = ends(from: low, to: high)
    return last - first < 1e6 ? Int(last - first) : .max
  }

  /// The ends of the bins, each a multiple of the width; nil where doubles are too coarse for it.
  func edges(from low: Double, to high: Double) -> [Double]? {
    let (first, _) = ends(from: low, to: high)
    let edges = (0...count(from: low, to: high)).map {
      Self.scaled((first + Double($0)) * factor, exponent)
    }
    let ascend = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
    // Division and multiplication round: the outer numbers may lie a hair outside.
    guard ascend, let start = edges.first, let end = edges.last, start <= low, end >= high
    else { return nil }
    return edges
  }
}
