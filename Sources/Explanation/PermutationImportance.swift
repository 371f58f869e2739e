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
    let columns = data.features.columns
    let best = metric(model.probabilities(for: data.features, on: context.workers), data)
    let turns = Turns(names: columns.map(\.name), repeats: repeats)
    let scores = context.workers.map(count: turns.count) { turn in
      var stream = turns.stream(turn, context.seed)
      let shuffled = data.features.shuffling(turns.place(turn), with: &stream)
      return metric(model.probabilities(for: shuffled, on: context.workers), data)
    }
    return turns.importances(best, scores)
  }

  /// The importance of whatever can be shuffled: features, or the columns that they are made of.
  ///
  /// - Parameters:
  ///   - names: What is shuffled, by name; no two alike.
  ///   - unshuffled: The score when everything stands in its place.
  ///   - repeats: Shuffles a name, at least 1.
  ///   - context: Threads and the origin of the shuffles.
  ///   - score: The score when the thing at a place of `names` is shuffled by a stream.
  /// - Returns: One a name, in their order.
  /// - Throws: What `score` throws.
  /// - Complexity: *names* × *repeats* scores.
  public static func of(
    _ names: [String], unshuffled: Double, repeats: Int, in context: FitContext,
    score: @Sendable (_ place: Int, _ stream: inout RandomStream) throws -> Double
  ) throws -> [PermutationImportance] {
    let turns = Turns(names: names, repeats: repeats)
    let scores = try context.workers.map(count: turns.count) { turn in
      var stream = turns.stream(turn, context.seed)
      return try score(turns.place(turn), &stream)
    }
    return turns.importances(unshuffled, scores)
  }
}

/// Which thing each turn shuffles, and how.
private struct Turns: Sendable {
  let names: [String]
  let repeats: Int

  init(names: [String], repeats: Int) {
    precondition(repeats >= 1, "at least one shuffle a feature")
    self.names = names
    self.repeats = repeats
  }

  var count: Int { names.count * repeats }

  func place(_ turn: Int) -> Int { turn / repeats }

  /// The seed goes by the name, so that another feature more changes no draw.
  func stream(_ turn: Int, _ seed: Seed) -> RandomStream {
    seed.derived(names[place(turn)]).derived(turn % repeats).stream
  }

  func importances(_ best: Double, _ scores: [Double]) -> [PermutationImportance] {
    names.indices.map { place in
      PermutationImportance(
        feature: names[place],
        drops: scores[place * repeats..<(place + 1) * repeats].map { best - $0 })
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
