/// A number in one group of rows.
public struct GroupSummary: Hashable, Sendable {
  /// How many rows of the group hold the number.
  public var count = 0
  /// The sum; 0 of none.
  public var sum = 0.0
  /// The arithmetic mean; NaN of none.
  public var mean = Double.nan
  /// The sum of the squared distances from the mean; 0 of none.
  public var sumOfSquares = 0.0
  /// The median; NaN of none.
  public var median = Double.nan
  /// The smallest; NaN of none.
  public var minimum = Double.nan
  /// The largest; NaN of none.
  public var maximum = Double.nan

  /// The standard deviation with divisor *n* − 1; nil of fewer than two numbers.
  public var standardDeviation: Double? {
    count > 1 ? (sumOfSquares / Double(count - 1)).squareRoot() : nil
  }

  /// A group without rows.
  public init() {}
}

/// Several ways to group the same rows, made of one set of cells.
///
/// A cell is the finest group: the rows that agree in everything that any grouping looks at. A
/// grouping says which of its groups each cell belongs to.
///
/// ```
///   cells       0 claim, active   1 claim, banned   2 opinion, active
///   by class    0                 0                 1
///   by ban      0                 1                 0
/// ```
public struct CellGroupings: Hashable, Sendable {
  /// The cell of each row.
  public let cells: [UInt16]
  /// How many cells there are.
  public let cellCount: Int
  /// The group of each cell in each grouping; −1 belongs to none.
  public let groups: [[Int]]
  /// How many groups each grouping has.
  public let groupCounts: [Int]

  /// Groupings of rows.
  public init(cells: [UInt16], cellCount: Int, groups: [[Int]], groupCounts: [Int]) {
    precondition(groups.allSatisfy { $0.count == cellCount }, "a group for each cell")
    precondition(groups.count == groupCounts.count, "a size for each grouping")
    self.cells = cells
    self.cellCount = cellCount
    self.groups = groups
    self.groupCounts = groupCounts
  }

  /// A number in every group of every grouping.
  ///
  /// Moments are formed for each cell in the order of the rows, and joined by the formula of Chan,
  /// Golub and LeVeque (1979) in the order of the cells. For the medians one walk deals the ordered
  /// numbers to their cells; the middle of a group is then searched for in its cells.
  ///
  /// - Parameters:
  ///   - column: One number a row, NaN where there is none.
  ///   - sample: The same, ordered.
  /// - Returns: For each grouping its groups.
  /// - Complexity: O(*n*), and O(*cells* · log *n*) for each grouping.
  public func summaries(of column: [Double], _ sample: OrderedSample) -> [[GroupSummary]] {
    precondition(column.count == cells.count, "a cell for each row")
    let ofCells = cellSummaries(column.span)
    var result: [[GroupSummary]] = groups.indices.map { grouping in
      var joined = [GroupSummary](repeating: GroupSummary(), count: groupCounts[grouping])
      for cell in 0..<cellCount where groups[grouping][cell] >= 0 {
        joined[groups[grouping][cell]].join(ofCells[cell])
      }
      return joined
    }
    setMedians(sample, &result)
    return result
  }

  private func cellSummaries(_ column: Span<Double>) -> [GroupSummary] {
    var result = [GroupSummary](repeating: GroupSummary(), count: cellCount)
    let cells = self.cells.span
    var target = result.mutableSpan
    // Partial sums of some thousand rows keep the rounding small.
    var partial = [Double](repeating: 0, count: cellCount)
    for start in stride(from: 0, to: column.count, by: 1 << 12) {
      var sums = partial.mutableSpan
      for row in start..<min(start + 1 << 12, column.count) {
        let (value, cell) = (column[row], Int(cells[row]))
        if value.isNaN { continue }
        sums[cell] += value
        target[cell].count &+= 1
        if !(target[cell].minimum <= value) { target[cell].minimum = value }
        if !(target[cell].maximum >= value) { target[cell].maximum = value }
      }
      for cell in 0..<cellCount {
        target[cell].sum += sums[cell]
        sums[cell] = 0
      }
    }
    addSquares(column, &target)
    return result
  }

  private func addSquares(
    _ column: Span<Double>, _ target: inout MutableSpan<GroupSummary>
  ) {
    let cells = self.cells.span
    var means = [Double](repeating: 0, count: cellCount)
    for cell in 0..<cellCount where target[cell].count > 0 {
      target[cell].mean = target[cell].sum / Double(target[cell].count)
      means[cell] = target[cell].mean
    }
    var partial = [SIMD2<Double>](repeating: .zero, count: cellCount)
    var rests = [Double](repeating: 0, count: cellCount)
    for start in stride(from: 0, to: column.count, by: 1 << 12) {
      for row in start..<min(start + 1 << 12, column.count) {
        let (value, cell) = (column[row], Int(cells[row]))
        if value.isNaN { continue }
        let distance = value - means[cell]
        partial[cell] += SIMD2(distance * distance, distance)
      }
      for cell in 0..<cellCount {
        target[cell].sumOfSquares += partial[cell].x
        rests[cell] += partial[cell].y
        partial[cell] = .zero
      }
    }
    for cell in 0..<cellCount where target[cell].count > 0 {
      let rest = rests[cell]
      let corrected = target[cell].sumOfSquares - rest * rest / Double(target[cell].count)
      target[cell].sumOfSquares = max(0, corrected)
    }
  }

  private func setMedians(_ sample: OrderedSample, _ result: inout [[GroupSummary]]) {
    let dealt = DealtValues(sample, cells, count: cellCount)
    for grouping in groups.indices {
      var lists = [[ArraySlice<Double>]](repeating: [], count: groupCounts[grouping])
      for cell in 0..<cellCount where groups[grouping][cell] >= 0 {
        lists[groups[grouping][cell]].append(dealt[cell])
      }
      for group in lists.indices {
        result[grouping][group].median = UnionOfOrdered(lists[group]).median
      }
    }
  }
}

extension GroupSummary {
  /// Adds the rows of another group.
  fileprivate mutating func join(_ other: GroupSummary) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (n, m) = (Double(count), Double(other.count))
    let delta = other.mean - mean
    sumOfSquares += other.sumOfSquares + delta * delta * (n * m / (n + m))
    count += other.count
    sum += other.sum
    mean = sum / Double(count)
    minimum = Swift.min(minimum, other.minimum)
    maximum = Swift.max(maximum, other.maximum)
  }
}
