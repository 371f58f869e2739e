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

  /// Copies the words of some rows in a group, so that a kernel finds them side by side.
  ///
  /// A loop that only loads and stores keeps many cache misses in flight; counting while loading
  /// would wait for one after the other.
  @inline(__always)
  func gather(
    _ rows: UnsafePointer<UInt32>, _ count: Int, group: Int,
    into buffer: UnsafeMutablePointer<UInt64>
  ) {
    let words = unsafe words.base + group
    let stride = groupCount
    for index in 0..<count {
      unsafe buffer[index] = words[Int(rows[index]) &* stride]
    }
  }
}
