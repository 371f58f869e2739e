import Explanation
import Learning
import Machine
import ModelArtifacts
import Trees

/// TreeSHAP for the model of a classifier, with the raw scores beside it.
struct TreeReasons: Sendable {
  private let explainer: TreeExplainer
  private let scores: @Sendable (FeatureTable, WorkerPool) -> [Double]

  /// The explainer of a forest or of boosted trees; nil for other models.
  init?(_ model: FittedModel) {
    switch model {
    case .forest(let forest):
      explainer = TreeExplainer(forest)
      scores = { forest.probabilities(for: $0, on: $1) }
    case .boosted(let trees):
      explainer = TreeExplainer(trees)
      scores = { trees.logOdds(for: $0, on: $1) }
    case .logistic, .singleThreshold, .majority: return nil
    }
  }

  private var scale: VerdictExplanation.Scale {
    switch explainer.scale {
    case .logOdds: .logOdds
    case .probability: .probability
    }
  }

  /// Why each row got its score.
  func explanations(
    of rows: ScoredRows, limit: Int, shown: ShownValues, on workers: WorkerPool
  ) -> [VerdictExplanation] {
    let strongest = explainer.strongest(limit, for: rows.features, on: workers)
    let scores = scores(rows.features, workers)
    return strongest.indices.map { row in
      VerdictExplanation(
        scale: scale, base: explainer.baseValue, score: scores[row],
        reasons: strongest[row].map {
          shown.reason($0.index, $0.amount, row: row, in: rows)
        })
    }
  }
}
