import Learning

/// The rows of each class.
struct Strata {
  /// The rows of class 0 and of class 1, ascending.
  let rows: [[Int]]

  init(_ labels: Labels, atLeast need: Int) throws(EvaluationError) {
    guard labels.count > 0 else { throw .noRows }
    var rows: [[Int]] = [[], []]
    for row in labels.values.indices { rows[Int(labels.values[row])].append(row) }
    for (name, rows) in zip([labels.names.negative, labels.names.positive], rows) {
      guard rows.count >= need else {
        throw .tooFewRows(ofClass: name, have: rows.count, need: need)
      }
    }
    self.rows = rows
  }

  /// How many rows of each class are drawn: `share` of all, rounded, dealt by largest remainder;
  /// at least one of each class is drawn and at least one is left.
  static func quotas(_ counts: [Int], share: Double) -> [Int] {
    let exact = counts.map { Double($0) * share }
    var quotas = exact.map { Int($0.rounded(.down)) }
    let total = Int((Double(counts.reduce(0, +)) * share).rounded())
    let byRemainder = counts.indices.sorted {
      (exact[$0] - Double(quotas[$0]), $1) > (exact[$1] - Double(quotas[$1]), $0)
    }
    for label in byRemainder.prefix(max(total - quotas.reduce(0, +), 0)) { quotas[label] += 1 }
    return zip(quotas, counts).map { max(1, min($0, $1 - 1)) }
  }
}
