extension BinnedColumn {
  /// Bins of a category column: one a level.
  ///
  /// Of more than 255 levels the 255 most frequent have a bin (of equally frequent ones the first);
  /// the others are taken as missing, in training and in prediction.
  ///
  /// - Complexity: O(*n* + *levels* · log *levels*).
  init(category values: [Double], levels: Int) {
    var counts = [Int](repeating: 0, count: levels)
    for value in values where value >= 0 && value < Double(levels) { counts[Int(value)] += 1 }
    var kept = Array(0..<levels)
    if levels > ColumnBins.limit {
      kept.sort { (counts[$1], $0) < (counts[$0], $1) }
      kept = kept.prefix(ColumnBins.limit).sorted()
    }
    var binOfLevel = [UInt8](repeating: ColumnBins.missing, count: levels)
    for (bin, level) in kept.enumerated() { binOfLevel[level] = UInt8(bin) }
    bins = ColumnBins(
      kind: .category(levels: levels, levelOfBin: kept.map(Int32.init)), count: kept.count,
      upperBounds: [])
    codes = values.map { value in
      value >= 0 && value < Double(levels) ? binOfLevel[Int(value)] : ColumnBins.missing
    }
    (ranks, lowestOfRank, highestOfRank, firstRankOfBin) = ([], [], [], [])
  }
}
