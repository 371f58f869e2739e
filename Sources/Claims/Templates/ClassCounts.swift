/// How many rows of each class a group has.
struct ClassCounts: Hashable, Sendable {
  var negative = 0
  var positive = 0

  var rows: Int { negative + positive }
  var isPure: Bool { negative == 0 || positive == 0 }

  mutating func add(_ label: UInt8) {
    if label == 1 { positive += 1 } else { negative += 1 }
  }

  /// How many of the rows have the class of most of the *other* rows; a tie counts one half.
  var rightLeavingOneOut: Double {
    func right(_ own: Int, _ other: Int) -> Double {
      own - 1 > other ? Double(own) : own - 1 == other ? Double(own) / 2 : 0
    }
    return rows < 2 ? 0 : right(positive, negative) + right(negative, positive)
  }
}

extension [ClassCounts] {
  /// The counts of `count` groups; rows with a negative group, or an empty one, are left out.
  init(of count: Int, _ groupOfRow: [Int32], labels: [UInt8], rows: some Sequence<Int>) {
    self.init(repeating: ClassCounts(), count: count)
    for row in rows where groupOfRow[row] >= 0 { self[Int(groupOfRow[row])].add(labels[row]) }
  }

  /// The share of the rows that are not alone in their group whose class most of the others have;
  /// nil when all are alone.
  var accuracyLeavingOneOut: Double? {
    let judged = filter { $0.rows > 1 }
    guard !judged.isEmpty else { return nil }
    let rows = judged.reduce(0) { $0 + $1.rows }
    return judged.reduce(0) { $0 + $1.rightLeavingOneOut } / Double(rows)
  }
}
