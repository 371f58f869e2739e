public import Learning

/// How many rows of each class got which verdict.
///
/// ```
///                   verdict −         verdict +
///   negative row    trueNegatives     falsePositives
///   positive row    falseNegatives    truePositives
/// ```
public struct ConfusionMatrix: Hashable, Sendable, Codable {
  /// Negative rows with the negative verdict.
  public let trueNegatives: Int
  /// Negative rows with the positive verdict.
  public let falsePositives: Int
  /// Positive rows with the negative verdict.
  public let falseNegatives: Int
  /// Positive rows with the positive verdict.
  public let truePositives: Int

  /// A matrix from its four counts, each ≥ 0.
  public init(trueNegatives: Int, falsePositives: Int, falseNegatives: Int, truePositives: Int) {
    precondition(
      min(trueNegatives, falsePositives, falseNegatives, truePositives) >= 0, "counts are ≥ 0")
    self.trueNegatives = trueNegatives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.truePositives = truePositives
  }

  /// Counts verdicts: a row is called positive where its probability is ≥ `threshold`.
  ///
  /// - Complexity: O(*n*).
  public init(probabilities: [Double], labels: Labels, threshold: Double) {
    precondition(probabilities.count == labels.count, "a label for each probability")
    var positives = 0
    var called = 0
    var hits = 0
    for row in probabilities.indices {
      let label = Int(labels.values[row])
      let verdict = probabilities[row] >= threshold ? 1 : 0
      positives += label
      called += verdict
      hits += label & verdict
    }
    self.init(
      trueNegatives: probabilities.count - positives - called + hits,
      falsePositives: called - hits, falseNegatives: positives - hits, truePositives: hits)
  }

  /// How many rows were counted.
  public var rowCount: Int { negatives + positives }
  /// How many rows are of the positive class.
  public var positives: Int { truePositives + falseNegatives }
  /// How many rows are of the negative class.
  public var negatives: Int { trueNegatives + falsePositives }
  /// How many rows got the positive verdict.
  public var calledPositive: Int { truePositives + falsePositives }
  /// How many rows got the negative verdict.
  public var calledNegative: Int { trueNegatives + falseNegatives }
}
