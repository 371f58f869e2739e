package import Learning

/// One column as bins.
///
/// Trees that are grown on histograms see `codes`. Trees that want thresholds as fine as the data
/// also see `ranks`: bins cut again, into up to 65,535, so that mostly each value has its own.
package struct BinnedColumn: Sendable {
  /// The rank of rows without a value.
  package static let missingRank: UInt16 = 65_535
  /// How many ranks a column has at most.
  static let rankLimit = 65_535

  /// How values become codes.
  package let bins: ColumnBins
  /// The bin of each row.
  package let codes: [UInt8]
  /// The finer bin of each row; empty when not asked for, and for categories.
  package let ranks: [UInt16]
  /// The least and the greatest value of each rank.
  package let lowestOfRank: [Double]
  package let highestOfRank: [Double]
  /// The first rank of each bin, and after the last the number of ranks.
  package let firstRankOfBin: [Int32]

  /// Cuts a column into bins.
  ///
  /// - Parameters:
  ///   - column: The values.
  ///   - ranked: Whether ranks are wanted.
  package init(_ column: FeatureColumn, ranked: Bool) {
    switch column.kind {
    case .numeric: self.init(numeric: column.values, ranked: ranked)
    case .category(let levels): self.init(category: column.values, levels: levels.count)
    }
  }
}
