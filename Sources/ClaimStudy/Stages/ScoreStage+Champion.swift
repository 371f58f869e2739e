import Claims
import Evaluation
import Explanation
import Features
import Learning
import Machine
import ModelArtifacts
import Tabular
import Workflow

/// What is said of the champion alone.
extension ScoreStage {
  /// On how many test rows at most columns are shuffled.
  private static let shuffledRowLimit = 1_500
  /// How often each column is shuffled.
  private static let shuffles = 3
  /// How many reasons an example shows.
  private static let reasonLimit = 5

  /// How the champion did on each level of each category.
  func groups(_ scored: ScoredEntrant, _ test: Frame, _ labels: Labels, _ workers: WorkerPool)
    -> [GroupScores]
  {
    GroupScores.of(
      settings.contract.columns(.category).map(\.name), in: test,
      probabilities: scored.probabilities, rankedBy: scored.ranking, labels,
      threshold: settings.threshold, on: workers)
  }

  /// What the champion looks at: its own account, and what it loses when a column is shuffled.
  ///
  /// Columns of the file are shuffled, not features: a column and the ratios made of it go together.
  func weights(
    _ scored: ScoredEntrant, _ test: Frame, _ labels: Labels, _ workers: WorkerPool
  ) throws -> ModelWeights {
    let artifact = scored.artifact
    let rows = Self.spread(test.rowCount, to: Self.shuffledRowLimit)
    let names = artifact.recipe.inputColumns
    let (frame, labels) = (test.subset(rows).selecting(names), labels.subset(rows))
    @Sendable func auc(_ frame: Frame) throws -> Double {
      let features = try artifact.recipe.apply(frame, on: workers)
      let probabilities = artifact.model.probabilities(for: features, on: workers)
      return Ranking(scores: probabilities, labels: labels, on: workers).rocAUC ?? 0.5
    }
    let context = FitContext(workers: workers, seed: settings.seed.derived("shuffled columns"))
    let shuffled = try PermutationImportance.of(
      names, unshuffled: auc(frame), repeats: Self.shuffles, in: context
    ) { place, stream in
      guard let column = frame[names[place]] else { return 0 }
      var order = Array(0..<frame.rowCount)
      stream.shuffle(&order)
      return try auc(frame.setting(names[place], to: column.subset(order)))
    }
    return ModelWeights(artifact.model, shuffled: shuffled, rows: rows.count)
  }

  /// Some test videos with what moved their verdicts.
  func examples(
    _ scored: ScoredEntrant, _ test: Frame, _ labels: Labels, _ workers: WorkerPool
  ) throws -> [ReasonExample] {
    let picks = ReasonExample.Kind.picks(
      probabilities: scored.probabilities, labels: labels, threshold: settings.threshold)
    let rows = picks.map(\.row)
    let frame = test.subset(rows)
    let verdicts = try ClaimClassifier(scored.artifact).verdicts(
      on: frame, lines: rows, reasons: Self.reasonLimit, on: workers)
    let contract = settings.contract
    let text = contract.columns(.text).first.flatMap { frame[$0.name] }
    let identity = contract.identityColumn.flatMap { frame[$0] }
    return picks.indices.compactMap { place in
      guard let explanation = verdicts[place].explanation else { return nil }
      return ReasonExample(
        kind: picks[place].kind,
        identity: identity?.text(at: place)?.shortened(to: ReasonExample.valueLimit),
        text: text?.text(at: place)?.shortened(to: ReasonExample.textLimit),
        isPositive: labels.values[rows[place]] == 1, probability: verdicts.probabilities[place],
        scale: explanation.scale, base: explanation.base, score: explanation.score,
        reasons: explanation.reasons.map { reason in
          ReasonExample.Reason(
            feature: reason.feature.shortened(to: ReasonExample.valueLimit),
            value: reason.value?.shortened(to: ReasonExample.valueLimit),
            contribution: reason.contribution)
        })
    }
  }

  /// `limit` of `count` rows, evenly spread over them; all when there are no more.
  private static func spread(_ count: Int, to limit: Int) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    return (0..<limit).map { $0 * count / limit }
  }
}
