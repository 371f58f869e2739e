import Machine

/// The codes of up to eight columns side by side in one word a row.
///
/// ```
///            bits 0–7   8–15   …   56–63
///  row 0     column 0 | 1 |    …  | 7        one load brings eight codes,
///  row 1     …                               and the gradient is read once for eight columns
/// ```
final class GroupedCodes: Sendable {
  let rowCount: Int
  let columnCount: Int
  /// Columns in each group; the last may have fewer.
  let width: Int
  /// The words of group after group, `rowCount` each.
  let words: FixedBuffer<UInt64>

  init(_ data: BinnedDataset, on workers: WorkerPool) {
    let rowCount = data.rowCount
    columnCount = data.columns.count
    self.rowCount = rowCount
    let groups = max((columnCount + 7) / 8, 1)
    let width = (columnCount + groups - 1) / groups
    self.width = width
    let words = FixedBuffer<UInt64>(count: groups * rowCount, repeating: 0)
    self.words = words
    workers.forEach(count: groups) { group in
      let last = min((group + 1) * width, data.columns.count)
      for column in group * width..<last {
        Self.place(
          data.columns[column].codes, at: UInt64(8 * (column - group * width)),
          into: words, from: group * rowCount)
      }
    }
  }

  var groupCount: Int { max((columnCount + 7) / 8, 1) }

  /// The columns of a group.
  func columns(of group: Int) -> Range<Int> {
    group * width..<min((group + 1) * width, columnCount)
  }
}
