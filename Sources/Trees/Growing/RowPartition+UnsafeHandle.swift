package import Machine

/// The rows of a tree, ordered so that those of a node stand side by side.
///
/// ```
///  before   | ………… | a b c d e f | ………… |       the rows of a node, ascending
///  after    | ………… | a c d | b e f | …… |       left child, right child, each ascending
/// ```
@safe
package final class RowPartition: @unchecked Sendable {
  /// Rows that a thread divides at a time, where there are many.
  private static let blockSize = 8_192

  package let rows: FixedBuffer<UInt32>
  private let spare: FixedBuffer<UInt32>

  package init(capacity: Int) {
    rows = FixedBuffer(count: capacity, repeating: 0)
    spare = FixedBuffer(count: capacity, repeating: 0)
  }

  /// Puts rows at the front.
  package func fill(_ rows: [UInt32]) {
    precondition(rows.count <= self.rows.count, "room for the rows")
    unsafe rows.withUnsafeBufferPointer { source in
      guard let first = source.baseAddress else { return }
      unsafe self.rows.base.update(from: first, count: source.count)
    }
  }

  /// Divides the rows at `range` after `split`, keeping their order on both sides.
  ///
  /// - Returns: How many went left.
  /// - Complexity: O(`range.count`).
  package func divide(
    _ range: Range<Int>, by split: Split, in columns: [BinnedColumn], on workers: WorkerPool?
  ) -> Int {
    precondition(range.upperBound <= rows.count, "a range of the rows")
    let column = columns[split.column]
    // A missing value has the highest code; adding one makes it the lowest.
    let turn = split.missingGoesLeft
    switch split.rule {
    case .bin(let bin):
      let (offset, bound) = turn ? (UInt8(1), bin &+ 1) : (0, bin)
      return divide(range, column.codes, on: workers) { $0 &+ offset <= bound }
    case .rank(let rank):
      let (offset, bound) = turn ? (UInt16(1), rank &+ 1) : (0, rank)
      return divide(range, column.ranks, on: workers) { $0 &+ offset <= bound }
    case .bins(var set):
      if turn { set.insert(ColumnBins.missing) }
      let left = set
      return divide(range, column.codes, on: workers) { left.contains($0) }
    }
  }

  /// Many rows are divided block by block, each by itself; then the parts are put together.
  @inline(__always)
  private func divide<Code: BitwiseCopyable & Sendable>(
    _ range: Range<Int>, _ codes: [Code], on workers: WorkerPool?,
    _ goesLeft: @escaping @Sendable (Code) -> Bool
  ) -> Int {
    guard let workers, workers.threadCount > 1, range.count >= 4 * Self.blockSize else {
      let left = dividePart(range, codes, goesLeft)
      unsafe (rows.base + range.lowerBound + left).update(
        from: spare.base + range.lowerBound, count: range.count - left)
      return left
    }
    let blocks = (range.count + Self.blockSize - 1) / Self.blockSize
    @Sendable func part(_ block: Int) -> Range<Int> {
      let start = range.lowerBound + block * Self.blockSize
      return start..<min(start + Self.blockSize, range.upperBound)
    }
    let counts = workers.map(count: blocks) { self.dividePart(part($0), codes, goesLeft) }
    // Left parts close up in place, from the front: none overtakes the next.
    var end = range.lowerBound
    for block in 0..<blocks {
      unsafe (rows.base + end).update(
        from: rows.base + part(block).lowerBound, count: counts[block])
      end += counts[block]
    }
    let left = end - range.lowerBound
    for block in 0..<blocks {
      let count = part(block).count - counts[block]
      unsafe (rows.base + end).update(from: spare.base + part(block).lowerBound, count: count)
      end += count
    }
    return left
  }

  /// Moves the left rows of a part to its front and copies the others to the same place in `spare`.
  @inline(__always)
  private func dividePart<Code: BitwiseCopyable>(
    _ part: Range<Int>, _ codes: [Code], _ goesLeft: (Code) -> Bool
  ) -> Int {
    unsafe codes.withUnsafeBufferPointer { codes in
      let first = unsafe rows.base + part.lowerBound
      let side = unsafe spare.base + part.lowerBound
      var left = 0
      for index in 0..<part.count {
        let row = unsafe first[index]
        let code = unsafe codes[Int(row)]
        // Both sides are written, one of them moves on: no branch depends on the data.
        unsafe first[left] = row
        unsafe side[index &- left] = row
        left &+= Int(truncatingIfNeeded: UInt8(goesLeft(code)))
      }
      return left
    }
  }
}

extension UInt8 {
  /// 1 for true.
  @inline(__always)
  fileprivate init(_ value: Bool) { self = unsafe unsafeBitCast(value, to: UInt8.self) }
}
