import Machine

/// The codes of up to eight columns side by side in one word a row, the words of a row together.
///
/// ```
///            group 0                         group 1
///            bits 0–7   8–15   …   56–63
///  row 0     column 0 | 1 |    …  | 7        8 | 9 | …
///  row 1     …
/// ```
///
/// One load brings eight codes and the gradient is read once for eight columns; a node whose rows
/// are scattered touches one cache line a row, whatever the number of groups.
final class GroupedCodes: Sendable {
  let columnCount: Int
  /// How many words a row has.
  let groupCount: Int
  /// Columns in each group; the last may have fewer.
  let width: Int
  /// `groupCount` words a row.
  let words: FixedBuffer<UInt64>

  init(_ data: BinnedDataset, on workers: WorkerPool) {
    let columns = data.columns.map(\.codes)
    columnCount = columns.count
    let groupCount = max((columns.count + 7) / 8, 1)
    self.groupCount = groupCount
    width = (columns.count + groupCount - 1) / groupCount
    let width = width
    let words = FixedBuffer<UInt64>(count: groupCount * data.rowCount, repeating: 0)
    self.words = words
    let blockSize = 8_192
    workers.forEach(count: (data.rowCount + blockSize - 1) / blockSize) { block in
      let rows = block * blockSize..<min((block + 1) * blockSize, data.rowCount)
      for (index, codes) in columns.enumerated() {
        let (group, byte) = index.quotientAndRemainder(dividingBy: width)
        Self.place(codes, rows, at: UInt64(8 * byte), into: words, group, of: groupCount)
      }
    }
  }

  /// The columns of a group.
  func columns(of group: Int) -> Range<Int> {
    group * width..<min((group + 1) * width, columnCount)
  }
}
