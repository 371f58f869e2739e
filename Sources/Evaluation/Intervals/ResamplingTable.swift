import Learning

/// Rows in the order of their probabilities with all that a metric needs of each, so that a
/// bootstrap replicate is a list of counts and one walk.
///
/// A replicate draws places of this order instead of rows: both are uniform.
struct ResamplingTable: Sendable {
  private struct Row {
    let probability: Double
    let logLoss: Double
    let squaredError: Double
    let isPositive: Bool
    let isCalled: Bool
    /// Whether the row after this one has a lower probability.
    let endsTie: Bool
    let bin: UInt8
  }

  private let rows: [Row]
  private let threshold: Double
  private static let binCount = 10

  init(probabilities: [Double], labels: Labels, threshold: Double) {
    let order = probabilities.indices.sorted {
      (probabilities[$1], $0) < (probabilities[$0], $1)
    }
    self.threshold = threshold
    rows = order.enumerated().map { place, row in
      let probability = probabilities[row]
      let isPositive = labels.values[row] == 1
      let error = probability - (isPositive ? 1 : 0)
      let isLast = place + 1 == order.count
      return Row(
        probability: probability,
        logLoss: ProbabilityLoss.logLoss(probability, isPositive: isPositive),
        squaredError: error * error, isPositive: isPositive, isCalled: probability >= threshold,
        endsTie: isLast || probabilities[order[place + 1]] < probability,
        bin: UInt8(Reliability.bin(of: probability, among: Self.binCount)))
    }
  }

  /// The scores of as many rows as there are, drawn with replacement.
  func scores(ofRowsDrawnFrom stream: inout RandomStream) -> Scores {
    var counts = [Int32](repeating: 0, count: rows.count)
    for _ in rows.indices { counts[stream.below(rows.count)] += 1 }
    return scores(counts)
  }

  /// The scores when each row, in the order of this table, counts as often as said.
  private func scores(_ counts: [Int32]) -> Scores {
    var walk = ResamplingWalk(binCount: Self.binCount)
    for place in rows.indices {
      let row = rows[place]
      let count = Int(counts[place])
      if count > 0 {
        walk.take(count, isPositive: row.isPositive, isCalled: row.isCalled)
        let share = Double(count)
        walk.logLoss += share * row.logLoss
        walk.squaredError += share * row.squaredError
        walk.bins[Int(row.bin)].probability += share * row.probability
        walk.bins[Int(row.bin)].positives += row.isPositive ? share : 0
      }
      if row.endsTie { walk.endTie() }
    }
    return walk.scores(threshold: threshold, rowCount: rows.count)
  }
}

/// What a walk along the resampled rows has seen so far.
private struct ResamplingWalk {
  var logLoss = 0.0
  var squaredError = 0.0
  var bins: [(probability: Double, positives: Double)]
  private var hits = 0
  private var misses = 0
  private var calledHits = 0
  private var calledMisses = 0
  private var tieHits = 0
  private var tieMisses = 0
  private var doubledArea = 0
  private var precisionSum = 0.0

  init(binCount: Int) { bins = Array(repeating: (0, 0), count: binCount) }

  mutating func take(_ count: Int, isPositive: Bool, isCalled: Bool) {
    if isPositive {
      tieHits += count
      if isCalled { calledHits += count }
    } else {
      tieMisses += count
      if isCalled { calledMisses += count }
    }
  }

  mutating func endTie() {
    doubledArea += tieMisses * (2 * hits + tieHits)
    hits += tieHits
    misses += tieMisses
    if tieHits > 0 { precisionSum += Double(tieHits) * Double(hits) / Double(hits + misses) }
    tieHits = 0
    tieMisses = 0
  }

  func scores(threshold: Double, rowCount: Int) -> Scores {
    let count = Double(rowCount)
    let hasBoth = hits > 0 && misses > 0
    return Scores(
      threshold: threshold,
      confusion: ConfusionMatrix(
        trueNegatives: misses - calledMisses, falsePositives: calledMisses,
        falseNegatives: hits - calledHits, truePositives: calledHits),
      rocAUC: hasBoth ? Double(doubledArea) / (2 * Double(hits) * Double(misses)) : nil,
      averagePrecision: hits > 0 ? precisionSum / Double(hits) : nil,
      logLoss: logLoss / count, brierScore: squaredError / count,
      calibrationError: bins.reduce(0) { $0 + abs($1.positives - $1.probability) } / count)
  }
}
