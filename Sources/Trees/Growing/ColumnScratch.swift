/// Working memory of one thread that grows trees for a forest.
final class ColumnScratch {
  let bins = FixedBuffer<Int64>(count: 256, repeating: 0)
  let binRows = FixedBuffer<UInt32>(count: 256, repeating: 0)
  /// Sums over the bins up to each, for the scan.
  let prefix = FixedBuffer<Int64>(count: 256, repeating: 0)
  let keys = FixedBuffer<UInt32>(count: 64, repeating: 0)
  let ranks: FixedBuffer<Int64>
  let rankRows: FixedBuffer<UInt32>
  /// The statistics of a node's rows, in the order of the node.
  let ordered: FixedBuffer<Int64>

  /// Memory for these columns: as many ranks as the two richest bins of any column hold.
  init(for columns: [BinnedColumn], rowCount: Int) {
    ordered = FixedBuffer(count: rowCount, repeating: 0)
    var most = 0
    for column in columns where column.firstRankOfBin.count > 1 {
      let sizes = zip(column.firstRankOfBin, column.firstRankOfBin.dropFirst()).map { $1 - $0 }
      most = max(most, Int(sizes.max() ?? 0))
    }
    ranks = FixedBuffer(count: 2 * most, repeating: 0)
    rankRows = FixedBuffer(count: 2 * most, repeating: 0)
  }
}
