/// A node while its tree is growing.
struct GrowingNode: Sendable {
  /// Its rows, as places in the partition.
  var rows: Range<Int>
  /// Splits between the root and this node.
  var depth: Int
  /// The sums over its rows.
  var sum: PackedSum
  /// How it was divided; nil for a leaf.
  var split: Split?
  /// The left child, 0 for a leaf; the right one is the next.
  var leftChild = 0
  /// The number of its histogram, −1 when it has none.
  var histogram = -1
}

/// A tree as the grower leaves it: a root and pairs of children, each after its parent.
struct GrownTree: Sendable {
  var nodes: [GrowingNode]
}
