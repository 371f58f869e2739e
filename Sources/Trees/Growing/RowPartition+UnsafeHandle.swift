/// The rows of a tree, ordered so that those of a node stand side by side.
///
/// ```
///  before   | ………… | a b c d e f | ………… |       the rows of a node, ascending
///  after    | ………… | a c d | b e f | …… |       left child, right child, each ascending
/// ```
@safe
final class RowPartition: @unchecked Sendable {
  let rows: FixedBuffer<UInt32>
  private let spare: FixedBuffer<UInt32>

  init(capacity: Int) {
    rows = FixedBuffer(count: capacity, repeating: 0)
    spare = FixedBuffer(count: capacity, repeating: 0)
  }

  /// Divides the rows at `range` after `split`, keeping their order on both sides.
  ///
  /// - Returns: How many went left.
  /// - Complexity: O(`range.count`).
  func divide(_ range: Range<Int>, by split: Split, in columns: [BinnedColumn]) -> Int {
    precondition(range.upperBound <= rows.count, "a range of the rows")
    let column = columns[split.column]
    switch split.rule {
    case .bin(let bin):
      return divide(
        range, column.codes, missing: ColumnBins.missing, missingLeft: split.missingGoesLeft
      ) { $0 <= bin }
    case .rank(let rank):
      return divide(
        range, column.ranks, missing: BinnedColumn.missingRank, missingLeft: split.missingGoesLeft
      ) { $0 <= rank }
    case .bins(let set):
      return divide(
        range, column.codes, missing: ColumnBins.missing, missingLeft: split.missingGoesLeft
      ) { set.contains($0) }
    }
  }

  @inline(__always)
  private func divide<Code: FixedWidthInteger & UnsignedInteger>(
    _ range: Range<Int>, _ codes: [Code], missing: Code, missingLeft: Bool,
    _ goesLeft: (Code) -> Bool
  ) -> Int {
    unsafe codes.withUnsafeBufferPointer { codes in
      let first = unsafe rows.base + range.lowerBound
      let side = unsafe spare.base
      var left = 0
      var right = 0
      for index in 0..<range.count {
        let row = unsafe first[index]
        let code = unsafe codes[Int(row)]
        // Both sides are written, one of them moves on: no branch depends on the data.
        let isLeft = goesLeft(code) || (missingLeft && code == missing)
        unsafe first[left] = row
        unsafe side[right] = row
        left &+= isLeft ? 1 : 0
        right &+= isLeft ? 0 : 1
      }
      unsafe (first + left).update(from: side, count: right)
      return left
    }
  }
}
