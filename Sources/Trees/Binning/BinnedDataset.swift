public import Learning
public import Machine

/// Columns cut into at most 255 bins each, ready to grow trees on.
///
/// Made once, it can serve many fits on the same rows.
public struct BinnedDataset: Sendable {
  /// How many rows there are.
  public let rowCount: Int
  /// The names of the columns.
  public let columnNames: [String]
  /// Whether splits can be placed between any two values, as forests do, or only between bins.
  public let isRanked: Bool

  let columns: [BinnedColumn]

  /// Cuts the dense columns of a table into bins; the sparse part is not looked at.
  ///
  /// - Parameters:
  ///   - features: The table.
  ///   - ranked: Whether splits shall be as fine as the values (needed for a forest).
  ///   - workers: The threads to run on, a column a turn.
  /// - Complexity: O(*rows* × *columns*).
  public init(_ features: FeatureTable, ranked: Bool, on workers: WorkerPool) {
    rowCount = features.rowCount
    columnNames = features.columns.map(\.name)
    isRanked = ranked
    columns = workers.map(count: features.columns.count) { index in
      BinnedColumn(features.columns[index], ranked: ranked)
    }
  }
}
