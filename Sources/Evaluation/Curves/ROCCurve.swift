/// True against false positive rate over all thresholds.
public struct ROCCurve: Hashable, Sendable, Codable {
  /// The rates at one threshold.
  public struct Point: Hashable, Sendable, Codable {
    /// Rows with at least this score are called positive; nil at (0, 0), where none is.
    public let threshold: Double?
    /// The share of negative rows called positive.
    public let falsePositiveRate: Double
    /// The share of positive rows called positive.
    public let truePositiveRate: Double
  }

  /// The corners of the curve from (0, 0) to (1, 1); points on a straight line between two
  /// corners are left out.
  public let points: [Point]

  /// A curve through points that are in order.
  init(points: [Point]) { self.points = points }

  /// The curve of ranked rows; nil unless both classes occur.
  ///
  /// - Complexity: O(distinct scores).
  public init?(_ ranking: Ranking) {
    guard ranking.positives > 0, ranking.negatives > 0 else { return nil }
    let (positives, negatives) = (Double(ranking.positives), Double(ranking.negatives))
    let corners = ranking.scores.indices.filter { ranking.isCorner($0) }
    points =
      [Point(threshold: nil, falsePositiveRate: 0, truePositiveRate: 0)]
      + corners.map { place in
        Point(
          threshold: ranking.scores[place],
          falsePositiveRate: Double(ranking.falsePositives[place]) / negatives,
          truePositiveRate: Double(ranking.truePositives[place]) / positives)
      }
  }
}

extension Ranking {
  /// Whether the ROC curve turns at this place, or ends there.
  fileprivate func isCorner(_ place: Int) -> Bool {
    guard place + 1 < scores.count else { return true }
    let (before, after) = (counts(at: place), counts(at: place + 1))
    return before.positives * after.negatives != before.negatives * after.positives
  }
}
