extension TreeEnsemble {
  /// No trees yet, on these columns.
  init(on data: BinnedDataset) {
    featureNames = data.columnNames
    levelCounts = data.columns.map { column in
      guard case .category(let levels, _) = column.bins.kind else { return 0 }
      return levels
    }
  }

  /// Adds a tree.
  ///
  /// - Parameters:
  ///   - tree: The tree as it was grown.
  ///   - columns: The columns it was grown on.
  ///   - value: What a leaf adds.
  ///   - cover: The weight of the training rows of a leaf.
  mutating func append(
    _ tree: GrownTree, on columns: [BinnedColumn], value: (GrowingNode) -> Double,
    cover: (GrowingNode) -> Double
  ) {
    layout = ScoringLayout()
    let base = nodes.count
    for (index, node) in tree.nodes.enumerated() {
      guard let split = node.split else {
        nodes.append(.leaf(at: base + index))
        values.append(value(node))
        covers.append(cover(node))
        gains.append(0)
        continue
      }
      var entry = TreeNode(
        threshold: split.threshold, left: Int32(base + node.leftChild),
        columnAndFlags: UInt32(split.column))
      if split.missingGoesLeft { entry.columnAndFlags |= TreeNode.missingLeftFlag }
      if case .bins(let set) = split.rule {
        entry.columnAndFlags |= TreeNode.categoryFlag
        entry.threshold = Double(bitPattern: UInt64(categoryWords.count))
        appendLevels(set, missingGoesLeft: split.missingGoesLeft, columns[split.column].bins)
      }
      nodes.append(entry)
      values.append(0)
      covers.append(0)
      gains.append(split.gain)
    }
    addUpCovers(from: base)
    starts.append(nodes.count)
  }

  /// Writes the levels that go left; a level without a bin goes where missing values go.
  private mutating func appendLevels(_ set: BinSet, missingGoesLeft: Bool, _ bins: ColumnBins) {
    guard case .category(let levels, let levelOfBin) = bins.kind else { return }
    let first = categoryWords.count
    let rest: UInt64 = missingGoesLeft && levelOfBin.count < levels ? .max : 0
    categoryWords.append(contentsOf: repeatElement(rest, count: (levels + 63) / 64))
    for (bin, level) in levelOfBin.enumerated() {
      let bit = UInt64(1) << UInt64(level & 63)
      if set.contains(UInt8(bin)) {
        categoryWords[first + Int(level >> 6)] |= bit
      } else {
        categoryWords[first + Int(level >> 6)] &= ~bit
      }
    }
  }

  private mutating func addUpCovers(from base: Int) {
    for index in (base..<nodes.count).reversed() where !isLeaf(index) {
      let (left, right) = children(of: index)
      covers[index] = covers[left] + covers[right]
    }
  }

  /// Adds the trees of another ensemble on the same columns.
  mutating func append(_ other: TreeEnsemble) {
    layout = ScoringLayout()
    let base = nodes.count
    let words = UInt64(categoryWords.count)
    for node in other.nodes {
      var node = node
      node.left += Int32(base)
      if node.isCategory { node.threshold = Double(bitPattern: node.threshold.bitPattern + words) }
      nodes.append(node)
    }
    starts.append(contentsOf: other.starts.dropFirst().map { $0 + base })
    values.append(contentsOf: other.values)
    covers.append(contentsOf: other.covers)
    gains.append(contentsOf: other.gains)
    categoryWords.append(contentsOf: other.categoryWords)
  }

  /// Keeps the first trees.
  mutating func keepTrees(_ count: Int) {
    guard count < treeCount else { return }
    layout = ScoringLayout()
    let end = starts[count]
    let words = nodes[end...].lazy.filter(\.isCategory).map { Int($0.threshold.bitPattern) }.min()
    starts.removeSubrange((count + 1)...)
    nodes.removeSubrange(end...)
    values.removeSubrange(end...)
    covers.removeSubrange(end...)
    gains.removeSubrange(end...)
    if let words { categoryWords.removeSubrange(words...) }
  }
}
