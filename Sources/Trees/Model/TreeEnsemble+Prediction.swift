package import Learning
package import Machine

extension TreeEnsemble {
  /// Rows that are predicted together: a tree is fetched once for all of them, and their features
  /// fit the second-level cache.
  static let blockSize = 256

  /// `base` plus what each tree adds, for each row, the trees in their order.
  ///
  /// - Complexity: O(*rows* × *trees* × depth).
  package func sums(
    for features: FeatureTable, base: Double, on workers: WorkerPool
  ) -> [Double] {
    precondition(features.columns.count == levelCounts.count, "the columns of the fit")
    var sums = [Double](repeating: base, count: features.rowCount)
    let columns = features.columns.map(\.values)
    workers.forEachBlock(of: &sums, size: Self.blockSize) { rows, sums in
      var block = [Double](repeating: 0, count: rows.count * max(columns.count, 1))
      for (index, column) in columns.enumerated() {
        for row in 0..<rows.count {
          block[row * columns.count + index] = column[rows.lowerBound + row]
        }
      }
      addTrees(0..<treeCount, to: &sums, rows: rows.count, block)
    }
    return sums
  }
}
