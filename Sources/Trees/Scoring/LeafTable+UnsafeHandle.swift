extension LeafTable {
  /// `base` plus what each tree gives a row, the trees in their order.
  ///
  /// The words of up to 256 trees stand on the stack; for more, one buffer is allocated.
  func sum(base: Double, _ value: (Int) -> Double) -> Double {
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width) { left in
      guard let left = left.baseAddress else { return base }
      unsafe left.initialize(repeating: .max, count: width)
      return unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: columns.count) { taken in
        for (place, column) in columns.enumerated() {
          unsafe taken[place] = width &* line(of: value(column.column), column, left)
        }
        unsafe keepCommon(UnsafeBufferPointer(taken), left)
        return unsafe sum(base: base, left)
      }
    }
  }

  /// The line of a value; what it lacks is struck out of `left`.
  @inline(__always)
  private func line(
    of value: Double, _ column: Column, _ left: UnsafeMutablePointer<UInt32>
  ) -> Int {
    guard let search = column.search else {
      let isKnown = value >= 0 && value < Double(column.levels)
      return isKnown ? column.firstLine &+ Int(value) : column.missingLine
    }
    guard value == value else { return column.missingLine }
    let rank = search.rank(value)
    let end = Int(ends[column.firstEnd + rank])
    let line = end &>> stepBits
    unsafe nodes.withUnsafeBufferPointer { nodes in
      for place in column.firstNode &+ line &<< stepBits..<column.firstNode &+ end {
        let node = unsafe nodes[place]
        unsafe left[Int(node.tree)] &= node.leaves
      }
    }
    return column.firstLine &+ line
  }

  /// Keeps the leaves that all lines have in common, sixteen trees at a time.
  @inline(__always)
  private func keepCommon(
    _ taken: UnsafeBufferPointer<Int>, _ left: UnsafeMutablePointer<UInt32>
  ) {
    unsafe lines.withUnsafeBufferPointer { lines in
      guard let lines = lines.baseAddress else { return }
      for first in stride(from: 0, to: width, by: Self.lanes) {
        let place = unsafe UnsafeMutableRawPointer(left + first)
        var common = unsafe place.loadUnaligned(as: SIMD16<UInt32>.self)
        for column in 0..<taken.count {
          unsafe common &= UnsafeRawPointer(lines + taken[column] + first)
            .loadUnaligned(as: SIMD16<UInt32>.self)
        }
        unsafe place.storeBytes(of: common, as: SIMD16<UInt32>.self)
      }
    }
  }

  @inline(__always)
  private func sum(base: Double, _ left: UnsafePointer<UInt32>) -> Double {
    var sum = base
    unsafe values.withUnsafeBufferPointer { values in
      for tree in 0..<treeCount {
        let leaf = unsafe left[tree].trailingZeroBitCount & (Self.mostLeaves - 1)
        unsafe sum += values[tree &* Self.mostLeaves &+ leaf]
      }
    }
    return sum
  }
}
