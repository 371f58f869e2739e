import Machine

/// Which of the different phrases each row has.
struct PhraseGroups: Sendable {
  private static let blockRows = 8_192

  /// The different phrases, in the order of the rows that have them first.
  private(set) var table = PhraseTable()
  /// The number of each row's phrase; −1 for a row without one.
  private(set) var ofRow: [Int32] = []

  /// Groups rows by their phrases.
  ///
  /// - Parameters:
  ///   - count: How many rows there are.
  ///   - bytes: The buffer that all phrases stand in.
  ///   - workers: The threads to run on; the groups do not depend on them.
  ///   - phrases: Hands the phrase of each row of a block on, in order; nil for a row without one.
  init(
    count: Int, in bytes: [UInt8], on workers: WorkerPool,
    _ phrases: @Sendable (_ rows: Range<Int>, _ take: (Phrase?) -> Void) -> Void
  ) {
    let size = Self.blockRows
    let blocks = workers.map(count: (count + size - 1) / size) { block in
      var table = PhraseTable()
      let rows = block * size..<min((block + 1) * size, count)
      var ofRow: [Int32] = []
      ofRow.reserveCapacity(rows.count)
      phrases(rows) { ofRow.append($0.map { table.intern($0, in: bytes.span) } ?? -1) }
      return (table: table, ofRow: ofRow)
    }
    ofRow.reserveCapacity(count)
    for block in blocks {
      let numbers = block.table.phrases.map { table.intern($0, in: bytes.span) }
      for local in block.ofRow { ofRow.append(local < 0 ? -1 : numbers[Int(local)]) }
    }
  }

  /// How many rows have each phrase.
  var rowCounts: [Int] {
    var counts = [Int](repeating: 0, count: table.count)
    for group in ofRow where group >= 0 { counts[Int(group)] += 1 }
    return counts
  }
}
