/// Something that finds the best split of a node.
protocol SplitSearch: AnyObject {
  /// The best split of the root, nil when there is none that the limits allow.
  func split(root: inout GrowingNode, of partition: RowPartition) -> Split?

  /// The best splits of two siblings; nil for one that `wanted` leaves out, or that has none.
  func splits(
    of pair: inout SiblingPair, parent: GrowingNode, of partition: RowPartition
  ) -> (left: Split?, right: Split?)

  /// Says that a node is a leaf and what is kept for it can be given up.
  func release(_ node: inout GrowingNode)
}

/// Two children, and which of them may be split further.
struct SiblingPair: Sendable {
  var left: GrowingNode
  var right: GrowingNode
  var leftIsWanted: Bool
  var rightIsWanted: Bool
}
