public import Claims
import Evaluation
import Learning

/// A test video, what the model said of it, and why.
public struct ReasonExample: Hashable, Sendable, Codable {
  /// Why it was picked.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The positive verdict the model is surest of, and right.
    case surePositive
    /// The negative verdict the model is surest of, and right.
    case sureNegative
    /// The verdict nearest the threshold.
    case unsure
    /// Called positive and is not; the surest first.
    case falseAlarm
    /// Called negative and is not; the surest first.
    case missed
  }

  /// One thing that moved the verdict.
  public struct Reason: Hashable, Sendable, Codable {
    /// The feature.
    public let feature: String
    /// What stood in the record, cut when it is long; nil where nothing stood.
    public let value: String?
    /// How far it moved the score, towards the positive class where it is above 0.
    public let contribution: Double
  }

  /// Why it was picked.
  public let kind: Kind
  /// Its identity, cut when it is long; nil where the file has none.
  public let identity: String?
  /// Its text, cut when it is long; nil without a text.
  public let text: String?
  /// What it is.
  public let isPositive: Bool
  /// P(positive).
  public let probability: Double
  /// What contributions are counted in.
  public let scale: VerdictExplanation.Scale
  /// The score before anything is known of the video.
  public let base: Double
  /// The score of the video: `base` plus the contributions of all features.
  public let score: Double
  /// What moved the score most, the strongest first.
  public let reasons: [Reason]

  /// What the features that are not among the reasons moved together.
  public var rest: Double { score - base - reasons.reduce(0) { $0 + $1.contribution } }

  /// How many characters of a text are kept.
  static let textLimit = 240
  /// How many characters of a value or an identity are kept.
  static let valueLimit = 60
}

extension ReasonExample.Kind {
  /// Rows worth showing, with the reason; each row at most once.
  ///
  /// - Complexity: O(*n* log *n*).
  static func picks(
    probabilities: [Double], labels: Labels, threshold: Double, each limit: Int = 2
  ) -> [(kind: Self, row: Int)] {
    // From surely positive to surely negative; equals in the order of the file.
    let order = probabilities.indices.sorted {
      (probabilities[$1], $0) < (probabilities[$0], $1)
    }
    func rows(_ isCalled: Bool, _ isPositive: Bool) -> [Int] {
      order.filter { row in
        (probabilities[row] >= threshold) == isCalled && (labels.values[row] == 1) == isPositive
      }
    }
    let (hits, alarms) = (rows(true, true), rows(true, false))
    let (misses, passes) = (rows(false, true), rows(false, false))
    var picks: [(kind: Self, row: Int)] = []
    picks += hits.prefix(1).map { (.surePositive, $0) }
    picks += passes.suffix(1).map { (.sureNegative, $0) }
    picks += alarms.prefix(limit).map { (.falseAlarm, $0) }
    picks += misses.suffix(limit).reversed().map { (.missed, $0) }
    let taken = Set(picks.map(\.row))
    let unsure = order.filter { !taken.contains($0) }
      .min { abs(probabilities[$0] - threshold) < abs(probabilities[$1] - threshold) }
    return picks + (unsure.map { [(.unsure, $0)] } ?? [])
  }
}

extension String {
  /// The text with at most `limit` characters as code points, an ellipsis where something was cut.
  ///
  /// - Complexity: O(`limit`), whatever the length of the text.
  func shortened(to limit: Int) -> String {
    var short = String.UnicodeScalarView()
    for (count, scalar) in unicodeScalars.enumerated() {
      if count == limit { return String(short) + "…" }
      short.append(scalar)
    }
    return self
  }
}
