public import Learning
public import Machine

/// Labelled rows in the order of their scores: sorted once, and every curve and rank metric is
/// one walk along it.
///
/// ```
///   scores          0.9   0.7   0.4      distinct, falling
///   truePositives     1     3     3      positive rows with this score or a higher one
///   falsePositives    0     1     2      negative rows with this score or a higher one
/// ```
public struct Ranking: Hashable, Sendable {
  /// The distinct scores, highest first.
  public let scores: [Double]
  /// How many positive rows have this score or a higher one.
  public let truePositives: [Int]
  /// How many negative rows have this score or a higher one.
  public let falsePositives: [Int]

  /// Ranks rows.
  ///
  /// - Parameters:
  ///   - scores: One number a row, never NaN; a higher one speaks for the positive class.
  ///   - labels: The class of each row.
  ///   - workers: The threads to sort on.
  /// - Complexity: O(*n*).
  public init(scores: [Double], labels: Labels, on workers: WorkerPool) {
    precondition(scores.count == labels.count, "a label for each score")
    let sorted = workers.map(count: 2) { label in
      Self.sortedKeys(of: UInt8(1 - label), scores.span, labels.values.span)
    }
    self.init(positives: sorted[0], negatives: sorted[1])
  }

  private static func sortedKeys(
    of label: UInt8, _ scores: Span<Double>, _ labels: Span<UInt8>
  ) -> [UInt64] {
    var keys = [UInt64](repeating: 0, count: scores.count + 1)
    let count = gather(label, scores, labels, into: &keys)
    keys.removeLast(keys.count - count)
    RadixSort.sort(&keys)
    return keys
  }

  /// Writes the keys of one class to the front of `keys`, and gives their number.
  ///
  /// Every key is written and only those of the class move the place on: labels in random order
  /// would make a branch fail every other time.
  private static func gather(
    _ label: UInt8, _ scores: Span<Double>, _ labels: Span<UInt8>, into keys: inout [UInt64]
  ) -> Int {
    var target = keys.mutableSpan
    var place = 0
    for row in scores.indices {
      target[place] = OrderedKey.key(scores[row])
      place &+= labels[row] == label ? 1 : 0
    }
    return place
  }

  /// Merges the sorted keys of both classes from the top.
  private init(positives: [UInt64], negatives: [UInt64]) {
    var scores: [Double] = []
    var hits: [Int] = []
    var misses: [Int] = []
    // Room for no ties at all: pages that are never touched cost nothing.
    let most = positives.count + negatives.count
    scores.reserveCapacity(most)
    hits.reserveCapacity(most)
    misses.reserveCapacity(most)
    var (positive, negative) = (positives.count, negatives.count)
    while positive > 0 || negative > 0 {
      let key = max(
        positive > 0 ? positives[positive - 1] : 0, negative > 0 ? negatives[negative - 1] : 0)
      while positive > 0, positives[positive - 1] == key { positive -= 1 }
      while negative > 0, negatives[negative - 1] == key { negative -= 1 }
      scores.append(OrderedKey.number(key))
      hits.append(positives.count - positive)
      misses.append(negatives.count - negative)
    }
    self.scores = scores
    truePositives = hits
    falsePositives = misses
  }

  /// How many rows are of the positive class.
  public var positives: Int { truePositives.last ?? 0 }
  /// How many rows are of the negative class.
  public var negatives: Int { falsePositives.last ?? 0 }
  /// How many rows were ranked.
  public var rowCount: Int { positives + negatives }

  /// How many positive and negative rows have exactly this score.
  func counts(at place: Int) -> (positives: Int, negatives: Int) {
    guard place > 0 else { return (truePositives[0], falsePositives[0]) }
    return (
      truePositives[place] - truePositives[place - 1],
      falsePositives[place] - falsePositives[place - 1]
    )
  }
}
