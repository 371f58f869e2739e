package import Learning
package import Machine

extension TreeEnsemble {
  /// Rows that are predicted together: their features fit the first-level cache.
  static let blockSize = 64

  /// `base` plus what each tree adds, for each row, the trees in their order.
  ///
  /// - Complexity: O(*rows* × *trees* × depth).
  package func sums(
    for features: FeatureTable, base: Double, on workers: WorkerPool
  ) -> [Double] {
    precondition(features.columns.count == levelCounts.count, "the columns of the fit")
    var sums = [Double](repeating: base, count: features.rowCount)
    let columns = features.columns.map(\.values)
    // Eight blocks a turn make a turn worth the hand-over; a row's sum does not depend on it.
    workers.forEachBlock(of: &sums, size: 8 * Self.blockSize) { rows, sums in
      var block = [Double](repeating: 0, count: Self.blockSize * max(columns.count, 1))
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockSize) {
        let count = min(Self.blockSize, rows.upperBound - start)
        for (index, column) in columns.enumerated() {
          for row in 0..<count { block[row * columns.count + index] = column[start + row] }
        }
        addTrees(0..<treeCount, to: &sums, at: start - rows.lowerBound, rows: count, block)
      }
    }
    return sums
  }
}
