/// What a box plot draws: quartiles, whiskers, and how many numbers lie beyond them.
///
/// The whiskers end at the most distant numbers within 1.5 interquartile ranges of the quartiles
/// (Tukey, "Exploratory Data Analysis", 1977).
public struct BoxSummary: Hashable, Sendable, Codable {
  /// The smallest number that is not below the lower fence.
  public let lowerWhisker: Double
  /// The first quartile, type 7.
  public let lowerQuartile: Double
  /// The median.
  public let median: Double
  /// The third quartile, type 7.
  public let upperQuartile: Double
  /// The largest number that is not above the upper fence.
  public let upperWhisker: Double
  /// How many numbers lie below the lower whisker.
  public let below: Int
  /// How many numbers lie above the upper whisker.
  public let above: Int

  /// The box of numbers in ascending order; nil of none.
  ///
  /// - Complexity: O(log *n*).
  public init?(ascending values: [Double]) {
    guard !values.isEmpty else { return nil }
    let quantiles = Quantiles(ascending: values)
    let reach = 1.5 * quantiles.interquartileRange
    let first = OrderedSearch.notBelow(quantiles.lowerQuartile - reach, in: values)
    let end = OrderedSearch.above(quantiles.upperQuartile + reach, in: values)
    // With infinities the fences may be NaN; the whiskers are then the ends.
    let inside = first < end ? first..<end : values.indices
    lowerWhisker = values[inside.lowerBound]
    upperWhisker = values[inside.upperBound - 1]
    lowerQuartile = quantiles.lowerQuartile
    median = quantiles.median
    upperQuartile = quantiles.upperQuartile
    below = inside.lowerBound
    above = values.count - inside.upperBound
  }
}

/// A way to call numbers outliers.
public enum OutlierRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// Above the median plus 1.5 interquartile ranges; nothing is ever too low.
  case aboveMedian = "median + 1.5 IQR"
  /// Below Q₁ − 1.5 IQR or above Q₃ + 1.5 IQR.
  case tukeyFences = "Tukey's fences"
}

/// How many numbers a rule calls outliers, and from where on.
public struct OutlierCount: Hashable, Sendable, Codable {
  /// The rule.
  public let rule: OutlierRule
  /// Numbers below this are outliers; nil when the rule has no lower end.
  public let lower: Double?
  /// Numbers above this are outliers.
  public let upper: Double
  /// How many lie below the lower end.
  public let below: Int
  /// How many lie above the upper end.
  public let above: Int

  /// How many outliers there are.
  public var count: Int { below + above }

  /// Counts the outliers among numbers in ascending order; nil of none.
  ///
  /// - Complexity: O(log *n*).
  public init?(_ rule: OutlierRule, ascending values: [Double]) {
    guard !values.isEmpty else { return nil }
    let quantiles = Quantiles(ascending: values)
    let reach = 1.5 * quantiles.interquartileRange
    self.rule = rule
    switch rule {
    case .aboveMedian:
      lower = nil
      upper = quantiles.median + reach
    case .tukeyFences:
      lower = quantiles.lowerQuartile - reach
      upper = quantiles.upperQuartile + reach
    }
    below = lower.map { OrderedSearch.notBelow($0, in: values) } ?? 0
    above = values.count - OrderedSearch.above(upper, in: values)
  }
}
