/// Some runs of the same thing.
package struct Spread: Hashable, Sendable {
  /// The middle one, or the mean of the two in the middle.
  package let median: Double
  package let least: Double
  package let most: Double
  package let count: Int

  /// Nil without values.
  package init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard let least = sorted.first, let most = sorted.last else { return nil }
    median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    (self.least, self.most, count) = (least, most, sorted.count)
  }
}

/// The mean of a few seeds and how far they lie apart.
package struct MeanAndDeviation: Hashable, Sendable {
  package let mean: Double
  /// The sample's standard deviation; 0 for one value.
  package let deviation: Double

  /// Nil without values.
  package init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
  }
}
