/// Which rows of a column hold a value.
///
/// One bit a row; a column without missing values stores none.
public struct Validity: Hashable, Sendable {
  /// How many rows there are.
  public let count: Int
  /// How many rows hold no value.
  public let missingCount: Int
  private let words: [UInt64]

  /// Every row holds a value.
  public init(allPresent count: Int) {
    self.count = count
    missingCount = 0
    words = []
  }

  /// A row holds a value where `present` is true.
  public init(_ present: [Bool]) {
    count = present.count
    var words = [UInt64](repeating: 0, count: (present.count + 63) / 64)
    var missing = 0
    for (row, isPresent) in present.enumerated() {
      if isPresent { words[row >> 6] |= 1 << UInt64(row & 63) } else { missing += 1 }
    }
    missingCount = missing
    self.words = missing == 0 ? [] : words
  }

  /// Every row holds a value but those named, each of them once.
  public init(count: Int, missing rows: [Int]) {
    self.count = count
    missingCount = rows.count
    guard !rows.isEmpty else {
      words = []
      return
    }
    var words = [UInt64](repeating: .max, count: (count + 63) / 64)
    // Bits beyond the last row stay 0, so that equal validities have equal words.
    if count % 64 > 0 { words[words.count - 1] = 1 << UInt64(count % 64) - 1 }
    for row in rows { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
    self.words = words
  }

  /// Whether the row holds a value.
  public subscript(row: Int) -> Bool {
    precondition(0..<count ~= row, "row \(row) of \(count)")
    return words.isEmpty || words[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// The validity of some rows, in their order.
  public func subset(_ rows: [Int]) -> Validity {
    missingCount == 0 ? Validity(allPresent: rows.count) : Validity(rows.map { self[$0] })
  }
}
