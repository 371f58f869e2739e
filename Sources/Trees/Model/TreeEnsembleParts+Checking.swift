extension TreeEnsemble {
  /// Puts an ensemble together from parts that may come from anywhere.
  ///
  /// What is accepted can be walked safely: every index lies within its array, children come after
  /// their parent and have one parent each, and every number is finite.
  ///
  /// - Throws: `TreesError.malformed`, naming the first part and index that is wrong.
  /// - Complexity: O(*nodes*).
  init(checking parts: TreeEnsembleParts) throws(TreesError) {
    try parts.checkSizes()
    try parts.checkNumbers()
    featureNames = parts.featureNames
    levelCounts = parts.levelCounts.map { Int($0) }
    starts = parts.treeStarts.map { Int($0) }
    values = parts.leafValue
    covers = parts.cover
    gains = parts.gain
    categoryWords = parts.categoryWords
    nodes.reserveCapacity(parts.featureIndex.count)
    for tree in 0..<treeCount {
      let range = starts[tree]..<starts[tree + 1]
      try parts.checkChildren(range)
      for index in range { nodes.append(try parts.checkedNode(index, from: range.lowerBound)) }
    }
  }
}

extension TreeEnsembleParts {
  /// One element a node in each array of nodes, a level count for each feature, and trees that
  /// follow one another.
  fileprivate func checkSizes() throws(TreesError) {
    let count = featureIndex.count
    guard count < 1 << 30 else {
      throw .malformed(part: "featureIndex", index: count, problem: "is beyond the limit of nodes")
    }
    let sizes = [
      ("threshold", threshold.count), ("leftChild", leftChild.count),
      ("rightChild", rightChild.count), ("leafValue", leafValue.count), ("cover", cover.count),
      ("gain", gain.count), ("missingGoesLeft", missingGoesLeft.count),
      ("categoryStart", categoryStart.count),
    ]
    for (name, size) in sizes where size != count {
      throw .malformed(
        part: name, index: min(size, count), problem: "is missing or too much: expected \(count)")
    }
    guard levelCounts.count == featureNames.count, featureNames.count < 1 << 29 else {
      throw .malformed(
        part: "levelCounts", index: min(levelCounts.count, featureNames.count),
        problem: "is missing or too much: expected \(featureNames.count)")
    }
    for (index, levels) in levelCounts.enumerated() where levels < 0 {
      throw .malformed(part: "levelCounts", index: index, problem: "is negative")
    }
    guard treeStarts.first == 0, treeStarts.last.map({ Int($0) }) == count else {
      throw .malformed(
        part: "treeStarts", index: 0, problem: "does not go from 0 to the number of nodes, \(count)"
      )
    }
    for tree in 1..<max(treeStarts.count, 1) where treeStarts[tree] <= treeStarts[tree - 1] {
      throw .malformed(part: "treeStarts", index: tree, problem: "does not ascend")
    }
  }

  /// Finite numbers everywhere.
  fileprivate func checkNumbers() throws(TreesError) {
    guard baseScore.isFinite else {
      throw .malformed(part: "baseScore", index: 0, problem: "is not finite")
    }
    for (name, numbers) in [
      ("threshold", threshold), ("leafValue", leafValue), ("cover", cover), ("gain", gain),
    ] {
      guard let index = numbers.firstIndex(where: { !$0.isFinite }) else { continue }
      throw .malformed(part: name, index: index, problem: "is not finite")
    }
    if let index = cover.firstIndex(where: { $0 < 0 }) {
      throw .malformed(part: "cover", index: index, problem: "is negative")
    }
  }

  /// Each node but the root is the child of exactly one node before it.
  fileprivate func checkChildren(_ range: Range<Int>) throws(TreesError) {
    var hasParent = [Bool](repeating: false, count: range.count)
    for index in range {
      let left = leftChild[index]
      let right = rightChild[index]
      guard left != -1 || right != -1 else { continue }
      let place = index - range.lowerBound
      guard Int(left) > place, Int(left) + 1 < range.count, right == left + 1 else {
        throw .malformed(
          part: "leftChild", index: index,
          problem: "is \(left), its neighbour \(right): not a pair after the node in its tree")
      }
      for child in [Int(left), Int(right)] {
        guard !hasParent[child] else {
          throw .malformed(
            part: "leftChild", index: index, problem: "is \(left), which has a parent already")
        }
        hasParent[child] = true
      }
    }
    if let orphan = hasParent.dropFirst().firstIndex(of: false) {
      throw .malformed(
        part: "leftChild", index: range.lowerBound + orphan, problem: "belongs to no parent")
    }
  }

  /// A node whose children were checked.
  fileprivate func checkedNode(_ index: Int, from start: Int) throws(TreesError) -> TreeNode {
    guard missingGoesLeft[index] <= 1 else {
      throw .malformed(part: "missingGoesLeft", index: index, problem: "is neither 0 nor 1")
    }
    let column = Int(featureIndex[index])
    guard leftChild[index] != -1 else {
      guard column == -1 else {
        throw .malformed(part: "featureIndex", index: index, problem: "is \(column) at a leaf")
      }
      return .leaf(at: index)
    }
    guard featureNames.indices.contains(column) else {
      throw .malformed(
        part: "featureIndex", index: index,
        problem: "is \(column), but there are \(featureNames.count) features")
    }
    var node = TreeNode(
      threshold: threshold[index], left: leftChild[index] + Int32(start),
      columnAndFlags: UInt32(column))
    if missingGoesLeft[index] == 1 { node.columnAndFlags |= TreeNode.missingLeftFlag }
    if levelCounts[column] > 0 {
      node.columnAndFlags |= TreeNode.categoryFlag
      node.threshold = Double(bitPattern: UInt64(try checkedWords(index, column)))
    } else if categoryStart[index] != -1 {
      throw .malformed(part: "categoryStart", index: index, problem: "stands at a numeric split")
    }
    return node
  }

  private func checkedWords(_ index: Int, _ column: Int) throws(TreesError) -> Int {
    let first = Int(categoryStart[index])
    let words = (Int(levelCounts[column]) + 63) / 64
    guard first >= 0, first <= categoryWords.count - words else {
      throw .malformed(
        part: "categoryStart", index: index,
        problem: "is \(first), but there are \(categoryWords.count) words of categories")
    }
    return first
  }
}
