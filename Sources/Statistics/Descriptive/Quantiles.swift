/// Quantiles of a column, sorted once.
///
/// Type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American
/// Statistician 50 (1996): the default of NumPy, pandas and R. With *h* = (*n* − 1)·*p*, the
/// quantile lies between the sorted numbers at ⌊*h*⌋ and ⌊*h*⌋ + 1, in proportion.
public struct Quantiles: Hashable, Sendable {
  /// The numbers in ascending order.
  public let sorted: [Double]

  /// Sorts numbers; NaN is the caller's bug (see `presentValues`).
  ///
  /// - Complexity: O(*n* log *n*).
  public init(_ values: [Double]) {
    precondition(!values.contains(where: \.isNaN), "a missing value has no place in an order")
    sorted = values.sorted()
  }

  /// Takes numbers that stand in ascending order already.
  public init(ascending values: [Double]) {
    assert(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "not in ascending order")
    sorted = values
  }

  /// The quantile of a probability.
  ///
  /// - Parameter probability: In [0, 1].
  /// - Returns: NaN of no numbers; the number itself of one.
  public func callAsFunction(_ probability: Double) -> Double {
    precondition(0...1 ~= probability, "a quantile of \(probability) does not exist")
    guard !sorted.isEmpty else { return .nan }
    let place = Double(sorted.count - 1) * probability
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[below] }
    let share = place - Double(below)
    let (low, high) = (sorted[below], sorted[below + 1])
    // From the nearer end, so that the ends are met exactly and a constant stays constant.
    return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share)
  }

  /// The middle number, or the mean of the two in the middle.
  public var median: Double { self(0.5) }
  /// The first quartile.
  public var lowerQuartile: Double { self(0.25) }
  /// The third quartile.
  public var upperQuartile: Double { self(0.75) }
  /// The distance of the quartiles.
  public var interquartileRange: Double { upperQuartile - lowerQuartile }
  /// The smallest number; NaN of none.
  public var minimum: Double { sorted.first ?? .nan }
  /// The largest number; NaN of none.
  public var maximum: Double { sorted.last ?? .nan }
}
