public import Learning

/// Whether probabilities mean what they say: rows in bins of equal width, and what happened there.
public struct Reliability: Hashable, Sendable, Codable {
  /// The rows whose probability lies in one bin.
  public struct Bin: Hashable, Sendable, Codable {
    /// The lowest probability of the bin.
    public let lowerBound: Double
    /// The first probability above the bin; 1 belongs to the last bin.
    public let upperBound: Double
    /// How many rows lie in the bin.
    public let rowCount: Int
    /// The mean probability of those rows; nil when there are none.
    public let meanProbability: Double?
    /// The share of positive rows among them; nil when there are none.
    public let positiveShare: Double?
  }

  /// The bins, lowest first.
  public let bins: [Bin]

  /// Bins rows by ⌊`binCount` · p⌋, the last bin taking p = 1.
  ///
  /// - Parameters:
  ///   - probabilities: P(positive) of each row, in [0, 1].
  ///   - labels: The class of each row.
  ///   - binCount: At least 1.
  /// - Complexity: O(*n*).
  public init(probabilities: [Double], labels: Labels, binCount: Int = 10) {
    precondition(probabilities.count == labels.count, "a label for each probability")
    precondition(binCount >= 1, "at least one bin")
    var counts = [Int](repeating: 0, count: binCount)
    var positives = counts
    var sums = [Double](repeating: 0, count: binCount)
    for row in probabilities.indices {
      let bin = Self.bin(of: probabilities[row], among: binCount)
      counts[bin] += 1
      positives[bin] += Int(labels.values[row])
      sums[bin] += probabilities[row]
    }
    bins = (0..<binCount).map { bin in
      let count = Double(counts[bin])
      return Bin(
        lowerBound: Double(bin) / Double(binCount), upperBound: Double(bin + 1) / Double(binCount),
        rowCount: counts[bin], meanProbability: count > 0 ? sums[bin] / count : nil,
        positiveShare: count > 0 ? Double(positives[bin]) / count : nil)
    }
  }

  /// The expected calibration error Σ n_b/n · |positive share − mean probability|; 0 without rows.
  public var calibrationError: Double {
    let total = bins.reduce(0) { $0 + $1.rowCount }
    guard total > 0 else { return 0 }
    let sum = bins.reduce(0.0) { sum, bin in
      guard let mean = bin.meanProbability, let share = bin.positiveShare else { return sum }
      return sum + Double(bin.rowCount) * abs(share - mean)
    }
    return sum / Double(total)
  }

  static func bin(of probability: Double, among count: Int) -> Int {
    min(Int(Double(count) * probability), count - 1)
  }
}
