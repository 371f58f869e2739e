import Claims
import Evaluation
import Features
import Learning
import Machine
import ModelArtifacts
import Tabular
import Workflow

/// Elects the champion by validation, then scores every model on the test part, once.
struct ScoreStage: Sendable {
  /// What shapes the result besides the models.
  struct Settings: Codable {
    let features: FeatureChoice
    let champion: ChampionRule
    let threshold: Double
    let seed: Seed
    let contract: DataContract
  }

  let settings: Settings

  func run(
    _ entrants: [FittedEntrant], _ frame: Frame, _ labels: Labels, _ partition: Partition,
    _ context: StageContext
  ) throws -> SetResult {
    let election = try settings.champion.choose(
      from: entrants.map { entrant in
        ChampionRule.Candidate(
          name: entrant.header.name, metrics: entrant.header.validation.means,
          complexity: entrant.header.complexity, isBaseline: entrant.header.isBaseline)
      })
    let rows = partition.testRows
    let (test, testLabels) = (frame.subset(rows), labels.subset(rows))
    let scored = try context.workers.map(count: entrants.count) { place in
      try ScoredEntrant(
        entrants[place], test, testLabels, threshold: settings.threshold, on: context.workers)
    }
    let byName = Dictionary(uniqueKeysWithValues: scored.map { ($0.header.name, $0) })
    let rule = byName["single-threshold"]
    let champion = byName[election.champion.name]
    return SetResult(
      featureSet: settings.features.name, labelNames: labels.names, election: election,
      lines: try election.rows.compactMap { row in
        try byName[row.candidate.name].map {
          try line($0, rule, testLabels, context.workers)
        }
      },
      rule: rule?.artifact.model.rule,
      columns: try audit(entrants, frame, labels, partition, context.workers),
      recipe: champion?.artifact.recipe.summary ?? [],
      groups: champion.map { groups($0, test, testLabels, context.workers) } ?? [],
      weights: try champion.map { try weights($0, test, testLabels, context.workers) },
      examples: try champion.map { try examples($0, test, testLabels, context.workers) } ?? [])
  }

  /// All that is said of one model.
  private func line(
    _ scored: ScoredEntrant, _ rule: ScoredEntrant?, _ labels: Labels, _ workers: WorkerPool
  ) throws -> SetResult.Line {
    let confusion = scored.scores.confusion
    return SetResult.Line(
      entrant: scored.header, test: scored.scores, recall: confusion.recallInterval(),
      precision: confusion.precisionInterval(), accuracy: confusion.accuracyInterval(),
      rocAUC: scored.deLong?.interval(),
      contrast: rule.flatMap { contrast(scored, $0, labels) },
      curves: ModelCurves(
        probabilities: scored.probabilities, rankedBy: scored.ranking, labels: labels,
        threshold: settings.threshold, on: workers))
  }

  /// A model beside the single threshold; nil for that baseline itself.
  private func contrast(
    _ scored: ScoredEntrant, _ rule: ScoredEntrant, _ labels: Labels
  ) -> SetResult.Contrast? {
    guard scored.header.name != rule.header.name else { return nil }
    return SetResult.Contrast(
      verdicts: McNemar(
        first: scored.probabilities, second: rule.probabilities, labels: labels,
        threshold: settings.threshold),
      rocAUC: scored.deLong.flatMap { mine in rule.deLong.map { mine.difference(from: $0) } })
  }

  /// Each column alone, as the one-threshold baseline sees it.
  private func audit(
    _ entrants: [FittedEntrant], _ frame: Frame, _ labels: Labels, _ partition: Partition,
    _ workers: WorkerPool
  ) throws -> [SingleColumnAUC] {
    guard let baseline = entrants.first(where: { $0.header.name == "single-threshold" }) else {
      return []
    }
    let rows = partition.trainingRows
    let features = try baseline.artifact.recipe.apply(frame.subset(rows), on: workers)
    return SingleColumnAUC.audit(features, labels.subset(rows), on: workers)
      .sorted { ($0.strength ?? 0, $1.column) > ($1.strength ?? 0, $0.column) }
  }
}

/// An entrant and its probabilities on the test part.
struct ScoredEntrant: Sendable {
  let header: Entrant
  let artifact: ModelArtifact
  let probabilities: [Double]
  /// What orders the rows: the probabilities, or something finer.
  let ranking: [Double]
  let scores: Scores
  let deLong: DeLong?

  init(
    _ entrant: FittedEntrant, _ test: Frame, _ labels: Labels, threshold: Double,
    on workers: WorkerPool
  ) throws {
    header = entrant.header
    artifact = entrant.artifact
    let features = try artifact.recipe.apply(test, on: workers)
    probabilities = artifact.model.probabilities(for: features, on: workers)
    if case .singleThreshold(let model) = artifact.model {
      ranking = model.scores(for: features)
    } else {
      ranking = probabilities
    }
    scores = try Scores(
      probabilities: probabilities, labels: labels, threshold: threshold, rankedBy: ranking,
      on: workers)
    deLong = DeLong(scores: ranking, labels: labels, on: workers)
  }
}

extension FittedModel {
  /// The single threshold; nil for other models.
  fileprivate var rule: SetResult.Rule? {
    guard case .singleThreshold(let model) = self else { return nil }
    return SetResult.Rule(
      column: model.column, threshold: model.threshold, aboveIsPositive: model.aboveIsPositive)
  }
}
