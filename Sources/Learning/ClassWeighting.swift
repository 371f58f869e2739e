/// How much the rows of each class count while a learner is fitted.
public enum ClassWeighting: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every row counts 1.
  case none
  /// A row of class *c* counts *n* / (2 *n_c*), so both classes count the same in sum.
  case balanced

  /// The weight of each row: the class weight times the data set's own weight; nil when all are 1.
  ///
  /// A class without rows gets no weight; the other then counts 1 a row.
  public func weights(for data: Dataset) -> [Double]? {
    let positives = data.labels.positiveCount
    let negatives = data.rowCount - positives
    guard self == .balanced, positives > 0, negatives > 0 else { return data.weights }
    let all = Double(data.rowCount)
    let ofClass = [all / (2 * Double(negatives)), all / (2 * Double(positives))]
    return data.labels.values.indices.map { row in
      ofClass[Int(data.labels.values[row])] * (data.weights?[row] ?? 1)
    }
  }
}
