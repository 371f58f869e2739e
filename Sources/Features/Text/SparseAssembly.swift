import LinearAlgebra
import Machine

extension SparseMatrix {
  /// One matrix of the rows of all blocks, in their order.
  init(_ blocks: [TermRows], columnCount: Int, on workers: WorkerPool) {
    var starts = [0]
    starts.reserveCapacity(1 + blocks.reduce(0) { $0 + $1.ends.count })
    var columns: [Int32] = []
    var values: [Double] = []
    let stored = blocks.reduce(0) { $0 + $1.columns.count }
    columns.reserveCapacity(stored)
    values.reserveCapacity(stored)
    for block in blocks {
      let before = columns.count
      starts.append(contentsOf: block.ends.lazy.map { $0 + before })
      columns.append(contentsOf: block.columns)
      values.append(contentsOf: block.values)
    }
    self.init(
      columnCount: columnCount, rowStarts: starts, columnIndices: columns, values: values)
  }

  /// Matrices with the same rows put side by side; nil when there are none.
  static func besideOneAnother(_ parts: [SparseMatrix]) -> SparseMatrix? {
    guard let first = parts.first, parts.count > 1 else { return parts.first }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for row in 0..<first.rowCount {
      var offset: Int32 = 0
      for part in parts {
        for place in part.entries(ofRow: row) {
          columns.append(part.columnIndices[place] + offset)
          values.append(part.values[place])
        }
        offset += Int32(part.columnCount)
      }
      starts.append(values.count)
    }
    return SparseMatrix(
      columnCount: parts.reduce(0) { $0 + $1.columnCount }, rowStarts: starts,
      columnIndices: columns, values: values)
  }

  /// The columns as full lists.
  func denseColumns() -> [[Double]] {
    var columns = [[Double]](
      repeating: [Double](repeating: 0, count: rowCount), count: columnCount)
    for row in 0..<rowCount {
      for place in entries(ofRow: row) { columns[Int(columnIndices[place])][row] = values[place] }
    }
    return columns
  }
}
