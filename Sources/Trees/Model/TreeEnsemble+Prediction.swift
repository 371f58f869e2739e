package import Learning
package import Machine

extension TreeEnsemble {
  /// `base` plus what each tree adds, for each row, the trees in their order.
  ///
  /// Small trees are scored by leaf masks, big ones by walking on ranks; a few rows, and categories
  /// with many levels in big trees, by walking on the values. All give the same bits.
  ///
  /// - Complexity: O(*rows* × *trees* × depth).
  package func sums(
    for features: FeatureTable, base: Double, on workers: WorkerPool
  ) -> [Double] {
    precondition(features.columns.count == levelCounts.count, "the columns of the fit")
    var sums = [Double](repeating: base, count: features.rowCount)
    let columns = features.columns.map(\.values)
    // Laying a model out costs about as much as scoring some dozen rows by the plain walk.
    if features.rowCount >= 64, let masks = layout.masks(of: self) {
      addMasked(masks, to: &sums, columns, base: base, on: workers)
    } else if features.rowCount >= 64, let nodes = layout.nodes(of: self) {
      addRanked(nodes, to: &sums, columns, on: workers)
    } else {
      addWalked(to: &sums, columns, on: workers)
    }
    return sums
  }

  /// By leaf masks, in blocks whose planes fit the first two levels of the cache.
  private func addMasked(
    _ masks: LeafMasks, to sums: inout [Double], _ columns: [[Double]], base: Double,
    on workers: WorkerPool
  ) {
    workers.forEachBlock(of: &sums, size: 2 * RowQuestions.groupRows) { rows, sums in
      var block = [Double](repeating: base, count: RowQuestions.padded(rows.count))
      masks.addTrees(to: &block, masks.questions.block(of: columns, rows: rows))
      for row in 0..<rows.count { sums[row] = block[row] }
    }
  }

  /// By nodes on ranks, in blocks whose ranks fit the second level of the cache; a tree is fetched
  /// once for a block.
  private func addRanked(
    _ nodes: RankNodes, to sums: inout [Double], _ columns: [[Double]], on workers: WorkerPool
  ) {
    workers.forEachBlock(of: &sums, size: 2_048) { rows, sums in
      let ranks = nodes.planes.rowRanks(of: columns, rows: rows)
      nodes.addTrees(to: &sums, ranks)
    }
  }

  /// By nodes on values, 256 rows at a time.
  private func addWalked(
    to sums: inout [Double], _ columns: [[Double]], on workers: WorkerPool
  ) {
    workers.forEachBlock(of: &sums, size: 256) { rows, sums in
      var block = [Double](repeating: 0, count: rows.count * max(columns.count, 1))
      for (index, column) in columns.enumerated() {
        for row in 0..<rows.count {
          block[row * columns.count + index] = column[rows.lowerBound + row]
        }
      }
      addTrees(0..<treeCount, to: &sums, rows: rows.count, block)
    }
  }
}
