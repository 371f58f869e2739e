/// An ensemble taken apart into flat arrays, for writing to a file and reading back.
///
/// Arrays that speak of nodes have one element a node, tree after tree.
///
/// ```
///  tree 0               tree 1
///  node 0 1 2 3 4     | 5 6 7         treeStarts  [0, 5, 8]
///  left 1 3 · · ·     | 1 · ·         leftChild   [1, 3, -1, -1, -1, 1, -1, -1]
/// ```
public struct TreeEnsembleParts: Hashable, Sendable, Codable {
  /// The columns of the fit.
  public var featureNames: [String] = []
  /// How many levels each column has; 0 for numbers.
  public var levelCounts: [Int32] = []
  /// What the sum over the trees starts from: log-odds for boosted trees, 0 for a forest.
  public var baseScore = 0.0
  /// The first node of each tree, and at the end the number of nodes.
  public var treeStarts: [Int32] = [0]
  /// The column an inner node looks at; −1 for a leaf.
  public var featureIndex: [Int32] = []
  /// A value up to this goes left; 0 for leaves and category splits.
  public var threshold: [Double] = []
  /// The left child, counted from the first node of the tree; −1 for a leaf.
  public var leftChild: [Int32] = []
  /// The right child: always the neighbour of the left one; −1 for a leaf.
  public var rightChild: [Int32] = []
  /// What a leaf adds; 0 for inner nodes.
  public var leafValue: [Double] = []
  /// The sum of the weights of the training rows that came by, ≥ 0.
  public var cover: [Double] = []
  /// What the split of an inner node gained; 0 for leaves.
  public var gain: [Double] = []
  /// 1 where rows without a value go left, else 0.
  public var missingGoesLeft: [UInt8] = []
  /// The first word of a category split among `categoryWords`; −1 for other nodes.
  public var categoryStart: [Int32] = []
  /// The levels that go left, one bit each, ⌈levels / 64⌉ words a category split.
  public var categoryWords: [UInt64] = []

  /// Parts of an ensemble without trees.
  public init() {}
}

extension TreeEnsemble {
  /// The ensemble taken apart.
  ///
  /// - Complexity: O(*nodes*).
  func parts(baseScore: Double) -> TreeEnsembleParts {
    var parts = TreeEnsembleParts()
    parts.featureNames = featureNames
    parts.levelCounts = levelCounts.map { Int32($0) }
    parts.baseScore = baseScore
    parts.treeStarts = starts.map { Int32($0) }
    parts.leafValue = values
    parts.cover = covers
    parts.gain = gains
    parts.categoryWords = categoryWords
    for tree in 0..<treeCount {
      for index in starts[tree]..<starts[tree + 1] {
        appendNode(index, from: starts[tree], to: &parts)
      }
    }
    return parts
  }

  private func appendNode(_ index: Int, from start: Int, to parts: inout TreeEnsembleParts) {
    let node = nodes[index]
    let leaf = isLeaf(index)
    parts.featureIndex.append(leaf ? -1 : Int32(node.column))
    parts.threshold.append(leaf || node.isCategory ? 0 : node.threshold)
    parts.leftChild.append(leaf ? -1 : node.left - Int32(start))
    parts.rightChild.append(leaf ? -1 : node.left - Int32(start) + 1)
    parts.missingGoesLeft.append(!leaf && node.missingGoesLeft ? 1 : 0)
    parts.categoryStart.append(node.isCategory ? Int32(node.threshold.bitPattern) : -1)
  }
}
