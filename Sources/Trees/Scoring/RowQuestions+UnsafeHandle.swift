extension RowQuestions {
  /// Rows whose answers stay in registers: eight times sixteen.
  package static let groupRows = 128

  /// Writes the answers of a word for the rows of a block, a byte a row.
  package func answer(_ word: Int, _ block: [Int8], into answers: inout [UInt8]) {
    let rows = answers.count
    precondition(rows % Self.groupRows == 0, "whole groups")
    precondition(block.count >= planes.planeCount * rows, "all planes")
    unsafe block.withUnsafeBytes { block in
      unsafe answers.withUnsafeMutableBytes { answers in
        guard let place = answers.baseAddress else { return }
        for group in stride(from: 0, to: rows, by: Self.groupRows) {
          unsafe answer(word, block, rows: rows, group: group, into: place + group)
        }
      }
    }
  }

  /// Writes the answers of a word for the rows of one group.
  @inline(__always)
  func answer(
    _ word: Int, _ block: UnsafeRawBufferPointer, rows: Int, group: Int,
    into answers: UnsafeMutableRawPointer
  ) {
    let run = runs[word]
    var next = word == 0 ? 0 : Int(runs[word - 1].levels)
    var (a, b, c, d) = (SIMD16<UInt8>(), SIMD16<UInt8>(), SIMD16<UInt8>(), SIMD16<UInt8>())
    var (e, f, g, h) = (a, b, c, d)
    unsafe questions.withUnsafeBufferPointer { questions in
      while next < Int(run.cuts) {
        let question = unsafe questions[next]
        let plane = unsafe PlaneRows(block, question.plane &* rows &+ group)
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
        let plane = unsafe PlaneRows(block, question.plane &* rows &+ group)
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
    }
    unsafe Self.store(a, b, c, d, to: answers)
    unsafe Self.store(e, f, g, h, to: answers + 64)
  }

  @inline(__always)
  private static func store(
    _ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>, _ c: SIMD16<UInt8>, _ d: SIMD16<UInt8>,
    to place: UnsafeMutableRawPointer
  ) {
    unsafe place.storeBytes(of: a, as: SIMD16<UInt8>.self)
    unsafe place.storeBytes(of: b, toByteOffset: 16, as: SIMD16<UInt8>.self)
    unsafe place.storeBytes(of: c, toByteOffset: 32, as: SIMD16<UInt8>.self)
    unsafe place.storeBytes(of: d, toByteOffset: 48, as: SIMD16<UInt8>.self)
  }
}

/// The rows of a group in one plane.
@unsafe
private struct PlaneRows {
  let first: UnsafeRawPointer

  @inline(__always)
  init(_ block: UnsafeRawBufferPointer, _ offset: Int) {
    unsafe first = block.baseAddress.unsafelyUnwrapped + offset
  }

  /// The bits of a question where the plane is above its cut.
  @inline(__always)
  func above(_ question: RowQuestions.Question, _ part: Int) -> SIMD16<UInt8> {
    let ranks = unsafe first.loadUnaligned(fromByteOffset: 16 * part, as: SIMD16<Int8>.self)
    return unsafe unsafeBitCast(ranks .> question.cut, to: SIMD16<UInt8>.self) & question.bits
  }

  /// The bits of a question where the plane has one of its levels; at most seven share a plane,
  /// so a common bit is above zero.
  @inline(__always)
  func meets(_ question: RowQuestions.Question, _ part: Int) -> SIMD16<UInt8> {
    let bits = unsafe first.loadUnaligned(fromByteOffset: 16 * part, as: SIMD16<Int8>.self)
    let zero = SIMD16<Int8>(repeating: 0)
    return unsafe unsafeBitCast((bits & question.cut) .> zero, to: SIMD16<UInt8>.self)
      & question.bits
  }
}
