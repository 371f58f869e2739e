/// The numbers of an ordered sample, dealt to the groups of their rows; each group's ascend.
struct DealtValues {
  private let values: [Double]
  /// Where each group begins, and where the last one ends.
  private let starts: [Int]

  /// Deals numbers; those of a group from `count` upwards are left out.
  ///
  /// - Complexity: O(*n*).
  init<Group: FixedWidthInteger & UnsignedInteger>(
    _ sample: OrderedSample, _ groups: [Group], count: Int
  ) {
    // One group more takes what is left out.
    var ends = Self.starts(sample.rows.span, groups.span, count: count + 1)
    starts = Array(ends[...count])
    var values = [Double](repeating: 0, count: sample.count)
    Self.deal(sample.values.span, sample.rows.span, groups.span, &ends, into: &values)
    self.values = values
  }

  /// The numbers of a group.
  subscript(group: Int) -> ArraySlice<Double> { values[starts[group]..<starts[group + 1]] }

  private static func starts<Group: FixedWidthInteger & UnsignedInteger>(
    _ rows: Span<UInt32>, _ groups: Span<Group>, count: Int
  ) -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    var target = sizes.mutableSpan
    for place in rows.indices { target[min(Int(groups[Int(rows[place])]), count - 1)] &+= 1 }
    var sum = 0
    for group in 0..<count {
      let size = target[group]
      target[group] = sum
      sum += size
    }
    return sizes
  }

  private static func deal<Group: FixedWidthInteger & UnsignedInteger>(
    _ ordered: Span<Double>, _ rows: Span<UInt32>, _ groups: Span<Group>, _ ends: inout [Int],
    into values: inout [Double]
  ) {
    let last = ends.count - 1
    var ends = ends.mutableSpan
    var target = values.mutableSpan
    for place in rows.indices {
      let group = min(Int(groups[Int(rows[place])]), last)
      let end = ends[group]
      target[end] = ordered[place]
      ends[group] = end &+ 1
    }
  }
}

/// The numbers of several ascending lists as one.
struct UnionOfOrdered {
  private let lists: [ArraySlice<Double>]
  private let count: Int

  init(_ lists: [ArraySlice<Double>]) {
    self.lists = lists.filter { !$0.isEmpty }
    count = lists.reduce(0) { $0 + $1.count }
  }

  /// The middle number, or the mean of the two in the middle; NaN of none.
  ///
  /// - Complexity: O(64 · *lists* · log *n*).
  var median: Double {
    guard count > 0 else { return .nan }
    let low = number(at: (count - 1) / 2)
    let high = number(at: count / 2)
    return low == high ? low : low + (high - low) / 2
  }

  /// The smallest number that more than `place` numbers do not exceed, found bit by bit.
  private func number(at place: Int) -> Double {
    var low = lists.map { Self.key($0[$0.startIndex]) }.min() ?? 0
    var high = lists.map { Self.key($0[$0.endIndex - 1]) }.max() ?? 0
    while low < high {
      let middle = low + (high - low) / 2
      let limit = Self.number(middle)
      let reached = lists.reduce(0) { $0 + Self.count(of: $1, upTo: limit) }
      if reached > place { high = middle } else { low = middle + 1 }
    }
    return Self.number(low)
  }

  private static func count(of list: ArraySlice<Double>, upTo limit: Double) -> Int {
    var (low, high) = (list.startIndex, list.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low - list.startIndex
  }

  /// A whole number that orders as the number does.
  private static func key(_ number: Double) -> UInt64 {
    let bits = (number + 0.0).bitPattern
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
  }

  private static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 0 ? ~key : key ^ 1 << 63)
  }
}
