/// How two samples lie to each other, from one walk along both.
public enum TwoSamples {
  /// The area under the ROC curve: the share of pairs in which the number of `positives` is larger, a
  /// tie counting one half.
  ///
  /// Mann and Whitney's U over the number of pairs.
  ///
  /// - Parameters:
  ///   - positives: Ascending.
  ///   - negatives: Ascending.
  /// - Returns: nil when a side is empty.
  /// - Complexity: O(*n*).
  public static func rocAUC(positives: [Double], negatives: [Double]) -> Double? {
    guard !positives.isEmpty, !negatives.isEmpty else { return nil }
    // Twice the number of pairs won: below 2·2³²·2³², so counted exactly.
    var wins: UInt64 = 0
    var (below, upTo) = (0, 0)
    for value in positives {
      while below < negatives.count, negatives[below] < value { below &+= 1 }
      while upTo < negatives.count, negatives[upTo] <= value { upTo &+= 1 }
      wins &+= UInt64(below &+ upTo)
    }
    return Double(wins) / 2 / (Double(positives.count) * Double(negatives.count))
  }

  /// The Kolmogorov–Smirnov distance: the largest difference of the cumulative distributions.
  ///
  /// - Parameters:
  ///   - one: Ascending.
  ///   - other: Ascending.
  /// - Returns: In [0, 1]; nil when a side is empty.
  /// - Complexity: O(*n*).
  public static func distance(_ one: [Double], _ other: [Double]) -> Double? {
    guard !one.isEmpty, !other.isEmpty else { return nil }
    var (first, second) = (0, 0)
    var largest = 0.0
    while first < one.count, second < other.count {
      let value = min(one[first], other[second])
      while first < one.count, one[first] <= value { first &+= 1 }
      while second < other.count, other[second] <= value { second &+= 1 }
      let gap = Double(first) / Double(one.count) - Double(second) / Double(other.count)
      largest = max(largest, abs(gap))
    }
    return largest
  }
}
