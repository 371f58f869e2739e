extension SampleDescription {
  /// Describes numbers that stand in ascending order.
  ///
  /// Quantiles of type 7, skewness and kurtosis adjusted for bias as pandas adjusts them.
  ///
  /// - Parameter values: Ascending, without NaN; an infinity makes mean and spread NaN, which is told
  ///   as nil.
  /// - Complexity: O(*n*).
  public init(ascending values: [Double]) {
    let moments = HigherMoments(values)
    let quantiles = Quantiles(ascending: values)
    let isEmpty = values.isEmpty
    let zeros = OrderedSearch.above(0, in: values) - OrderedSearch.notBelow(0, in: values)
    self.init(
      count: values.count, mean: Self.known(moments.mean),
      standardDeviation: moments.standardDeviation.flatMap(Self.known),
      minimum: values.first, lowerQuartile: isEmpty ? nil : quantiles.lowerQuartile,
      median: isEmpty ? nil : quantiles.median,
      upperQuartile: isEmpty ? nil : quantiles.upperQuartile, maximum: values.last,
      skewness: moments.skewness.flatMap(Self.known),
      kurtosis: moments.kurtosis.flatMap(Self.known), sum: moments.sum,
      distinct: Self.distinct(values.span), zeros: zeros,
      negatives: OrderedSearch.notBelow(0, in: values))
  }

  private static func known(_ value: Double) -> Double? { value.isNaN ? nil : value }

  private static func distinct(_ values: Span<Double>) -> Int {
    guard values.count > 0 else { return 0 }
    var distinct = 1
    for place in 1..<values.count where values[place] != values[place - 1] { distinct &+= 1 }
    return distinct
  }
}

/// Binary search among ascending numbers.
enum OrderedSearch {
  /// The place of the first number that is not below `limit`; the count if there is none.
  static func notBelow(_ limit: Double, in values: [Double]) -> Int {
    place(in: values) { $0 < limit }
  }

  /// The place of the first number above `limit`; the count if there is none.
  static func above(_ limit: Double, in values: [Double]) -> Int {
    place(in: values) { $0 <= limit }
  }

  private static func place(in values: [Double], _ isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
