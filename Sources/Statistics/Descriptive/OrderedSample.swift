/// The numbers of a column in ascending order, and the rows that they stand in.
///
/// Sorted once; quantiles, ranks, box plots, histograms and comparisons of groups are walks along it.
///
/// ```
///   column    7   NaN   3   7
///   values    3   7   7          ascending, NaN left out
///   rows      2   0   3          equal numbers by row
/// ```
public struct OrderedSample: Hashable, Sendable {
  /// The numbers in ascending order, without NaN.
  public let values: [Double]
  /// The row of each number, from 0; equal numbers stand in the order of their rows.
  public let rows: [UInt32]
  /// How many rows the column has, with and without a number.
  public let rowCount: Int

  /// Sorts a column.
  ///
  /// - Parameter column: One number a row, NaN where there is none; fewer than 2³² rows.
  /// - Complexity: O(*n*); see `RadixOrder`.
  public init(_ column: [Double]) {
    rowCount = column.count
    let rows = RadixOrder.rows(column.span)
    var values = [Double](repeating: 0, count: rows.count)
    Self.gather(column.span, rows.span, into: &values)
    self.rows = rows
    self.values = values
  }

  private init(values: [Double], rows: [UInt32], rowCount: Int) {
    self.values = values
    self.rows = rows
    self.rowCount = rowCount
  }

  private static func gather(
    _ column: Span<Double>, _ rows: Span<UInt32>, into values: inout [Double]
  ) {
    var target = values.mutableSpan
    for place in rows.indices { target[place] = column[Int(rows[place])] }
  }

  /// How many numbers there are.
  public var count: Int { values.count }

  /// The quantiles of the numbers.
  public var quantiles: Quantiles { Quantiles(ascending: values) }

  /// The numbers of the rows of each group, each ascending.
  ///
  /// - Parameters:
  ///   - groups: The group of each row; one from `count` upwards is left out.
  ///   - count: How many groups there are.
  /// - Returns: As many ascending lists as groups.
  /// - Complexity: O(*n*).
  public func split(by groups: [UInt8], count: Int) -> [[Double]] {
    precondition(groups.count == rowCount, "a group for each row")
    let dealt = DealtValues(self, groups, count: count)
    return (0..<count).map { Array(dealt[$0]) }
  }

  /// The same numbers of some rows only, which are numbered anew.
  ///
  /// - Parameters:
  ///   - places: The new number of each row, ascending; −1 leaves a row out.
  ///   - count: How many rows are left.
  /// - Returns: The numbers of the rows that are left, in order.
  /// - Complexity: O(*n*).
  public func restricted(to places: [Int32], count: Int) -> OrderedSample {
    precondition(places.count == rowCount, "a place for each row")
    var values: [Double] = []
    var rows: [UInt32] = []
    values.reserveCapacity(min(count, self.count))
    rows.reserveCapacity(min(count, self.count))
    for index in self.values.indices {
      let place = places[Int(self.rows[index])]
      guard place >= 0 else { continue }
      values.append(self.values[index])
      rows.append(UInt32(place))
    }
    return OrderedSample(values: values, rows: rows, rowCount: count)
  }

  /// The rank of each row, from 1, NaN where it has no number; equal numbers share the mean of their
  /// ranks.
  ///
  /// - Complexity: O(*n*).
  public var midranks: [Double] {
    var ranks = [Double](repeating: .nan, count: rowCount)
    var target = ranks.mutableSpan
    var start = 0
    while start < values.count {
      var end = start + 1
      while end < values.count, values[end] == values[start] { end &+= 1 }
      let rank = Double(start + 1 + end) / 2
      for place in start..<end { target[Int(rows[place])] = rank }
      start = end
    }
    return ranks
  }
}
