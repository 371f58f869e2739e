extension TreeEnsemble {
  /// Adds what some trees give to a block of rows, whose features stand row by row in `block`.
  ///
  /// Eight rows walk together: their loads do not wait for one another.
  func addTrees(
    _ trees: Range<Int>, to sums: inout MutableSpan<Double>, rows: Int, _ block: [Double]
  ) {
    let width = levelCounts.count
    precondition(rows <= sums.count && rows * width <= block.count, "a block of rows")
    let walksTogether = categoryWords.isEmpty
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe block.withUnsafeBufferPointer { block in
        guard let nodes = nodes.baseAddress, let block = block.baseAddress else {
          return
        }
        for tree in trees {
          let root = Int32(starts[tree])
          var row = 0
          while walksTogether, row + 8 <= rows {
            let lanes = unsafe EightRows(block + row * width, width: width)
            let leaves = unsafe lanes.leaves(of: nodes, from: root)
            for lane in 0..<8 { sums[row + lane] += values[Int(leaves[lane])] }
            row += 8
          }
          while row < rows {
            let leaf = unsafe self.leaf(of: nodes, from: root, block + row * width)
            sums[row] += values[leaf]
            row += 1
          }
        }
      }
    }
  }

  /// The leaf that one row reaches.
  private func leaf(
    of nodes: UnsafePointer<TreeNode>, from root: Int32, _ row: UnsafePointer<Double>
  ) -> Int {
    var place = Int(root)
    while true {
      let node = unsafe nodes[place]
      guard Int(node.left) != place else { return place }
      let value = unsafe row[node.column]
      let goesRight = node.isCategory ? categoryGoesRight(node, value) : node.goesRight(value)
      place = Int(node.left) + (goesRight ? 1 : 0)
    }
  }
}

/// Eight rows that walk down a tree side by side.
@unsafe
private struct EightRows {
  let first: UnsafePointer<Double>
  let width: Int

  init(_ first: UnsafePointer<Double>, width: Int) {
    unsafe self.first = unsafe first
    unsafe self.width = width
  }

  @inline(__always)
  private func next(_ nodes: UnsafePointer<TreeNode>, _ place: Int32, _ lane: Int) -> Int32 {
    let node = unsafe nodes[Int(place)]
    let value = unsafe first[lane &* width &+ node.column]
    return node.left &+ (node.goesRight(value) ? 1 : 0)
  }

  /// The leaves; named one by one, so that they stay in registers.
  @inline(__always)
  func leaves(of nodes: UnsafePointer<TreeNode>, from root: Int32) -> SIMD8<Int32> {
    var (a, b, c, d) = (root, root, root, root)
    var (e, f, g, h) = (root, root, root, root)
    while true {
      let a2 = unsafe next(nodes, a, 0)
      let b2 = unsafe next(nodes, b, 1)
      let c2 = unsafe next(nodes, c, 2)
      let d2 = unsafe next(nodes, d, 3)
      let e2 = unsafe next(nodes, e, 4)
      let f2 = unsafe next(nodes, f, 5)
      let g2 = unsafe next(nodes, g, 6)
      let h2 = unsafe next(nodes, h, 7)
      let moved =
        (a ^ a2) | (b ^ b2) | (c ^ c2) | (d ^ d2) | (e ^ e2) | (f ^ f2) | (g ^ g2) | (h ^ h2)
      (a, b, c, d) = (a2, b2, c2, d2)
      (e, f, g, h) = (e2, f2, g2, h2)
      if moved == 0 { return SIMD8(a, b, c, d, e, f, g, h) }
    }
  }
}
