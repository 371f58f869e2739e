import Explanation
import Learning
import Machine
import ModelArtifacts
import Tabular

/// TreeSHAP for the model of a classifier.
struct TreeReasons: Sendable {
  private let explainer: TreeExplainer

  /// The explainer of a forest or of boosted trees; nil for other models.
  init?(_ model: FittedModel) {
    switch model {
    case .forest(let forest): explainer = TreeExplainer(forest)
    case .boosted(let trees): explainer = TreeExplainer(trees)
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
    let attributions = explainer.attributions(for: rows.features, on: workers)
    return (0..<rows.frame.rowCount).map { row in
      var largest = LargestContributions(limit: limit)
      var score = explainer.baseValue
      if attributions.rowCount > 0 {
        for (feature, amount) in attributions[row].enumerated() {
          largest.add(amount, of: feature)
          score += amount
        }
      }
      return VerdictExplanation(
        scale: scale, base: explainer.baseValue, score: score,
        reasons: largest.items.map { shown.reason($0.feature, $0.contribution, row: row, in: rows) }
      )
    }
  }
}
