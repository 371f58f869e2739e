/// What each setting of a grid reached on the held-out rows.
public struct GridResult<Settings: Sendable & Codable & Hashable>: Hashable, Sendable, Codable {
  /// One setting.
  public struct Entry: Hashable, Sendable, Codable {
    /// What was tried.
    public let settings: Settings
    /// What it reached.
    public let validation: CrossValidation
  }

  /// All settings, in the order they were given.
  public let entries: [Entry]
  /// The places in `entries`, the winner first.
  public let ranking: [Int]

  /// The setting that won.
  public var winner: Entry { entries[ranking[0]] }

  /// Ranks entries by the means of metrics over folds.
  init(entries: [Entry], criteria: [Criterion]) throws(EvaluationError) {
    var means: [[Double]] = []
    for (place, entry) in entries.enumerated() {
      var values: [Double] = []
      for criterion in criteria {
        guard let mean = entry.validation.mean(criterion.metric) else {
          throw .missingMetric(criterion.metric, candidate: "setting \(place + 1)")
        }
        values.append(mean)
      }
      means.append(values)
    }
    self.entries = entries
    ranking = Elimination.ranking(of: Array(entries.indices), by: criteria) { means[$0][$1] }
  }
}
