public import Learning
public import Machine

/// How well one column alone tells the classes apart; the first question of a leakage audit.
public struct SingleColumnAUC: Hashable, Sendable, Codable {
  /// The name of the column.
  public let column: String
  /// The AUC of the raw values for the positive class; nil unless both classes occur among the
  /// rows that have a value.
  ///
  /// Below ½ low values speak for the positive class. The levels of a category are ranked by
  /// their share of positive rows in the same data, so a category of very many levels looks
  /// better than it is.
  public let auc: Double?
  /// How many rows have a value.
  public let rowCount: Int

  /// How far the column alone goes in the better direction, ½ … 1; nil where there is no AUC.
  public var strength: Double? { auc.map { max($0, 1 - $0) } }

  /// Audits each dense column of a table, in their order.
  ///
  /// - Parameters:
  ///   - features: The columns; rows without a value are left out, column by column.
  ///   - labels: The class of each row.
  ///   - workers: The threads to run on, a column each.
  /// - Returns: One entry a column.
  /// - Complexity: O(*n*) a column.
  public static func audit(
    _ features: FeatureTable, _ labels: Labels, on workers: WorkerPool
  ) -> [SingleColumnAUC] {
    let alone = WorkerPool()
    return workers.map(count: features.columns.count) { place in
      SingleColumnAUC(features.columns[place], labels, on: alone)
    }
  }

  private init(_ column: FeatureColumn, _ labels: Labels, on workers: WorkerPool) {
    self.column = column.name
    let values = column.values
    let known = values.indices.filter { !values[$0].isNaN }
    let isComplete = known.count == values.count
    let kept = isComplete ? labels : labels.subset(known)
    var scores = isComplete ? values : known.map { values[$0] }
    if case .category(let levels) = column.kind {
      scores = Self.sharesOfLevels(scores, kept, count: levels.count)
    }
    rowCount = known.count
    auc = Ranking(scores: scores, labels: kept, on: workers).rocAUC
  }

  /// The share of positive rows in the level of each row.
  private static func sharesOfLevels(
    _ codes: [Double], _ labels: Labels, count: Int
  ) -> [Double] {
    var rows = [Double](repeating: 0, count: count)
    var positives = rows
    for (code, label) in zip(codes, labels.values) {
      rows[Int(code)] += 1
      positives[Int(code)] += Double(label)
    }
    return codes.map { positives[Int($0)] / rows[Int($0)] }
  }
}
