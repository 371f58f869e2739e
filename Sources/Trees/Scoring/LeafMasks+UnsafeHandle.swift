extension LeafMasks {
  /// Adds what each tree gives to each row of a block, the trees in their order.
  ///
  /// - Parameters:
  ///   - sums: A whole number of groups.
  ///   - block: The planes of the rows, `sums.count` bytes each.
  func addTrees(to sums: inout [Double], _ block: [Int8]) {
    let rows = sums.count
    precondition(rows % RowQuestions.groupRows == 0, "whole groups")
    precondition(block.count >= questions.planes.planeCount * rows, "all planes")
    var struck = [SIMD16<UInt8>](repeating: SIMD16(), count: 8 * words)
    unsafe block.withUnsafeBytes { block in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe struck.withUnsafeMutableBufferPointer { struck in
          guard let sums = sums.baseAddress, let struck = struck.baseAddress else { return }
          for tree in 0..<treeCount {
            for group in stride(from: 0, to: rows, by: RowQuestions.groupRows) {
              for word in 0..<words {
                unsafe questions.answer(
                  tree * words + word, block, rows: rows, group: group, into: struck + 8 * word)
              }
              unsafe addLeaves(of: tree, to: sums + group, struck)
            }
          }
        }
      }
    }
  }

  /// Adds the value of the first leaf that was not struck out.
  @inline(__always)
  private func addLeaves(
    of tree: Int, to sums: UnsafeMutablePointer<Double>,
    _ struck: UnsafeMutablePointer<SIMD16<UInt8>>
  ) {
    for part in 0..<8 {
      // The first word with a leaf, and how many words come before it.
      var left = unsafe ~struck[part]
      var index = SIMD16<UInt8>()
      for word in 1..<max(words, 1) {
        let none = zeros(left)
        index &-= none
        unsafe left |= ~struck[8 * word + part] & none
      }
      // The place of its lowest bit: three questions with two answers each.
      let lowest = left & (0 &- left)
      index = index &+ index &+ 1 &+ zeros(lowest & 0xF0)
      index = index &+ index &+ 1 &+ zeros(lowest & 0xCC)
      index = index &+ index &+ 1 &+ zeros(lowest & 0xAA)
      unsafe struck[part] = index
    }
    // Only now the values, for which nothing has to wait any more.
    unsafe values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return }
      let leaves = unsafe values + tree * 8 * words
      let indices = UnsafeRawPointer(struck)
      for row in 0..<RowQuestions.groupRows {
        let index = unsafe indices.load(fromByteOffset: row, as: UInt8.self)
        unsafe sums[row] += leaves[Int(index)]
      }
    }
  }
}

/// 255 where a byte is zero.
@inline(__always)
private func zeros(_ bytes: SIMD16<UInt8>) -> SIMD16<UInt8> {
  // The type is written out: with an inferred one the compiler compares byte by byte.
  let zero = SIMD16<UInt8>(repeating: 0)
  return unsafe unsafeBitCast(bytes .== zero, to: SIMD16<UInt8>.self)
}
