import Machine
import Synchronization

/// Finds splits as boosting does: every node looks at all columns, cut between bins.
///
/// The smaller of two children is counted; the histogram of the larger is the parent's minus that.
/// The rows of a large node are shared out among the threads, each of which counts into a histogram
/// of its own; then the groups of columns are, which are added up, subtracted and searched. Sums
/// are whole numbers, so a histogram is the same whoever counts it.
final class HistogramSearch: SplitSearch, @unchecked Sendable {
  /// Bin entries to count from which on the rows are shared out among the threads.
  static let cellsWorthSharing = 10_000
  /// Columns to search from which on their groups are shared out among the threads.
  static let columnsWorthSharing = 16
  /// Rows that a thread takes at a time: a few turns a thread, none too short or too long.
  private static let shares = 256...4_096

  let columns: [BinnedColumn]
  let groups: GroupedCodes
  let growth: GrowthLimits
  let workers: WorkerPool
  let store: HistogramStore
  /// The packed gradient and hessian of each row.
  let sums: FixedBuffer<Int64>
  /// The bins of each group that can hold rows, side by side where they touch.
  let usedBins: [[Range<Int>]]
  private let scratch: CountingScratchPool
  /// The histograms that threads beside the first count into.
  private let parts: [Int]
  /// Where two siblings are counted whose histograms cannot be kept.
  private let passing: (small: Int, large: Int)
  /// The next share of rows to be counted.
  private let nextShare = Atomic<Int>(0)
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
    usedBins = (0..<groups.groupCount).map { group in
      Self.usedBins(groups.columns(of: group).map { data.columns[$0].bins.count })
    }
    scratch = CountingScratchPool(groupCount: groups.groupCount)
    let store = HistogramStore(
      columns: groups.groupCount * groups.width,
      slots: HistogramStore.slots(for: growth, columns: data.columns.count)
        + workers.threadCount + 1,
      countsRows: growth.minSamplesLeaf > 1)
    parts = (1..<workers.threadCount).map { _ in store.take() }
    passing = (store.take(), store.take())
    self.store = store
  }

  /// The bins in use, and that of missing values, of columns with 256 places each.
  private static func usedBins(_ counts: [Int]) -> [Range<Int>] {
    var used: [Range<Int>] = []
    for (column, count) in counts.enumerated() {
      let start = 256 * column
      let missing = start + Int(ColumnBins.missing)
      for bins in [start..<start + count, missing..<missing + 1] where !bins.isEmpty {
        if let last = used.last, last.upperBound == bins.lowerBound {
          used[used.count - 1] = last.lowerBound..<bins.upperBound
        } else {
          used.append(bins)
        }
      }
    }
    return used
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
    let isKnown = parent.histogram >= 0
    let kept = (small: store.take(), large: isKnown ? parent.histogram : store.take())
    let used = (
      small: kept.small >= 0 ? kept.small : passing.small,
      large: kept.large >= 0 ? kept.large : passing.large
    )
    pair.left.histogram = leftIsSmaller ? used.small : used.large
    pair.right.histogram = leftIsSmaller ? used.large : used.small
    let left = NodeWork(node: pair.left, columns: pair.leftIsWanted ? sampling.drawNode() : [])
    let right = NodeWork(node: pair.right, columns: pair.rightIsWanted ? sampling.drawNode() : [])
    let small = leftIsSmaller ? left : right
    let large = leftIsSmaller ? right : left
    let found = search(small, large, isParentKnown: isKnown, partition)
    pair.left.histogram = leftIsSmaller ? kept.small : kept.large
    pair.right.histogram = leftIsSmaller ? kept.large : kept.small
    return leftIsSmaller ? (found.small, found.large) : (found.large, found.small)
  }

  /// Searches two siblings: the larger one's histogram is the parent's, which it has taken over,
  /// minus that of the smaller one, or is counted if the parent's was not kept.
  private func search(
    _ small: NodeWork, _ large: NodeWork, isParentKnown: Bool, _ partition: RowPartition
  ) -> (small: Split?, large: Split?) {
    guard isParentKnown || large.columns.isEmpty else {
      let ofSmall = search([small], counting: small.node, subtractingFrom: nil, partition)
      let ofLarge = search([large], counting: large.node, subtractingFrom: nil, partition)
      return (ofSmall[0], ofLarge[0])
    }
    let found = search(
      [small, large], counting: small.node,
      subtractingFrom: large.columns.isEmpty ? nil : large.node, partition)
    return (found[0], found[1])
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
    let used = count(counted, partition)
    let run: @Sendable (Int) -> [Split?] = { [self] group in
      for part in used { add(part, to: counted.histogram, group: group) }
      if let sibling { subtract(counted, from: sibling, group: group) }
      return scratch.with { scratch in works.map { best(of: $0, group: group, scratch) } }
    }
    let perGroup =
      works.count * columns.count >= Self.columnsWorthSharing
      ? workers.map(count: groups.groupCount, run) : (0..<groups.groupCount).map(run)
    return works.indices.map { work in
      perGroup.reduce(nil) { best, group in
        guard let found = group[work] else { return best }
        return best.map { $0.gain >= found.gain } ?? false ? best : found
      }
    }
  }

  /// Counts a node; returns the histograms beside its own that hold a part of its rows.
  private func count(_ node: GrowingNode, _ partition: RowPartition) -> ArraySlice<Int> {
    let isShared = node.rows.count * columns.count > Self.cellsWorthSharing
    let wanted = node.rows.count / (4 * workers.threadCount)
    let size = min(max(wanted, Self.shares.lowerBound), Self.shares.upperBound)
    let shares = (node.rows.count + size - 1) / size
    let threads = isShared ? min(workers.threadCount, shares) : 1
    guard threads > 1 else {
      clear(node.histogram)
      scratch.with { count(node.rows, into: node.histogram, partition, $0) }
      return []
    }
    nextShare.store(0, ordering: .relaxed)
    workers.forEach(count: threads) { [self] turn in
      let histogram = turn == 0 ? node.histogram : parts[turn - 1]
      clear(histogram)
      scratch.with { scratch in
        while true {
          let share = nextShare.wrappingAdd(1, ordering: .relaxed).oldValue
          guard share < shares else { return }
          let start = node.rows.lowerBound + share * size
          let places = start..<min(start + size, node.rows.upperBound)
          count(places, into: histogram, partition, scratch)
        }
      }
    }
    return parts.prefix(threads - 1)
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
