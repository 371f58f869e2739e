import Claims
import Evaluation
import Features
import Learning
import Machine
import ModelArtifacts
import Tabular
import Workflow

/// Compares the settings of one contestant on rows that their models have not seen, and fits the
/// best of them.
///
/// Recipes are learned on the rows that the model learns from and on no others: a fold that is held
/// out gives nothing to the features by which it is predicted.
struct ContestStage: Sendable {
  /// What shapes the result besides the rows and the partition.
  struct Settings: Codable {
    let contestant: Contestant
    let features: FeatureChoice
    let contract: DataContract
    let comparison: StudySettings.Comparison
    let criteria: [Criterion]
    let threshold: Double
    let seed: Seed
  }

  let settings: Settings
  /// What the contestants of the feature set need alike.
  let shared: SharedFeatures

  private struct Prepared: Sendable {
    let recipe: FittedRecipe
    let fit: Dataset
    let heldOut: Dataset
  }

  func run(
    _ frame: Frame, _ labels: Labels, _ partition: Partition, _ context: StageContext
  ) throws -> FittedEntrant {
    switch settings.comparison {
    case .crossValidation: try crossValidated(frame, labels, partition, context)
    case .holdOut: try heldOut(frame, labels, partition, context)
    }
  }

  private func crossValidated(
    _ frame: Frame, _ labels: Labels, _ partition: Partition, _ context: StageContext
  ) throws -> FittedEntrant {
    let rows = partition.trainingRows
    let trainingLabels = labels.subset(rows)
    let folds = try Folds.fixed(rows.map { Int(partition.parts[$0]) })
    let search = GridSearch(
      settings.contestant.learners, by: settings.criteria, threshold: settings.threshold)
    let result = try search.run(
      folds: folds, labels: trainingLabels, on: context.workers,
      progress: { done, total in context.progress(0.85 * Double(done) / Double(total)) },
      beforeFit: { try context.checkCancellation() },
      prepare: { split, _ in
        let prepared = try prepared(
          frame, labels, split.train.map { rows[$0] }, split.test.map { rows[$0] },
          context.workers)
        return FoldData(training: prepared.fit, heldOut: prepared.heldOut.features)
      },
      seed: { fold in fitContext(context, "fold \(fold)", share: 0).seed })
    let all = try prepared(frame, labels, rows, [], context.workers)
    let model = try result.winner.settings.fit(
      all.fit, in: fitContext(context, "final", from: 0.85))
    let lines = result.entries.map { ($0.settings, Validation($0.validation)) }
    return try entrant(
      model, all.recipe, winner: result.ranking[0], lines, trainingRows: rows.count)
  }

  private func heldOut(
    _ frame: Frame, _ labels: Labels, _ partition: Partition, _ context: StageContext
  ) throws -> FittedEntrant {
    let (fit, held) = partition.fold(0)
    let prepared = try prepared(frame, labels, fit, held, context.workers)
    var lines: [(Learner, Validation)] = []
    var models: [FittedModel] = []
    for learner in settings.contestant.learners {
      try context.checkCancellation()
      let share = 1 / Double(settings.contestant.learners.count)
      let model = try learner.fit(
        prepared.fit,
        in: fitContext(context, "final", from: share * Double(lines.count), share: share))
      let probabilities = model.probabilities(
        for: prepared.heldOut.features, on: context.workers)
      let scores = try Scores(
        probabilities: probabilities, labels: prepared.heldOut.labels,
        threshold: settings.threshold, on: context.workers)
      models.append(model)
      lines.append((learner, Validation(scores)))
    }
    let winner = try best(of: lines.map(\.1))
    return try entrant(
      models[winner], prepared.recipe, winner: winner, lines, trainingRows: fit.count)
  }

  private func prepared(
    _ frame: Frame, _ labels: Labels, _ fit: [Int], _ held: [Int], _ workers: WorkerPool
  ) throws -> Prepared {
    let features = try shared.answer(
      SharedFeatures.Request(recipe: try settings.recipe(), fit: fit, held: held), frame,
      on: workers)
    return Prepared(
      recipe: features.recipe,
      fit: Dataset(features: features.fit, labels: labels.subset(fit)),
      heldOut: Dataset(features: features.held, labels: labels.subset(held)))
  }

  /// The place of the best line by the champion's criteria, the first among equals.
  private func best(of validations: [Validation]) throws -> Int {
    let candidates = validations.enumerated().map { place, validation in
      ChampionRule.Candidate(name: "\(place)", metrics: validation.means, complexity: 0)
    }
    let election = try ChampionRule(criteria: settings.criteria).choose(from: candidates)
    return Int(election.champion.name) ?? 0
  }

  /// A fit of this contestant; it reports how far it is as its share of the stage.
  private func fitContext(
    _ context: StageContext, _ part: String, from start: Double = 0, share: Double? = nil
  ) -> FitContext {
    let share = share ?? 1 - start
    let seed = settings.seed.derived(settings.features.name)
      .derived(settings.contestant.name).derived(part)
    return FitContext(workers: context.workers, seed: seed) { fraction in
      if start + share * fraction > start { context.progress(start + share * fraction) }
    }
  }
}
