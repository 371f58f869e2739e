/// What the steps learn from the values of one column. None may be missing.
extension Array where Element == Double {
  /// The mean.
  ///
  /// A second pass over what is left takes away the rounding of the first. Not empty.
  package var centre: Double {
    let first = blockedSum { $0 } / Double(count)
    return first + blockedSum { $0 - first } / Double(count)
  }

  /// √(Σ (x − mean)² / n).
  package func standardDeviation(around mean: Double) -> Double {
    (blockedSum { ($0 - mean) * ($0 - mean) } / Double(count)).squareRoot()
  }

  /// Sums blocks of 128 first, and then the blocks: the error grows with the number of blocks only.
  private func blockedSum(_ term: (Double) -> Double) -> Double {
    var total = 0.0
    for start in stride(from: 0, to: count, by: 128) {
      var part = 0.0
      for place in start..<Swift.min(start + 128, count) { part += term(self[place]) }
      total += part
    }
    return total
  }

  /// The quantile that interpolates between order statistics: type 7 of Hyndman and Fan (1996).
  ///
  /// - Parameter fraction: In [0, 1]; 0.5 is the median.
  /// - Returns: x₍ₖ₎ + (h − k) · (x₍ₖ₊₁₎ − x₍ₖ₎) with h = (n − 1) · fraction, k = ⌊h⌋, counted from 0.
  /// - Complexity: O(*n*) on average.
  package func quantile(_ fraction: Double) -> Double {
    precondition(!isEmpty && 0...1 ~= fraction, "a quantile of some values")
    let position = Double(count - 1) * fraction
    let lower = Int(position)
    var values = self
    values.select(lower)
    guard lower + 1 < count, position > Double(lower) else { return values[lower] }
    let next = values[(lower + 1)...].reduce(.infinity) { Swift.min($0, $1) }
    return values[lower] + (position - Double(lower)) * (next - values[lower])
  }

  /// Puts the value of rank `rank` in its place, no larger ones before and no smaller ones after it
  /// (Hoare's selection; the pivot is the middle of three).
  private mutating func select(_ rank: Int) {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = low + (high - low) / 2
      let pivot = Swift.max(
        Swift.min(self[low], self[high]),
        Swift.min(Swift.max(self[low], self[high]), self[middle]))
      var left = low
      var right = high
      while left <= right {
        while self[left] < pivot { left += 1 }
        while self[right] > pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right { high = right } else if rank >= left { low = left } else { return }
    }
  }
}

extension Double {
  /// The number with six significant digits, without an exponent where it is short enough.
  var readable: String {
    let rounded = sixDigits
    guard rounded == rounded.rounded(), abs(rounded) < 1e15 else { return "\(rounded)" }
    return "\(Int64(rounded))"
  }

  private var sixDigits: Double {
    guard self != 0, isFinite else { return self }
    var scale = 1.0
    while abs(self) * scale < 1e5, scale < 1e300 { scale *= 10 }
    let scaled = abs(self) >= 1e6 ? self.rounded() : (self * scale).rounded() / scale
    return scaled
  }
}
