extension GroupedCodes {
  /// Writes the codes of one column into its byte of each word.
  static func place(
    _ codes: [UInt8], at shift: UInt64, into words: FixedBuffer<UInt64>, from first: Int
  ) {
    precondition(first + codes.count <= words.count, "a word for each row")
    let words = unsafe words.base + first
    for row in codes.indices { unsafe words[row] |= UInt64(codes[row]) << shift }
  }
}
