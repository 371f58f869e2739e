extension LeafMasks {
  /// Rows whose struck leaves stay in registers: eight times sixteen.
  static let groupRows = 128

  /// Adds what each tree gives to each row of a block, the trees in their order.
  ///
  /// - Parameters:
  ///   - sums: A whole number of groups.
  ///   - block: The planes of the rows, `sums.count` bytes each.
  func addTrees(to sums: inout [Double], _ block: [Int8]) {
    let rows = sums.count
    precondition(rows % Self.groupRows == 0, "whole groups")
    precondition(block.count >= planes.planeCount * rows, "all planes")
    var struck = [SIMD16<UInt8>](repeating: SIMD16(), count: 8 * words)
    unsafe questions.withUnsafeBufferPointer { questions in
      unsafe block.withUnsafeBytes { block in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          unsafe struck.withUnsafeMutableBufferPointer { struck in
            guard let sums = sums.baseAddress, let struck = struck.baseAddress else { return }
            for tree in 0..<treeCount {
              for group in stride(from: 0, to: rows, by: Self.groupRows) {
                unsafe strike(tree, questions, block, rows: rows, group: group, struck)
                unsafe addLeaves(of: tree, to: sums + group, struck)
              }
            }
          }
        }
      }
    }
  }

  /// Strikes out leaves of a tree for the rows of a group.
  @inline(__always)
  private func strike(
    _ tree: Int, _ questions: UnsafeBufferPointer<Question>, _ block: UnsafeRawBufferPointer,
    rows: Int, group: Int, _ struck: UnsafeMutablePointer<SIMD16<UInt8>>
  ) {
    var next = tree == 0 ? 0 : Int(runs[tree * words - 1].levels)
    for word in 0..<words {
      let run = runs[tree * words + word]
      var (a, b, c, d) = (SIMD16<UInt8>(), SIMD16<UInt8>(), SIMD16<UInt8>(), SIMD16<UInt8>())
      var (e, f, g, h) = (a, b, c, d)
      while next < Int(run.cuts) {
        let question = unsafe questions[next]
        let plane = unsafe PlaneRows(block, question.plane * rows + group)
        unsafe a |= plane.above(question, 0)
        unsafe b |= plane.above(question, 1)
        unsafe c |= plane.above(question, 2)
        unsafe d |= plane.above(question, 3)
        unsafe e |= plane.above(question, 4)
        unsafe f |= plane.above(question, 5)
        unsafe g |= plane.above(question, 6)
        unsafe h |= plane.above(question, 7)
        next += 1
      }
      while next < Int(run.levels) {
        let question = unsafe questions[next]
        let plane = unsafe PlaneRows(block, question.plane * rows + group)
        unsafe a |= plane.meets(question, 0)
        unsafe b |= plane.meets(question, 1)
        unsafe c |= plane.meets(question, 2)
        unsafe d |= plane.meets(question, 3)
        unsafe e |= plane.meets(question, 4)
        unsafe f |= plane.meets(question, 5)
        unsafe g |= plane.meets(question, 6)
        unsafe h |= plane.meets(question, 7)
        next += 1
      }
      let place = unsafe struck + 8 * word
      unsafe (place[0], place[1], place[2], place[3]) = (a, b, c, d)
      unsafe (place[4], place[5], place[6], place[7]) = (e, f, g, h)
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
      unsafe values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else { return }
        let leaves = unsafe values + tree * 8 * words
        let place = unsafe sums + 16 * part
        for lane in 0..<16 { unsafe place[lane] += leaves[Int(index[lane])] }
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

/// The rows of a group in one plane.
@unsafe
private struct PlaneRows {
  let first: UnsafeRawPointer

  @inline(__always)
  init(_ block: UnsafeRawBufferPointer, _ offset: Int) {
    unsafe first = block.baseAddress.unsafelyUnwrapped + offset
  }

  /// The leaves of a question where the plane is above its cut.
  @inline(__always)
  func above(_ question: LeafMasks.Question, _ part: Int) -> SIMD16<UInt8> {
    let ranks = unsafe first.loadUnaligned(fromByteOffset: 16 * part, as: SIMD16<Int8>.self)
    return unsafe unsafeBitCast(ranks .> question.cut, to: SIMD16<UInt8>.self) & question.leaves
  }

  /// The leaves of a question where the plane has one of its levels; at most seven share a plane,
  /// so a common bit is above zero.
  @inline(__always)
  func meets(_ question: LeafMasks.Question, _ part: Int) -> SIMD16<UInt8> {
    let bits = unsafe first.loadUnaligned(fromByteOffset: 16 * part, as: SIMD16<Int8>.self)
    let zero = SIMD16<Int8>(repeating: 0)
    return unsafe unsafeBitCast((bits & question.cut) .> zero, to: SIMD16<UInt8>.self)
      & question.leaves
  }
}
