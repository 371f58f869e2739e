/// How rows are cut into runs for sums that several threads take part in.
///
/// The cut depends on the size of the data alone, never on the number of threads: each run is
/// summed by one thread from its first row to its last, and runs are added in their order.
package struct RowRuns: Hashable, Sendable {
  /// How many rows there are.
  package let rowCount: Int
  /// How many rows a run holds; the last one may hold fewer.
  package let length: Int

  /// Cuts rows so that a run is worth handing to a thread and the partial sums fit in memory.
  ///
  /// - Parameters:
  ///   - rowCount: How many rows there are.
  ///   - columnCount: The partial sum of a run has this number squared of entries.
  package init(rowCount: Int, columnCount: Int) {
    let order = max(columnCount, 1)
    let runsInMemory = min(64, max(4, (8 << 20) / (order * order)))
    let unit = Matrix.blockRows
    let atLeast = (rowCount + runsInMemory - 1) / runsInMemory
    self.rowCount = rowCount
    length = max(2 * unit, (atLeast + unit - 1) / unit * unit)
  }

  /// How many runs there are.
  package var count: Int { (rowCount + length - 1) / length }

  /// The rows of a run.
  package subscript(run: Int) -> Range<Int> {
    run * length..<min((run + 1) * length, rowCount)
  }
}
