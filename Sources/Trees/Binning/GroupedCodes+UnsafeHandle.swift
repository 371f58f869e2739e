extension GroupedCodes {
  /// Writes the codes of one column into its byte of the words of some rows.
  static func place(
    _ codes: [UInt8], _ rows: Range<Int>, at shift: UInt64, into words: FixedBuffer<UInt64>,
    _ group: Int, of groups: Int
  ) {
    precondition(rows.upperBound <= codes.count && codes.count * groups <= words.count)
    let words = unsafe words.base + group
    for row in rows { unsafe words[row &* groups] |= UInt64(codes[row]) &<< shift }
  }

  /// Copies the words of some rows, so that a kernel finds them side by side.
  ///
  /// A loop that only loads and stores keeps many cache misses in flight; counting while loading
  /// would wait for one after the other.
  func gather(
    _ rows: UnsafePointer<UInt32>, _ count: Int, into buffer: UnsafeMutablePointer<UInt64>
  ) {
    switch groupCount {
    case 1: unsafe gather(rows, count, into: buffer, words: 1)
    case 2: unsafe gather(rows, count, into: buffer, words: 2)
    case 3: unsafe gather(rows, count, into: buffer, words: 3)
    case 4: unsafe gather(rows, count, into: buffer, words: 4)
    default: unsafe gather(rows, count, into: buffer, words: groupCount)
    }
  }

  @inline(__always)
  private func gather(
    _ rows: UnsafePointer<UInt32>, _ count: Int, into buffer: UnsafeMutablePointer<UInt64>,
    words stride: Int
  ) {
    let words = unsafe self.words.base
    for index in 0..<count {
      let source = unsafe words + Int(rows[index]) &* stride
      let target = unsafe buffer + index &* stride
      for group in 0..<stride { unsafe target[group] = source[group] }
    }
  }
}
