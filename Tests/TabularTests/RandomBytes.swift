import Learning

extension RandomStream {
  /// Bytes that are mostly separators, quotes and line ends.
  mutating func csvBytes(count: Int, alphabet: [UInt8]) -> [UInt8] {
    (0..<count).map { _ in alphabet[below(alphabet.count)] }
  }
}
