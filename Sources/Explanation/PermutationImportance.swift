public import Learning
import Machine

/// How much worse a model gets when one feature is shuffled.
///
/// After Breiman 2001, and Fisher, Rudin and Dominici 2019.
public struct PermutationImportance: Hashable, Sendable, Codable {
  /// The feature.
  public let feature: String
  /// The mean drop of the metric over the repeats: positive when the feature matters.
  public let mean: Double
  /// The standard deviation of the drops, *n* − 1 in the denominator; 0 for one repeat.
  public let standardDeviation: Double
  /// The drop of each repeat.
  public let drops: [Double]

  init(feature: String, drops: [Double]) {
    self.feature = feature
    self.drops = drops
    let mean = drops.reduce(0, +) / Double(drops.count)
    self.mean = mean
    let squares = drops.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation = drops.count > 1 ? (squares / Double(drops.count - 1)).squareRoot() : 0
  }

  /// The importance of each dense feature of a model on some rows.
  ///
  /// The sparse part is left as it is. Two features that say the same hide one another: each alone
  /// can be shuffled without loss.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - data: Rows that the model was not fitted on.
  ///   - repeats: Shuffles a feature, at least 1.
  ///   - context: Threads and the origin of the shuffles.
  ///   - metric: A score of the probabilities, greater for a better model, such as accuracy or the
  ///     negative log loss.
  /// - Returns: One a dense feature, in their order.
  /// - Complexity: *features* × *repeats* predictions.
  public static func of(
    _ model: some ClassifierModel, on data: Dataset, repeats: Int = 5, in context: FitContext,
    metric: @Sendable (_ probabilities: [Double], _ data: Dataset) -> Double
  ) -> [PermutationImportance] {
    precondition(repeats >= 1, "at least one shuffle a feature")
    let columns = data.features.columns
    let best = metric(model.probabilities(for: data.features, on: context.workers), data)
    let drops = context.workers.map(count: columns.count * repeats) { turn in
      let (column, number) = turn.quotientAndRemainder(dividingBy: repeats)
      // The seed goes by the name, so that another feature more changes no draw.
      var stream = context.seed.derived(columns[column].name).derived(number).stream
      let shuffled = data.features.shuffling(column, with: &stream)
      return best - metric(model.probabilities(for: shuffled, on: context.workers), data)
    }
    return columns.indices.map { column in
      PermutationImportance(
        feature: columns[column].name,
        drops: Array(drops[column * repeats..<(column + 1) * repeats]))
    }
  }
}

extension FeatureTable {
  /// The table with the values of one dense column in random order.
  func shuffling(_ column: Int, with stream: inout RandomStream) -> FeatureTable {
    var values = columns[column].values
    stream.shuffle(&values)
    var columns = columns
    columns[column] = FeatureColumn(columns[column].name, values, kind: columns[column].kind)
    return FeatureTable(
      rowCount: rowCount, columns: columns, sparse: sparse, sparseNames: sparseNames)
  }
}
