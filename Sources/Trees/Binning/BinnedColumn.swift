import Learning

/// One column as bins.
///
/// Trees that are grown on histograms see `codes`. Trees that want thresholds as fine as the data
/// also see `ranks`: bins cut again, into up to 65,535, so that mostly each value has its own.
struct BinnedColumn: Sendable {
  /// The rank of rows without a value.
  static let missingRank: UInt16 = 65_535
  /// How many ranks a column has at most.
  static let rankLimit = 65_535

  /// How values become codes.
  let bins: ColumnBins
  /// The bin of each row.
  let codes: [UInt8]
  /// The finer bin of each row; empty when not asked for, and for categories.
  let ranks: [UInt16]
  /// The least and the greatest value of each rank.
  let lowestOfRank: [Double]
  let highestOfRank: [Double]
  /// The first rank of each bin, and after the last the number of ranks.
  let firstRankOfBin: [Int32]

  /// Cuts a column into bins.
  ///
  /// - Parameters:
  ///   - column: The values.
  ///   - ranked: Whether ranks are wanted.
  init(_ column: FeatureColumn, ranked: Bool) {
    switch column.kind {
    case .numeric: self.init(numeric: column.values, ranked: ranked)
    case .category(let levels): self.init(category: column.values, levels: levels.count)
    }
  }
}
