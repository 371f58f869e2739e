extension RankNodes {
  /// `base` plus what each tree gives a row, the trees in their order; nothing is allocated while
  /// the planes fit 1 KiB.
  func sum(base: Double, _ value: (Int) -> Double) -> Double {
    unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: planes.planeCount + 1) {
      ranks in
      guard let ranks = ranks.baseAddress else { return base }
      unsafe ranks[0] = 0
      unsafe planes.fill(ranks, value)
      return unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.batch + 8) {
        leaves in
        guard let leaves = leaves.baseAddress else { return base }
        return unsafe hasCategories
          ? sum(base: base, ranks, leaves, categories: true)
          : sum(base: base, ranks, leaves, categories: false)
      }
    }
  }

  @inline(__always)
  private func sum(
    base: Double, _ ranks: UnsafePointer<UInt16>, _ leaves: UnsafeMutablePointer<Int32>,
    categories: Bool
  ) -> Double {
    var sum = base
    let count = order.count
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe values.withUnsafeBufferPointer { values in
        guard let nodes = nodes.baseAddress else { return }
        for first in stride(from: 0, to: count, by: Self.batch) {
          let end = min(first + Self.batch, count)
          for eight in stride(from: first, to: end, by: 8) {
            unsafe walkEight(eight, nodes, ranks, leaves - first, categories)
          }
          for tree in 0..<end - first { unsafe sum += values[Int(leaves[tree])] }
        }
      }
    }
    return sum
  }

  /// The leaves of eight trees, walked side by side: their loads do not wait for one another.
  @inline(__always)
  private func walkEight(
    _ eight: Int, _ nodes: UnsafePointer<Node>, _ ranks: UnsafePointer<UInt16>,
    _ leaves: UnsafeMutablePointer<Int32>, _ categories: Bool
  ) {
    let last = order.count - 1
    let trees = SIMD8<Int32>(
      order[eight], order[min(eight + 1, last)], order[min(eight + 2, last)],
      order[min(eight + 3, last)], order[min(eight + 4, last)], order[min(eight + 5, last)],
      order[min(eight + 6, last)], order[min(eight + 7, last)])
    var (a, b) = (starts[Int(trees[0])], starts[Int(trees[1])])
    var (c, d) = (starts[Int(trees[2])], starts[Int(trees[3])])
    var (e, f) = (starts[Int(trees[4])], starts[Int(trees[5])])
    var (g, h) = (starts[Int(trees[6])], starts[Int(trees[7])])
    var sure = sureSteps[eight / 8]
    while true {
      let (a0, b0, c0, d0) = (a, b, c, d)
      let (e0, f0, g0, h0) = (e, f, g, h)
      a = unsafe Self.next(nodes, a, ranks, categories)
      b = unsafe Self.next(nodes, b, ranks, categories)
      c = unsafe Self.next(nodes, c, ranks, categories)
      d = unsafe Self.next(nodes, d, ranks, categories)
      e = unsafe Self.next(nodes, e, ranks, categories)
      f = unsafe Self.next(nodes, f, ranks, categories)
      g = unsafe Self.next(nodes, g, ranks, categories)
      h = unsafe Self.next(nodes, h, ranks, categories)
      sure -= 1
      guard sure < 0 else { continue }
      let moved =
        (a ^ a0) | (b ^ b0) | (c ^ c0) | (d ^ d0) | (e ^ e0) | (f ^ f0) | (g ^ g0) | (h ^ h0)
      if moved == 0 { break }
    }
    let ends = SIMD8(a, b, c, d, e, f, g, h)
    for lane in 0..<min(8, last + 1 - eight) { unsafe leaves[Int(trees[lane])] = ends[lane] }
  }

  /// One step down.
  @inline(__always)
  private static func next(
    _ nodes: UnsafePointer<Node>, _ place: Int32, _ ranks: UnsafePointer<UInt16>,
    _ categories: Bool
  ) -> Int32 {
    let node = unsafe nodes[Int(place)]
    guard categories else {
      return unsafe node.left &+ (ranks[Int(node.plane)] > node.cut ? 1 : 0)
    }
    let rank = unsafe ranks[Int(node.plane & ~categoryFlag)]
    let isAbove = rank > node.cut
    let meets = rank & node.cut != 0
    return node.left &+ ((node.plane & categoryFlag != 0 ? meets : isAbove) ? 1 : 0)
  }

  /// Adds what each tree gives to each row of a block, whose ranks stand row by row.
  ///
  /// Eight rows walk side by side, and a tree is fetched once for the whole block.
  func addTrees(to sums: inout MutableSpan<Double>, _ ranks: [UInt16]) {
    precondition(ranks.count >= sums.count * planes.planeCount, "ranks of all rows")
    unsafe ranks.withUnsafeBufferPointer { ranks in
      guard let ranks = ranks.baseAddress else { return }
      unsafe hasCategories
        ? addTrees(to: &sums, ranks, categories: true)
        : addTrees(to: &sums, ranks, categories: false)
    }
  }

  @inline(__always)
  private func addTrees(
    to sums: inout MutableSpan<Double>, _ ranks: UnsafePointer<UInt16>, categories: Bool
  ) {
    let width = planes.planeCount
    let last = sums.count - 1
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe values.withUnsafeBufferPointer { values in
        guard let nodes = nodes.baseAddress else { return }
        for root in starts.dropLast() {
          var row = 0
          while row <= last {
            let first = unsafe ranks + row * width
            let places = unsafe (
              ranks + min(row + 1, last) * width, ranks + min(row + 2, last) * width,
              ranks + min(row + 3, last) * width, ranks + min(row + 4, last) * width,
              ranks + min(row + 5, last) * width, ranks + min(row + 6, last) * width,
              ranks + min(row + 7, last) * width
            )
            var (a, b, c, d) = (root, root, root, root)
            var (e, f, g, h) = (root, root, root, root)
            while true {
              let a2 = unsafe Self.next(nodes, a, first, categories)
              let b2 = unsafe Self.next(nodes, b, places.0, categories)
              let c2 = unsafe Self.next(nodes, c, places.1, categories)
              let d2 = unsafe Self.next(nodes, d, places.2, categories)
              let e2 = unsafe Self.next(nodes, e, places.3, categories)
              let f2 = unsafe Self.next(nodes, f, places.4, categories)
              let g2 = unsafe Self.next(nodes, g, places.5, categories)
              let h2 = unsafe Self.next(nodes, h, places.6, categories)
              let moved =
                (a ^ a2) | (b ^ b2) | (c ^ c2) | (d ^ d2) | (e ^ e2) | (f ^ f2) | (g ^ g2)
                | (h ^ h2)
              (a, b, c, d) = (a2, b2, c2, d2)
              (e, f, g, h) = (e2, f2, g2, h2)
              if moved == 0 { break }
            }
            let leaves = SIMD8(a, b, c, d, e, f, g, h)
            for lane in 0..<min(8, last + 1 - row) {
              sums[row + lane] += unsafe values[Int(leaves[lane])]
            }
            row += 8
          }
        }
      }
    }
  }
}
