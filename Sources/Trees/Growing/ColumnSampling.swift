package import Learning

/// Which columns a tree and its nodes may look at.
package struct ColumnSampling {
  private let perNode: Int
  private var tree: [Int]
  private let count: Int
  private var stream: RandomStream
  /// The mask of all columns of the tree.
  private var whole: [Bool]

  /// The columns of a tree.
  ///
  /// - Parameters:
  ///   - count: All columns.
  ///   - perTree: The fraction of them that a tree uses, at least one column.
  ///   - perNode: The fraction of those that a node looks at, at least one.
  ///   - stream: The randomness of the tree.
  package init(of count: Int, perTree: Double, perNode: Double, stream: RandomStream) {
    self.count = count
    self.stream = stream
    let kept = max(1, Int((perTree * Double(count)).rounded()))
    tree = Array(0..<count)
    if kept < count { tree = self.stream.sample(kept, below: count).sorted() }
    whole = [Bool](repeating: false, count: count)
    for column in tree { whole[column] = true }
    self.perNode = max(1, Int((perNode * Double(kept)).rounded()))
  }

  /// The columns of the next node, as a mask.
  package mutating func drawNode() -> [Bool] {
    guard perNode < tree.count else { return whole }
    var mask = [Bool](repeating: false, count: count)
    for place in stream.sample(perNode, below: tree.count) { mask[tree[place]] = true }
    return mask
  }
}
