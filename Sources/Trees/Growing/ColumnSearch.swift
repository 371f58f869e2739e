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
  ///
  /// In a large node columns compete with their best cut between bins, and the cut of the winner
  /// is refined: that costs one more look at the rows, not one a column.
  private func split(of node: GrowingNode, _ partition: RowPartition) -> Split? {
    let isSmall = node.rows.count <= Self.sortLimit
    if !isSmall { gatherSums(of: node, partition) }
    let parentScore = limits.score(node.sum)
    var best = Best(least: growth.takesUselessSplits ? -.infinity : parentScore + growth.minGain)
    for place in order.indices {
      if place >= columnsPerNode, best.isFound { break }
      if columnsPerNode < order.count {
        order.swapAt(place, place + stream.below(order.count - place))
      }
      let column = order[place]
      if case .category = columns[column].bins.kind {
        if isSmall { gatherSums(of: node, partition) }
        best.offer(categorySplit(of: node, column: column, partition))
      } else if isSmall {
        best.offer(sortedSplit(of: node, column: column, partition))
      } else if let cut = coarseCut(of: node, column: column, partition) {
        if cut.isAllowed {
          best.offer(cut)
        } else {
          best.offer(refined(cut, of: node, partition))
        }
      }
    }
    var split = best.cut.map { refined($0, of: node, partition) } ?? best.split
    split?.gain -= parentScore
    return split
  }

  /// The best of what the columns of a node offer; of equally good ones the first.
  private struct Best {
    /// What has to be surpassed.
    var least: Double
    var split: Split?
    var cut: CoarseCut?

    init(least: Double) { self.least = least }

    var isFound: Bool { split != nil || cut != nil }

    mutating func offer(_ other: Split?) {
      guard let other, other.gain > least else { return }
      (least, split, cut) = (other.gain, other, nil)
    }

    mutating func offer(_ other: CoarseCut) {
      guard other.scan.score > least else { return }
      (least, split, cut) = (other.scan.score, nil, other)
    }
  }
}
