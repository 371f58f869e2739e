/// How much a column was used by an ensemble.
public struct FeatureImportance: Hashable, Sendable, Codable {
  /// The column.
  public let feature: String
  /// The share of the gain of all splits, 0 … 1; all shares add up to 1, or are 0 without splits.
  public let gain: Double
  /// How many nodes look at it.
  public let splits: Int
}

extension TreeEnsemble {
  /// Gain and number of splits of each column, in the order of the columns.
  ///
  /// - Complexity: O(*nodes*).
  var importances: [FeatureImportance] {
    var gain = [Double](repeating: 0, count: featureNames.count)
    var splits = [Int](repeating: 0, count: featureNames.count)
    for (index, node) in nodes.enumerated() where !isLeaf(index) {
      gain[node.column] += max(gains[index], 0)
      splits[node.column] += 1
    }
    let total = gain.reduce(0, +)
    return featureNames.indices.map { index in
      FeatureImportance(
        feature: featureNames[index], gain: total > 0 ? gain[index] / total : 0,
        splits: splits[index])
    }
  }
}
