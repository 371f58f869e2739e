public import Evaluation
import Learning
import Machine

/// How one model orders and judges the test part, at every threshold and capacity.
///
/// Curves are thinned, so that what is kept stays small; scores are of the whole curves.
public struct ModelCurves: Hashable, Sendable, Codable {
  /// True against false positive rate; nil unless both classes occur.
  public let roc: ROCCurve?
  /// Precision against recall; nil without positive rows.
  public let precisionRecall: PrecisionRecallCurve?
  /// Ten bins of probability and what happened there.
  public let reliability: Reliability
  /// Verdicts at each hundredth of probability, and at the threshold of the study.
  public let thresholds: ThresholdTable
  /// What reviewers find when they watch a share of all videos, the highest scores first.
  public let capacities: [ReviewCapacity]

  /// The most points that are kept of a curve.
  public static let pointLimit = 120

  /// The curves of one model.
  ///
  /// - Parameters:
  ///   - probabilities: P(positive) of each row.
  ///   - ranking: Scores that order the rows; finer than the probabilities for a single threshold.
  ///   - labels: The class of each row.
  ///   - threshold: The threshold of the study.
  ///   - workers: The threads to run on; the values do not depend on them.
  init(
    probabilities: [Double], rankedBy ranking: [Double], labels: Labels, threshold: Double,
    on workers: WorkerPool
  ) {
    let ranked = Ranking(scores: ranking, labels: labels, on: workers)
    roc = ROCCurve(ranked)?.thinned(to: Self.pointLimit)
    precisionRecall = PrecisionRecallCurve(ranked)?.thinned(to: Self.pointLimit)
    reliability = Reliability(probabilities: probabilities, labels: labels)
    let hundredths = (1..<100).map { Double($0) / 100 }
    thresholds = ThresholdTable(
      Ranking(scores: probabilities, labels: labels, on: workers),
      thresholds: Set(hundredths + [threshold]).sorted())
    capacities = ReviewCapacity.shares.map { ReviewCapacity(share: $0, of: ranked) }
  }
}

/// What reviewers find who can watch a share of all videos.
public struct ReviewCapacity: Hashable, Sendable, Codable {
  /// The share of all videos that can be watched, 0 … 1.
  public let share: Double
  /// The lowest score that is watched, in the units of the ranking; nil when too many videos share
  /// the highest score.
  public let threshold: Double?
  /// What the videos that are watched turn out to be.
  public let confusion: ConfusionMatrix

  /// The capacities that are looked at.
  public static let shares = [0.01, 0.02, 0.05] + (1...20).map { Double($0) / 20 }.dropFirst()

  init(share: Double, of ranking: Ranking) {
    self.share = share
    threshold = ranking.threshold(reviewing: share)
    confusion = ranking.confusion(at: threshold ?? .infinity)
  }

  /// How many videos could be watched.
  public var capacity: Int { Int((share * Double(confusion.rowCount)).rounded(.down)) }

  /// The recall of an order without any mistake.
  public var bestRecall: Double {
    confusion.positives == 0
      ? 0 : min(1, Double(capacity) / Double(confusion.positives))
  }
}
