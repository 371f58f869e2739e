import Claims
import Evaluation
import Learning
import Reporting
import Statistics

/// How the results of a feature set are called and weighed in sentences.
extension SetResult {
  /// How the champion's verdicts stand to those of the single threshold on the test part.
  enum Standing {
    /// There is no rule to compare with.
    case alone
    /// They cannot be told apart at the 1 % level.
    case alike
    /// The champion makes fewer mistakes.
    case better
    /// The champion makes more mistakes.
    case worse
  }

  /// How the champion stands to the rule, by McNemar's test at the 1 % level.
  var standing: Standing {
    guard let verdicts = champion?.contrast?.verdicts, rule != nil else { return .alone }
    guard verdicts.exactP.value < 0.01 else { return .alike }
    return verdicts.onlyFirstRight > verdicts.onlySecondRight ? .better : .worse
  }

  /// Whether one threshold alone is right nearly as often as the champion.
  var ruleDoesTheWork: Bool {
    guard let rule = ruleLine, let champion else { return false }
    let (alone, best) = (rule.test.confusion.accuracy, champion.test.confusion.accuracy)
    return alone >= 0.9 && alone >= best - 0.02
  }

  /// Mistakes that the champion saves among 1,000 videos, compared with the rule; below 0 when it
  /// makes more.
  var savedPerThousand: Double? {
    guard let rule = ruleLine, let champion else { return nil }
    return (champion.test.confusion.accuracy - rule.test.confusion.accuracy) * 1000
  }

  /// The line of the base rate.
  var majorityLine: Line? { lines.first { $0.entrant.name == "majority" } }

  /// The single threshold in words, such as `claim when video_view_count > 9,997.5`; empty when no
  /// column can be cut.
  var ruleWords: InlineText {
    guard let rule else { return "" }
    let label = rule.aboveIsPositive ? labelNames.positive : labelNames.negative
    return "\(label) when \(code: rule.column) > \(Quantity.threshold(rule.threshold))"
  }

  /// Such as `After publication`, for the beginning of a sentence.
  var title: String { StudyFindings.title(featureSet) }

  /// Such as `after publication`.
  var when: String { StudyFindings.when(featureSet) }

  /// How many videos were kept for the test.
  var testRows: Int { lines.first?.test.rowCount ?? 0 }

  /// The share of positive videos in the test part.
  var baseRate: Double {
    let test = lines.first?.test
    return Double(test?.positives ?? 0) / Double(max(test?.rowCount ?? 0, 1))
  }
}

extension Entrant {
  /// The name in a sentence: `boosted trees`, `one rule`, `base rate`.
  var title: String {
    switch name {
    case "majority": "base rate"
    case "single-threshold": "one rule"
    default: name.replacing("-", with: " ")
    }
  }
}

extension SetResult {
  /// Words of the election, with the models called as everywhere in the reports.
  func retold(_ words: String) -> String {
    // Longer names first: one may be part of another.
    lines.map(\.entrant).sorted { $0.name.count > $1.name.count }
      .reduce(words) { $0.replacing($1.name, with: $1.title) }
  }
}

extension LabelNames {
  /// The positive class with its article: `a claim`.
  var onePositive: String { Self.withArticle(positive) }
  /// The negative class with its article: `an opinion`.
  var oneNegative: String { Self.withArticle(negative) }

  private static func withArticle(_ noun: String) -> String {
    let begins = noun.lowercased().first.map { "aeiou".contains($0) } ?? false
    return "\(begins ? "an" : "a") \(noun)"
  }

  /// The positive class in the plural.
  var positives: String { "\(positive)s" }
  /// The negative class in the plural.
  var negatives: String { "\(negative)s" }
}

extension Quantity {
  /// A share that readers compare with others close to it: `99.69%`.
  static func share(_ share: Double) -> Quantity { .percent(share, digits: 2) }

  /// A threshold on a column, with as many digits as a reader needs: `10,031`, `83.5`, `0.04536`.
  static func threshold(_ value: Double) -> Quantity {
    if let whole = Int(exactly: value) { return .count(whole) }
    return abs(value) >= 10 ? .fixed(value, digits: 1) : .significant(value, digits: 4)
  }

  /// A score between 0 and 1: `0.9959`.
  static func score(_ score: Double) -> Quantity { .fixed(score, digits: 4) }
}

extension Interval {
  /// `99.45%–99.83%`.
  var shares: InlineText { .range(.share(low), .share(high)) }

  /// `0.9945–0.9983`.
  var scores: InlineText { .range(.score(low), .score(high)) }

  /// The ends for a chart.
  var ends: ValueInterval { ValueInterval(low: low, high: high) }
}
