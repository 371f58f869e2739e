public import Evaluation
import Learning
import Machine
import Tabular

/// How a model did on the rows with one level of a category.
public struct GroupScores: Hashable, Sendable, Codable {
  /// The category.
  public let column: String
  /// The level; nil for rows without a value.
  public let level: String?
  /// What became of the rows.
  public let confusion: ConfusionMatrix
  /// The area under the ROC curve with its DeLong interval; nil with fewer than two rows of a
  /// class.
  public let rocAUC: Interval?

  /// The scores of every level of some categories, in the order of the names.
  ///
  /// - Parameters:
  ///   - columns: The names of category columns.
  ///   - frame: The rows.
  ///   - probabilities: P(positive) of each row.
  ///   - ranking: Scores that order the rows.
  ///   - labels: The class of each row.
  ///   - threshold: A row is called positive where its probability is ≥ this.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One value a level that occurs.
  static func of(
    _ columns: [String], in frame: Frame, probabilities: [Double], rankedBy ranking: [Double],
    _ labels: Labels, threshold: Double, on workers: WorkerPool
  ) -> [GroupScores] {
    columns.flatMap { name -> [GroupScores] in
      guard let column = frame[name] else { return [] }
      var rowsOfLevel: [String?: [Int]] = [:]
      for row in 0..<frame.rowCount { rowsOfLevel[column.text(at: row), default: []].append(row) }
      // Levels by name, rows without a value last.
      let levels = rowsOfLevel.keys.sorted { left, right in
        guard let left else { return false }
        return right.map { left < $0 } ?? true
      }
      return levels.map { level in
        let rows = rowsOfLevel[level] ?? []
        let own = labels.subset(rows)
        return GroupScores(
          column: name, level: level,
          confusion: ConfusionMatrix(
            probabilities: rows.map { probabilities[$0] }, labels: own, threshold: threshold),
          rocAUC: DeLong(scores: rows.map { ranking[$0] }, labels: own, on: workers)?.interval())
      }
    }
  }
}
