/// Precision against recall over all thresholds.
public struct PrecisionRecallCurve: Hashable, Sendable, Codable {
  /// Both at one threshold.
  public struct Point: Hashable, Sendable, Codable {
    /// Rows with at least this score are called positive.
    public let threshold: Double
    /// The share of positive verdicts that are right.
    public let precision: Double
    /// The share of positive rows that are found.
    public let recall: Double
  }

  /// One point for each distinct score, highest first, up to the first with recall 1.
  public let points: [Point]

  /// A curve through points that are in order.
  init(points: [Point]) { self.points = points }

  /// The curve of ranked rows; nil without positive rows.
  ///
  /// - Complexity: O(distinct scores).
  public init?(_ ranking: Ranking) {
    guard ranking.positives > 0 else { return nil }
    let last = ranking.truePositives.firstIndex(of: ranking.positives) ?? 0
    points = (0...last).map { place in
      let hits = Double(ranking.truePositives[place])
      return Point(
        threshold: ranking.scores[place],
        precision: hits / (hits + Double(ranking.falsePositives[place])),
        recall: hits / Double(ranking.positives))
    }
  }
}
