import Foundation

extension TextBuffer {
  /// A hash of the bytes of a row.
  func hash(of row: Int) -> UInt64 {
    let range = range(of: row)
    return unsafe bytes.withUnsafeBufferPointer { all in
      unsafe ByteHash.hash(UnsafeBufferPointer(rebasing: all[range]))
    }
  }

  /// Whether two rows hold the same bytes.
  func isEqual(at one: Int, and other: Int) -> Bool {
    let (first, second) = (range(of: one), range(of: other))
    guard first.count == second.count, first.count > 0 else { return first.count == second.count }
    return unsafe bytes.withUnsafeBufferPointer { all in
      // Both ranges lie within the buffer: slicing checks it.
      let (left, right) = unsafe (all[first], all[second])
      guard let one = unsafe UnsafeBufferPointer(rebasing: left).baseAddress,
        let other = unsafe UnsafeBufferPointer(rebasing: right).baseAddress
      else { return true }
      return unsafe memcmp(one, other, first.count) == 0
    }
  }
}
