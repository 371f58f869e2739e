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
    let (training, trainingLabels) = (frame.subset(rows), labels.subset(rows))
    let folds = try Folds.fixed(rows.map { Int(partition.parts[$0]) })
    let search = GridSearch(
      settings.contestant.learners, by: settings.criteria, threshold: settings.threshold)
    let result = try search.run(
      folds: folds, labels: trainingLabels, on: context.workers,
      progress: { done, total in context.progress(0.85 * Double(done) / Double(total)) },
      prepare: { split, _ in
        try prepared(training, trainingLabels, split.train, split.test, context.workers)
      },
      fit: { learner, prepared, _, fold in
        try context.checkCancellation()
        let model = try learner.fit(prepared.fit, in: fitContext(context, "fold \(fold)", share: 0))
        return model.probabilities(for: prepared.heldOut.features, on: context.workers)
      })
    let all = try recipe().fitAndApply(training, on: context.workers)
    let model = try result.winner.settings.fit(
      Dataset(features: all.features, labels: trainingLabels),
      in: fitContext(context, "final", from: 0.85))
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
    let (recipe, features) = try recipe().fitAndApply(frame.subset(fit), on: workers)
    let heldFeatures = try recipe.apply(frame.subset(held), on: workers)
    return Prepared(
      recipe: recipe, fit: Dataset(features: features, labels: labels.subset(fit)),
      heldOut: Dataset(features: heldFeatures, labels: labels.subset(held)))
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
