public import Learning
public import Machine

/// How well the fact alone tells the class, beside what it tells when labels are dealt at random.
///
/// Rows are held out by turns: row *i* belongs to fold *i* mod `foldCount`. A fact votes for the
/// positive class where its share of positive rows in the other folds is at least that of all rows
/// there, an unknown fact for the negative class. The accuracy is the mean over the folds. If facts
/// are balanced across the classes, each held-out row leaves its own class a little rarer behind,
/// and the vote is worse than chance.
public struct FactVote: Hashable, Sendable, Codable {
  /// How many rows have a fact; the others are left out.
  public let rows: Int
  /// How many folds there are.
  public let foldCount: Int
  /// The mean share of held-out rows that the vote gets right.
  public let accuracy: Double
  /// How often the labels were dealt at random.
  public let permutations: Int
  /// The mean accuracy on random labels.
  public let nullMean: Double
  /// The standard deviation of the accuracy on random labels, with divisor *permutations*.
  public let nullDeviation: Double
  /// The share of random labels whose accuracy is at most that of the real ones.
  public let nullShareAtOrBelow: Double

  /// The most labels that are dealt in all, so that a long file does not take minutes.
  private static let mostDeals = 200_000_000

  /// Lets the facts vote; nil when a fold has no row with a fact.
  ///
  /// - Parameters:
  ///   - sentences: The texts, cut.
  ///   - labels: The class of each row.
  ///   - foldCount: At least 2.
  ///   - permutations: At least 1; fewer are made where rows × permutations exceeds 2·10⁸.
  ///   - seed: The origin of the permutations.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Complexity: O(*rows* × *permutations*).
  public init?(
    _ sentences: SentenceTemplates, _ labels: Labels, foldCount: Int = 5,
    permutations: Int = 1_000, seed: Seed, on workers: WorkerPool
  ) {
    precondition(labels.count == sentences.rowCount, "a label for each text")
    precondition(foldCount >= 2 && permutations >= 1, "folds and permutations")
    let rows = sentences.factOfRow.indices.filter { sentences.factOfRow[$0] >= 0 }
    let ballots = FactBallots(
      cells: rows.map { Int(sentences.factOfRow[$0]) * foldCount + $0 % foldCount },
      factCount: sentences.facts.count, foldCount: foldCount)
    guard ballots.foldRows.allSatisfy({ $0 > 0 }) else { return nil }
    let classes = rows.map { labels.values[$0] }
    let count = max(1, min(permutations, Self.mostDeals / rows.count))
    let null = workers.map(count: count) { number in
      var dealt = classes
      var stream = seed.derived(number).stream
      stream.shuffle(&dealt)
      return ballots.accuracy(dealt)
    }
    let actual = ballots.accuracy(classes)
    let mean = null.reduce(0, +) / Double(count)
    self.rows = rows.count
    self.foldCount = foldCount
    accuracy = actual
    self.permutations = count
    nullMean = mean
    nullDeviation =
      (null.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
    nullShareAtOrBelow = Double(null.count { $0 <= actual }) / Double(count)
  }
}

/// The rows of each fact in each fold.
private struct FactBallots: Sendable {
  /// The cell of each row: fact × folds + fold.
  let cells: [Int]
  let factCount: Int
  let foldCount: Int
  private var cellRows: [Int]
  private(set) var foldRows: [Int]

  init(cells: [Int], factCount: Int, foldCount: Int) {
    self.cells = cells
    self.factCount = factCount
    self.foldCount = foldCount
    cellRows = [Int](repeating: 0, count: factCount * foldCount)
    foldRows = [Int](repeating: 0, count: foldCount)
    for cell in cells {
      cellRows[cell] += 1
      foldRows[cell % foldCount] += 1
    }
  }

  /// The mean over the folds of the share of rows that the vote gets right.
  func accuracy(_ labels: [UInt8]) -> Double {
    var positives = [Int](repeating: 0, count: cellRows.count)
    for (cell, label) in zip(cells, labels) { positives[cell] += Int(label) }
    let allPositives = positives.reduce(0, +)
    var right = [Int](repeating: 0, count: foldCount)
    var foldPositives = right
    for cell in positives.indices { foldPositives[cell % foldCount] += positives[cell] }
    for fact in 0..<factCount {
      let range = fact * foldCount..<(fact + 1) * foldCount
      let rows = cellRows[range].reduce(0, +)
      let ofFact = positives[range].reduce(0, +)
      for (fold, cell) in range.enumerated() {
        let learned = rows - cellRows[cell]
        // Shares are compared as products of whole numbers, without rounding.
        let isPositive =
          learned > 0
          && (ofFact - positives[cell]) * (cells.count - foldRows[fold])
            >= (allPositives - foldPositives[fold]) * learned
        right[fold] += isPositive ? positives[cell] : cellRows[cell] - positives[cell]
      }
    }
    return zip(right, foldRows).reduce(0) { $0 + Double($1.0) / Double($1.1) } / Double(foldCount)
  }
}
