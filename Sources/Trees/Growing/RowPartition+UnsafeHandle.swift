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
      return divide(range, column.codes, on: workers, UpTo(bound: bound, offset: offset))
    case .rank(let rank):
      let (offset, bound) = turn ? (UInt16(1), rank &+ 1) : (0, rank)
      return divide(range, column.ranks, on: workers, UpTo(bound: bound, offset: offset))
    case .bins(var set):
      if turn { set.insert(ColumnBins.missing) }
      return divide(range, column.codes, on: workers, set)
    }
  }

  /// Many rows are divided block by block, each by itself; then the parts are put together.
  private func divide<Side: LeftSide>(
    _ range: Range<Int>, _ codes: [Side.Code], on workers: WorkerPool?, _ side: Side
  ) -> Int {
    guard let workers, workers.threadCount > 1, range.count >= 4 * Self.blockSize else {
      let left = dividePart(range, codes, side)
      unsafe (rows.base + range.lowerBound + left).update(
        from: spare.base + range.lowerBound, count: range.count - left)
      return left
    }
    let blocks = (range.count + Self.blockSize - 1) / Self.blockSize
    @Sendable func part(_ block: Int) -> Range<Int> {
      let start = range.lowerBound + block * Self.blockSize
      return start..<min(start + Self.blockSize, range.upperBound)
    }
    let counts = workers.map(count: blocks) { self.dividePart(part($0), codes, side) }
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
  ///
  /// Late trees cut a few rows off many: there, eights that go one way are moved as a whole, until
  /// too many prove to be mixed.
  private func dividePart<Side: LeftSide>(
    _ part: Range<Int>, _ codes: [Side.Code], _ left: Side
  ) -> Int {
    unsafe codes.withUnsafeBufferPointer { codes in
      guard let codes = codes.baseAddress else { return 0 }
      let first = unsafe rows.base + part.lowerBound
      let side = unsafe spare.base + part.lowerBound
      var (count, index, mixed) = (0, 0, 0)
      while index + 8 <= part.count, mixed <= 4 + index / 32 {
        let eight = unsafe UnsafeRawPointer(first + index).loadUnaligned(as: SIMD8<UInt32>.self)
        var lefts = 0
        for lane in 0..<8 {
          lefts &+= unsafe Self.one(left.contains(codes[Int(eight[lane])]))
        }
        if lefts == 8 {
          unsafe UnsafeMutableRawPointer(first + count).storeBytes(
            of: eight, as: SIMD8<UInt32>.self)
        } else if lefts == 0 {
          unsafe UnsafeMutableRawPointer(side + (index &- count)).storeBytes(
            of: eight, as: SIMD8<UInt32>.self)
        } else {
          mixed += 1
          lefts = unsafe divide(eight, codes, left, to: first + count, side + (index &- count))
        }
        count &+= lefts
        index += 8
      }
      while index < part.count {
        let row = unsafe first[index]
        // Both sides are written, one of them moves on: no branch depends on the data.
        unsafe first[count] = row
        unsafe side[index &- count] = row
        count &+= unsafe Self.one(left.contains(codes[Int(row)]))
        index += 1
      }
      return count
    }
  }

  @inline(__always)
  private func divide<Side: LeftSide>(
    _ eight: SIMD8<UInt32>, _ codes: UnsafePointer<Side.Code>, _ left: Side,
    to first: UnsafeMutablePointer<UInt32>, _ side: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var count = 0
    for lane in 0..<8 {
      unsafe first[count] = eight[lane]
      unsafe side[lane &- count] = eight[lane]
      count &+= unsafe Self.one(left.contains(codes[Int(eight[lane])]))
    }
    return count
  }

  /// 1 for true.
  @inline(__always)
  private static func one(_ value: Bool) -> Int {
    Int(truncatingIfNeeded: unsafe unsafeBitCast(value, to: UInt8.self))
  }
}

/// The codes that go left; a type of its own each, so that the loop over rows is compiled for it.
private protocol LeftSide: Sendable {
  associatedtype Code: BitwiseCopyable & Sendable
  func contains(_ code: Code) -> Bool
}

/// Codes up to a bound, after an offset was added to them.
private struct UpTo<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>:
  LeftSide
{
  let bound: Code
  let offset: Code

  @inline(__always)
  func contains(_ code: Code) -> Bool { code &+ offset <= bound }
}

extension BinSet: LeftSide {}
