import Learning

/// Whether an author is verified and what has been done about the account.
struct SyntheticAuthor {
  /// The two fields as they stand in the file, with the comma between.
  let field: [UInt8]

  /// An author of a claim or of an opinion, with the margins of the real data.
  init(isClaim: Bool, from stream: inout RandomStream) {
    let cells = isClaim ? Self.claimCells : Self.opinionCells
    let chance = stream.uniform()
    field = Self.fields[cells.firstIndex { chance < $0 } ?? cells.count - 1]
  }

  /// The fields, in the order of the cells below.
  private static let fields: [[UInt8]] = [
    "not verified,active", "not verified,banned", "not verified,under review",
    "verified,active", "verified,banned", "verified,under review",
  ].map { Array($0.utf8) }

  /// Upper ends of the cells on [0, 1) among claims: 66.7, 14.7, 16.4, 1.7, 0.2 and 0.3 %.
  private static let claimCells = cumulative([6407, 1417, 1575, 159, 22, 28])
  /// The same among opinions: 83.3, 1.8, 4.4, 9.7, 0.2 and 0.5 %.
  private static let opinionCells = cumulative([7898, 173, 414, 919, 23, 49])

  private static func cumulative(_ counts: [Double]) -> [Double] {
    let total = counts.reduce(0, +)
    var sum = 0.0
    return counts.map { count in
      sum += count
      return sum / total
    }
  }
}
