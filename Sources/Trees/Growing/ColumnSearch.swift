import Learning

/// Finds splits as a forest does: each node looks at a few columns of its own, drawn at random,
/// and may be cut between any two values.
///
/// A large node is first counted into bins; the best cut is then refined among the ranks of the two
/// bins beside it. A small node (`sortLimit`) is sorted by rank at once.
final class ColumnSearch: SplitSearch {
  /// Nodes with up to this many rows are sorted instead of counted.
  static let sortLimit = 32

  let columns: [BinnedColumn]
  let limits: ScaledLimits
  let growth: GrowthLimits
  /// Columns looked at in a node.
  let columnsPerNode: Int
  /// The packed gradient and hessian of each row.
  let sums: FixedBuffer<Int64>
  let scratch: ColumnScratch
  private var stream: RandomStream
  private var order: [Int]

  init(
    columns: [BinnedColumn], growth: GrowthLimits, scale: GradientScale, columnsPerNode: Int,
    sums: FixedBuffer<Int64>, scratch: ColumnScratch, stream: RandomStream
  ) {
    self.columns = columns
    self.growth = growth
    limits = ScaledLimits(growth, scale: scale)
    self.columnsPerNode = columnsPerNode
    self.sums = sums
    self.scratch = scratch
    self.stream = stream
    order = Array(columns.indices)
  }

  func split(root: inout GrowingNode, of partition: RowPartition) -> Split? {
    split(of: root, partition)
  }

  func splits(
    of pair: inout SiblingPair, parent: GrowingNode, of partition: RowPartition
  ) -> (left: Split?, right: Split?) {
    let left = pair.leftIsWanted ? split(of: pair.left, partition) : nil
    let right = pair.rightIsWanted ? split(of: pair.right, partition) : nil
    return (left, right)
  }

  func release(_ node: inout GrowingNode) {}

  /// The best split over columns drawn one by one: at least `columnsPerNode`, and more while none
  /// of them can be cut.
  private func split(of node: GrowingNode, _ partition: RowPartition) -> Split? {
    var best: Split?
    let parentScore = limits.score(node.sum)
    for place in order.indices {
      if place >= columnsPerNode, best != nil { break }
      if columnsPerNode < order.count {
        order.swapAt(place, place + stream.below(order.count - place))
      }
      guard var found = split(of: node, column: order[place], partition) else { continue }
      found.gain -= parentScore
      guard growth.takesUselessSplits || found.gain > growth.minGain else { continue }
      if let other = best, other.gain >= found.gain { continue }
      best = found
    }
    return best
  }

  /// The best split of one column, its gain without the parent's score.
  private func split(of node: GrowingNode, column: Int, _ partition: RowPartition) -> Split? {
    if case .category = columns[column].bins.kind {
      return categorySplit(of: node, column: column, partition)
    }
    return node.rows.count <= Self.sortLimit
      ? sortedSplit(of: node, column: column, partition)
      : countedSplit(of: node, column: column, partition)
  }
}
