/// What each of some thresholds costs and brings.
public struct ThresholdTable: Hashable, Sendable, Codable {
  /// One threshold.
  public struct Row: Hashable, Sendable, Codable {
    /// A row is called positive, and sent to review, where its score is ≥ this.
    public let threshold: Double
    /// How many rows of each class got which verdict.
    public let confusion: ConfusionMatrix

    /// The share of all rows that is sent to review; 0 without rows.
    public var reviewShare: Double {
      confusion.rowCount == 0 ? 0 : Double(confusion.calledPositive) / Double(confusion.rowCount)
    }
  }

  /// The thresholds in the order asked for.
  public let rows: [Row]

  /// Looks thresholds up in ranked rows.
  ///
  /// - Complexity: O(*thresholds* · log *scores*).
  public init(_ ranking: Ranking, thresholds: [Double]) {
    rows = thresholds.map { Row(threshold: $0, confusion: ranking.confusion(at: $0)) }
  }
}
