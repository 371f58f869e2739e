import Machine

/// Finds splits as boosting does: every node looks at all columns, cut between bins.
///
/// The smaller of two children is counted; the histogram of the larger is the parent's minus that.
/// The groups of columns are shared out among the threads; sums are whole numbers, so a histogram
/// is the same whoever counts it.
final class HistogramSearch: SplitSearch, @unchecked Sendable {
  /// Bin entries to count from which on the groups are shared out among the threads.
  static let cellsWorthSharing = 60_000

  let columns: [BinnedColumn]
  let groups: GroupedCodes
  let growth: GrowthLimits
  let workers: WorkerPool
  let store: HistogramStore
  /// The packed gradient and hessian of each row.
  let sums: FixedBuffer<Int64>
  private let scratch = CountingScratchPool()
  /// Set before each tree.
  var limits: ScaledLimits
  /// Set before each tree: the columns it may use, and the draws of its nodes.
  var sampling: ColumnSampling

  init(
    _ data: BinnedDataset, groups: GroupedCodes, growth: GrowthLimits, sums: FixedBuffer<Int64>,
    sampling: ColumnSampling, on workers: WorkerPool
  ) {
    columns = data.columns
    self.groups = groups
    self.growth = growth
    self.workers = workers
    self.sums = sums
    self.sampling = sampling
    limits = ScaledLimits(growth, scale: GradientScale(unit: 1))
    store = HistogramStore(
      columns: groups.groupCount * groups.width,
      slots: HistogramStore.slots(for: growth, columns: data.columns.count),
      countsRows: growth.minSamplesLeaf > 1)
  }

  func split(root: inout GrowingNode, of partition: RowPartition) -> Split? {
    root.histogram = store.take()
    let work = NodeWork(node: root, columns: sampling.drawNode())
    return search([work], counting: root, subtractingFrom: nil, partition)[0]
  }

  func splits(
    of pair: inout SiblingPair, parent: GrowingNode, of partition: RowPartition
  ) -> (left: Split?, right: Split?) {
    guard pair.leftIsWanted || pair.rightIsWanted else {
      store.give(back: parent.histogram)
      return (nil, nil)
    }
    let leftIsSmaller = pair.left.rows.count <= pair.right.rows.count
    let histograms = (small: store.take(), large: parent.histogram)
    pair.left.histogram = leftIsSmaller ? histograms.small : histograms.large
    pair.right.histogram = leftIsSmaller ? histograms.large : histograms.small
    let left = NodeWork(node: pair.left, columns: pair.leftIsWanted ? sampling.drawNode() : [])
    let right = NodeWork(node: pair.right, columns: pair.rightIsWanted ? sampling.drawNode() : [])
    let small = leftIsSmaller ? left : right
    let large = leftIsSmaller ? right : left
    let found = search(
      [small, large], counting: small.node,
      subtractingFrom: large.columns.isEmpty ? nil : large.node, partition)
    return leftIsSmaller ? (found[0], found[1]) : (found[1], found[0])
  }

  func release(_ node: inout GrowingNode) {
    store.give(back: node.histogram)
    node.histogram = -1
  }

  /// Counts one node, subtracts it from its sibling, and finds the best split of each.
  private func search(
    _ works: [NodeWork], counting counted: GrowingNode, subtractingFrom sibling: GrowingNode?,
    _ partition: RowPartition
  ) -> [Split?] {
    let run: @Sendable (Int) -> [Split?] = { [self] group in
      scratch.with { scratch in
        count(counted, group: group, partition, scratch)
        if let sibling { subtract(counted, from: sibling, group: group) }
        return works.map { best(of: $0, group: group, scratch) }
      }
    }
    let cells = counted.rows.count * columns.count
    let perGroup =
      cells > Self.cellsWorthSharing && groups.groupCount > 1
      ? workers.map(count: groups.groupCount, run) : (0..<groups.groupCount).map(run)
    return works.indices.map { work in
      perGroup.reduce(nil) { best, group in
        guard let found = group[work] else { return best }
        return best.map { $0.gain >= found.gain } ?? false ? best : found
      }
    }
  }

  /// The best split of a node over the columns of a group.
  private func best(of work: NodeWork, group: Int, _ scratch: CountingScratch) -> Split? {
    guard !work.columns.isEmpty else { return nil }
    var best: Split?
    let parentScore = limits.score(work.node.sum)
    for column in groups.columns(of: group) where work.columns[column] {
      guard var found = split(of: work.node, column: column, scratch) else { continue }
      found.gain -= parentScore
      guard found.gain > growth.minGain else { continue }
      if let other = best, other.gain >= found.gain { continue }
      best = found
    }
    return best
  }
}

/// A node to be searched and the columns to look at; no columns when it is not to be split.
struct NodeWork: Sendable {
  let node: GrowingNode
  let columns: [Bool]
}
