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
    let byName = Dictionary(uniqueKeysWithValues: scored.map { ($0.line.entrant.name, $0) })
    let champion = byName[election.champion.name]
    return SetResult(
      featureSet: settings.features.name, labelNames: labels.names, election: election,
      lines: election.rows.compactMap { byName[$0.candidate.name]?.line },
      contrast: champion.flatMap { contrast($0, byName["single-threshold"], testLabels) },
      columns: try audit(entrants, frame, labels, partition, context.workers),
      recipe: champion?.artifact.recipe.summary ?? [])
  }

  private func contrast(
    _ champion: ScoredEntrant, _ rule: ScoredEntrant?, _ labels: Labels
  ) -> SetResult.Contrast? {
    guard let rule, case .singleThreshold(let model) = rule.artifact.model else { return nil }
    let difference = champion.deLong.flatMap { mine in
      rule.deLong.map { mine.difference(from: $0) }
    }
    return SetResult.Contrast(
      rule: model.rule(labels.names),
      verdicts: McNemar(
        first: champion.probabilities, second: rule.probabilities, labels: labels,
        threshold: settings.threshold),
      rocAUC: difference)
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
private struct ScoredEntrant: Sendable {
  let artifact: ModelArtifact
  let line: SetResult.Line
  let probabilities: [Double]
  let deLong: DeLong?

  init(
    _ entrant: FittedEntrant, _ test: Frame, _ labels: Labels, threshold: Double,
    on workers: WorkerPool
  ) throws {
    artifact = entrant.artifact
    let features = try artifact.recipe.apply(test, on: workers)
    probabilities = artifact.model.probabilities(for: features, on: workers)
    var ranking = probabilities
    if case .singleThreshold(let model) = artifact.model {
      ranking = model.scores(for: features)
    }
    let scores = try Scores(
      probabilities: probabilities, labels: labels, threshold: threshold, rankedBy: ranking,
      on: workers)
    deLong = DeLong(scores: ranking, labels: labels, on: workers)
    line = SetResult.Line(
      entrant: entrant.header, test: scores, recall: scores.confusion.recallInterval(),
      precision: scores.confusion.precisionInterval(),
      accuracy: scores.confusion.accuracyInterval(), rocAUC: deLong?.interval())
  }
}

extension SingleThresholdModel {
  /// The rule as a sentence, such as `claim when video_view_count > 10040`.
  func rule(_ names: LabelNames) -> String {
    "\(aboveIsPositive ? names.positive : names.negative) when \(column) > \(threshold)"
  }
}
