import Machine

/// Grows one tree: takes the most promising node, divides its rows, and asks for the best splits
/// of both children.
struct TreeGrower<Search: SplitSearch> {
  let columns: [BinnedColumn]
  let limits: GrowthLimits
  let search: Search
  /// The threads that divide many rows; nil when trees are what the threads share.
  let workers: WorkerPool?
  /// Whether a node could still be split, apart from depth and row counts.
  let isWorthSplitting: (PackedSum) -> Bool

  /// Grows a tree on the first `rowCount` rows of `partition`, whose sums are `sum`.
  func grow(on partition: RowPartition, rowCount: Int, sum: PackedSum) -> GrownTree {
    var root = GrowingNode(rows: 0..<rowCount, depth: 0, sum: sum)
    var tree = GrownTree(nodes: [])
    var queue = NodeQueue(isOrdered: limits.maxLeaves != .max)
    if isWanted(root), limits.maxLeaves > 1 {
      root.split = search.split(root: &root, of: partition)
    }
    tree.nodes.append(root)
    enqueue(0, in: &tree, &queue)
    var leaves = 1
    while leaves < limits.maxLeaves, let index = queue.next() {
      leaves += 1
      divide(index, of: &tree, on: partition, &queue, isLast: leaves == limits.maxLeaves)
    }
    while let index = queue.next() {
      tree.nodes[index].split = nil
      search.release(&tree.nodes[index])
    }
    return tree
  }

  /// Divides a node; the children of the last division are leaves and are not searched.
  private func divide(
    _ index: Int, of tree: inout GrownTree, on partition: RowPartition, _ queue: inout NodeQueue,
    isLast: Bool
  ) {
    let parent = tree.nodes[index]
    guard let split = parent.split else { return }
    let leftCount = partition.divide(parent.rows, by: split, in: columns, on: workers)
    let middle = parent.rows.lowerBound + leftCount
    let left = GrowingNode(
      rows: parent.rows.lowerBound..<middle, depth: parent.depth + 1, sum: split.left)
    let right = GrowingNode(
      rows: middle..<parent.rows.upperBound, depth: parent.depth + 1,
      sum: parent.sum - split.left)
    var pair = SiblingPair(
      left: left, right: right, leftIsWanted: !isLast && isWanted(left),
      rightIsWanted: !isLast && isWanted(right))
    (pair.left.split, pair.right.split) = search.splits(of: &pair, parent: parent, of: partition)
    tree.nodes[index].leftChild = tree.nodes.count
    tree.nodes.append(pair.left)
    tree.nodes.append(pair.right)
    enqueue(tree.nodes.count - 2, in: &tree, &queue)
    enqueue(tree.nodes.count - 1, in: &tree, &queue)
  }

  private func enqueue(_ index: Int, in tree: inout GrownTree, _ queue: inout NodeQueue) {
    if let split = tree.nodes[index].split {
      queue.add(index, gain: split.gain)
    } else {
      search.release(&tree.nodes[index])
    }
  }

  private func isWanted(_ node: GrowingNode) -> Bool {
    node.depth < limits.maxDepth && node.rows.count >= max(limits.minSamplesSplit, 2)
      && node.rows.count / 2 >= limits.minSamplesLeaf && isWorthSplitting(node.sum)
  }
}
