import Evaluation
import Learning
import LinearAlgebra
import LinearModels
import Machine
import ModelArtifacts
import Tabular

extension ClaimClassifier {
  private static let blockRows = 256

  /// Why each row got its probability; the same whatever the number of threads.
  func explanations(
    of rows: ScoredRows, limit: Int, on workers: WorkerPool
  ) -> [VerdictExplanation] {
    switch artifact.model {
    case .logistic(let model):
      let scores = model.logOdds(for: rows.features, on: workers)
      return filled(rows.frame.rowCount, on: workers) { row in
        explanation(
          .logOdds, base: model.intercept, score: scores[row], row: row, in: rows,
          largest: model.largest(limit, row: row, in: rows.features))
      }
    case .forest, .boosted:
      return treeReasons?.explanations(of: rows, limit: limit, shown: shown, on: workers) ?? []
    case .singleThreshold(let model):
      let base = (model.probabilityAbove + model.probabilityBelow) / 2
      let scores = model.probabilities(for: rows.features, on: workers)
      return filled(rows.frame.rowCount, on: workers) { row in
        var largest = LargestContributions(limit: limit)
        largest.add(scores[row] - base, of: model.columnIndex)
        return explanation(
          .probability, base: base, score: scores[row], row: row, in: rows, largest: largest)
      }
    case .majority(let model):
      let share = model.probability
      let explanation = VerdictExplanation(
        scale: .probability, base: share, score: share, reasons: [])
      return Array(repeating: explanation, count: rows.frame.rowCount)
    }
  }

  /// One explanation a row, made in blocks on all threads.
  func filled(
    _ count: Int, on workers: WorkerPool, _ make: @Sendable (Int) -> VerdictExplanation
  ) -> [VerdictExplanation] {
    let blocks = workers.map(count: (count + Self.blockRows - 1) / Self.blockRows) { block in
      (block * Self.blockRows..<min((block + 1) * Self.blockRows, count)).map(make)
    }
    return Array(blocks.joined())
  }

  func explanation(
    _ scale: VerdictExplanation.Scale, base: Double, score: Double, row: Int, in rows: ScoredRows,
    largest: LargestContributions
  ) -> VerdictExplanation {
    VerdictExplanation(
      scale: scale, base: base, score: score,
      reasons: largest.items.map { shown.reason($0.feature, $0.contribution, row: row, in: rows) })
  }
}

extension LogisticModel {
  /// The largest of βⱼxⱼ in a row: with the intercept, all of them sum to the log-odds.
  ///
  /// A feature at 0 – an average value, the reference level, a word that is not there – moves
  /// nothing, so the base is a record that is average in everything and has no words.
  fileprivate func largest(
    _ limit: Int, row: Int, in features: FeatureTable
  ) -> LargestContributions {
    var largest = LargestContributions(limit: limit)
    for (index, column) in features.columns.enumerated() {
      largest.add(coefficients[index] * column.values[row], of: index)
    }
    guard let sparse = features.sparse else { return largest }
    for entry in sparse.entries(ofRow: row) {
      let feature = features.columns.count + Int(sparse.columnIndices[entry])
      largest.add(coefficients[feature] * sparse.values[entry], of: feature)
    }
    return largest
  }
}
