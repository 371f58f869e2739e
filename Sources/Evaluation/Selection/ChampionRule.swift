/// How the model that is shipped is chosen among those that were cross-validated.
///
/// Candidates are compared by one criterion after the other; those within a criterion's tolerance
/// of the best stay. Of those still equal the simplest wins, then the first named. A baseline is
/// ranked but never chosen.
public struct ChampionRule: Hashable, Sendable, Codable {
  /// What is compared, in this order.
  public var criteria: [Criterion]

  /// A rule; by default the best recall wins, then the lowest log loss.
  public init(criteria: [Criterion] = [Criterion(.recall), Criterion(.logLoss)]) {
    self.criteria = criteria
  }

  /// One model that stands for election.
  public struct Candidate: Hashable, Sendable, Codable {
    /// What the model is called; different for each candidate.
    public let name: String
    /// What it reached in cross-validation.
    public let metrics: [Metric: Double]
    /// Its rank in simplicity: of two equal models the one with the lower number wins.
    public let complexity: Int
    /// Whether it is a baseline, which stands beside the others but cannot win.
    public let isBaseline: Bool

    /// A candidate with metrics by name.
    public init(
      name: String, metrics: [Metric: Double], complexity: Int, isBaseline: Bool = false
    ) {
      self.name = name
      self.metrics = metrics
      self.complexity = complexity
      self.isBaseline = isBaseline
    }

    /// A candidate with the means over the folds of a cross-validation.
    public init(
      name: String, validation: CrossValidation, complexity: Int, isBaseline: Bool = false
    ) {
      self.init(
        name: name, metrics: validation.means, complexity: complexity, isBaseline: isBaseline)
    }
  }

  /// Chooses the champion.
  ///
  /// - Returns: The champion and the ranked table, with reasons.
  /// - Throws: `noCandidate` without a candidate that is not a baseline; `missingMetric`,
  ///   `wrongSetting`.
  public func choose(from candidates: [Candidate]) throws(EvaluationError) -> Election {
    for criterion in criteria { try criterion.checked() }
    let values = try values(of: candidates)
    let simplestFirst = candidates.indices.sorted {
      (candidates[$0].complexity, $0) < (candidates[$1].complexity, $1)
    }
    let order = Elimination.ranking(of: simplestFirst, by: criteria) { values[$0][$1] }
    let running = order.filter { !candidates[$0].isBaseline }
    guard let champion = running.first else { throw .noCandidate }
    let comparison = Comparison(criteria: criteria, candidates: candidates, values: values)
    let rows = order.enumerated().map { place, candidate in
      let isChampion = candidate == champion
      return Election.Row(
        rank: place + 1, candidate: candidates[candidate], isChampion: isChampion,
        reason: isChampion
          ? comparison.victory(of: champion, over: running.dropFirst().first, field: running)
          : comparison.defeat(of: candidate, by: champion, field: running))
    }
    return Election(
      champion: candidates[champion],
      baselineRemark: comparison.remark(
        champion, bestBaseline: order.first { candidates[$0].isBaseline }),
      rows: rows)
  }

  private func values(of candidates: [Candidate]) throws(EvaluationError) -> [[Double]] {
    var all: [[Double]] = []
    for candidate in candidates {
      var values: [Double] = []
      for criterion in criteria {
        guard let value = candidate.metrics[criterion.metric] else {
          throw .missingMetric(criterion.metric, candidate: candidate.name)
        }
        values.append(value)
      }
      all.append(values)
    }
    return all
  }
}
