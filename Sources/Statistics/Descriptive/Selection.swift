/// Numbers of the ascending order, found without sorting all of them.
package enum Selection {
  /// The middle number, or the mean of the two in the middle: that of `Quantiles`, to the last bit.
  ///
  /// - Parameter values: Without NaN.
  /// - Returns: NaN of no numbers.
  /// - Complexity: O(*n*), and a copy.
  package static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    var pool = values
    let upper = values.count / 2
    var span = pool.mutableSpan
    place(upper, in: &span)
    let high = span[upper]
    guard values.count.isMultiple(of: 2) else { return high }
    var low = span[0]
    for place in 1..<max(1, upper) where span[place] > low { low = span[place] }
    return high - (high - low) * 0.5
  }

  /// Moves numbers so that the one at `wanted` is the one of the ascending order, none before it is
  /// greater and none behind it less.
  ///
  /// Hoare's selection with the median of three; a range that does not shrink as it should is sorted.
  /// Source: Hoare, "Algorithm 65: find", CACM 4 (1961).
  private static func place(_ wanted: Int, in values: inout MutableSpan<Double>) {
    var (low, high) = (0, values.count - 1)
    var rounds = 2 * (Int.bitWidth - values.count.leadingZeroBitCount) + 8
    while low < high {
      rounds -= 1
      guard rounds > 0 else { return sort(low...high, in: &values) }
      let pivot = middle(values[low], values[low + (high - low) / 2], values[high])
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left &+= 1 }
        while values[right] > pivot { right &-= 1 }
        if left > right { break }
        values.swapAt(left, right)
        left &+= 1
        right &-= 1
      }
      if wanted <= right {
        high = right
      } else if wanted >= left {
        low = left
      } else {
        return
      }
    }
  }

  private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }

  private static func sort(_ range: ClosedRange<Int>, in values: inout MutableSpan<Double>) {
    let sorted = range.map { values[$0] }.sorted()
    for (place, value) in zip(range, sorted) { values[place] = value }
  }
}
