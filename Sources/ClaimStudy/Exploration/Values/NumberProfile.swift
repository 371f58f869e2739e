public import Claims
public import Statistics

/// Where the numbers of a profile come from.
public enum NumberOrigin: Hashable, Sendable, Codable {
  /// A column of the file.
  case column(role: ContractColumn.Role)
  /// A count divided by the exposure of the same row; missing where the exposure is 0.
  case ratio(numerator: String, denominator: String)
  /// The length of a text in Unicode code points.
  case textLength(column: String)
  /// How many runs of characters between white space a text has.
  case wordCount(column: String)
}

/// A column of numbers, described.
public struct NumberProfile: Hashable, Sendable, Codable {
  /// The name: of the column, `…_per_…` for a ratio, `…_length` and `…_words` for a text.
  public let name: String
  /// Where the numbers come from.
  public let origin: NumberOrigin
  /// Whether every number is whole.
  public let isWhole: Bool
  /// How many rows have no such number.
  public let missing: Int
  /// Count, mean, spread, quartiles, shape; over all rows that have the number.
  public let description: SampleDescription
  /// The quantiles at 1, 5, 10, 25, 50, 75, 90, 95 and 99 %; empty for no numbers.
  public let quantiles: [QuantilePoint]
  /// What a box plot draws; nil of no numbers.
  public let box: BoxSummary?
  /// Outliers by each rule; empty for no numbers.
  public let outliers: [OutlierCount]
  /// How the numbers lie over equal bins; nil of no numbers.
  public let histogram: ClassHistogram?
  /// How they lie over bins that grow as 1, 2, 5, 10 …, where equal bins would put nearly all
  /// numbers into the first; nil elsewhere and where a number is below 0.
  public let logHistogram: ClassHistogram?
  /// The studied rows of each class, in the order of `Exploration.classNames`.
  public let classes: [ClassProfile]
  /// How far the ranges of the two classes overlap; nil without both classes.
  public let overlap: ClassOverlap?
  /// Which classes the rows above the third quartile have; nil for no numbers.
  public let aboveUpperQuartile: AboveQuartile?
  /// The area under the ROC curve of the number alone, high numbers speaking for the positive
  /// class; nil without both classes.
  public let rocAUC: Double?
}

/// A number in the rows of one class.
public struct ClassProfile: Hashable, Sendable, Codable {
  /// The name of the class.
  public let name: String
  /// Count, mean, spread, quartiles, shape.
  public let description: SampleDescription
  /// What a box plot draws; nil of no numbers.
  public let box: BoxSummary?
  /// A smooth density for a violin; nil of fewer than two different numbers.
  public let density: DensityCurve?
}

/// Numbers counted in bins, all rows and each class.
public struct ClassHistogram: Hashable, Sendable, Codable {
  /// The ends of the bins, ascending, one more than there are bins; each bin holds its lower end,
  /// the last one both.
  public let edges: [Double]
  /// How many numbers lie in each bin, over all rows that have one.
  public let counts: [Int]
  /// The same for the studied rows of each class, in the order of `Exploration.classNames`.
  public let byClass: [[Int]]
}

/// How far the ranges of two classes overlap.
public struct ClassOverlap: Hashable, Sendable, Codable {
  /// The smallest and the largest number of each class, in the order of `Exploration.classNames`.
  public let minima: [Double]
  /// The largest number of each class.
  public let maxima: [Double]
  /// The larger of the minima: where the overlap begins.
  public let lower: Double
  /// The smaller of the maxima: where it ends; below `lower` when the classes do not overlap.
  public let upper: Double
  /// How many rows of each class lie within the overlap.
  public let rowsWithin: [Int]

  /// How many rows lie where both classes do.
  public var rows: Int { rowsWithin.reduce(0, +) }
}

/// The rows above the third quartile.
public struct AboveQuartile: Hashable, Sendable, Codable {
  /// The third quartile of all rows.
  public let threshold: Double
  /// How many rows lie above it.
  public let rows: Int
  /// How many studied rows of each class do, in the order of `Exploration.classNames`.
  public let byClass: [Int]
}
