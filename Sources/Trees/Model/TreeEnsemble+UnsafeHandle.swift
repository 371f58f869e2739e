extension TreeEnsemble {
  /// Adds what some trees give to a block of rows, whose features stand row by row in `block`.
  ///
  /// Eight rows walk together: their loads do not wait for one another.
  func addTrees(
    _ trees: Range<Int>, to sums: inout MutableSpan<Double>, at offset: Int, rows: Int,
    _ block: [Double]
  ) {
    let width = levelCounts.count
    precondition(offset + rows <= sums.count && rows * width <= block.count, "a block of rows")
    let hasCategories = !categoryWords.isEmpty
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe block.withUnsafeBufferPointer { block in
        for tree in trees {
          let root = starts[tree]
          var row = 0
          while !hasCategories, row + 8 <= rows {
            let leaves = unsafe Self.walk8(nodes, from: root, block, at: row * width, width)
            for lane in 0..<8 { sums[offset + row + lane] += values[Int(leaves[lane])] }
            row += 8
          }
          while row < rows {
            let first = row * width
            var node = root
            while Int(unsafe nodes[node].left) != node {
              let entry = unsafe nodes[node]
              let value = unsafe block[first + entry.column]
              let goesRight =
                entry.isCategory ? categoryGoesRight(entry, value) : entry.goesRight(value)
              node = Int(entry.left) + (goesRight ? 1 : 0)
            }
            sums[offset + row] += values[node]
            row += 1
          }
        }
      }
    }
  }

  @inline(__always)
  private static func walk8(
    _ nodes: UnsafeBufferPointer<TreeNode>, from root: Int, _ block: UnsafeBufferPointer<Double>,
    at first: Int, _ width: Int
  ) -> SIMD8<Int32> {
    var places = SIMD8<Int32>(repeating: Int32(root))
    while true {
      var moved: Int32 = 0
      for lane in 0..<8 {
        let place = places[lane]
        let entry = unsafe nodes[Int(place)]
        let value = unsafe block[first + lane * width + entry.column]
        let next = entry.left &+ (entry.goesRight(value) ? 1 : 0)
        moved |= next ^ place
        places[lane] = next
      }
      if moved == 0 { return places }
    }
  }
}
