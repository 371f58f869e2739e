/// Trees in flat arrays; what forests and boosted trees have in common.
///
/// All trees share the arrays. A node's two children are neighbours and come after it, so a walk
/// always moves on and ends.
package struct TreeEnsemble: Hashable, Sendable {
  /// The columns that the trees were grown on.
  package internal(set) var featureNames: [String]
  /// How many levels each column has; 0 for numbers.
  package internal(set) var levelCounts: [Int]
  /// The number of each tree's root, and at the end the number of nodes.
  package internal(set) var starts: [Int] = [0]
  /// What the walk reads.
  var nodes: [TreeNode] = []
  /// What a leaf adds; 0 for inner nodes.
  package internal(set) var values: [Double] = []
  /// The sum of the weights of the training rows that came by.
  package internal(set) var covers: [Double] = []
  /// What the split of an inner node gained; 0 for leaves.
  package internal(set) var gains: [Double] = []
  /// The levels that go left, one bit each; a node's words begin where its threshold says.
  var categoryWords: [UInt64] = []
  /// What scoring made of the trees; an ensemble that grows takes a new one.
  var layout = ScoringLayout()

  package var treeCount: Int { starts.count - 1 }

  /// Whether a node is a leaf.
  package func isLeaf(_ node: Int) -> Bool { Int(nodes[node].left) == node }

  /// The children of an inner node.
  package func children(of node: Int) -> (left: Int, right: Int) {
    (Int(nodes[node].left), Int(nodes[node].left) + 1)
  }

  /// The column that an inner node looks at.
  package func column(of node: Int) -> Int { nodes[node].column }

  /// Where a row with this value in the node's column goes from an inner node.
  package func child(of node: Int, for value: Double) -> Int {
    let entry = nodes[node]
    let goesRight = entry.isCategory ? categoryGoesRight(entry, value) : entry.goesRight(value)
    return Int(entry.left) + (goesRight ? 1 : 0)
  }

  /// The leaf of a tree that a row reaches.
  ///
  /// - Complexity: O(depth).
  package func leaf(ofTree tree: Int, _ value: (Int) -> Double) -> Int {
    var node = starts[tree]
    while !isLeaf(node) { node = child(of: node, for: value(nodes[node].column)) }
    return node
  }

  /// Whether a level goes right; missing and unknown levels go where missing ones go.
  func categoryGoesRight(_ node: TreeNode, _ value: Double) -> Bool {
    guard value >= 0, value < Double(levelCounts[node.column]) else { return !node.missingGoesLeft }
    let level = Int(value)
    let word = categoryWords[Int(node.threshold.bitPattern) + (level >> 6)]
    return word >> UInt64(level & 63) & 1 == 0
  }
}
