/// What an attribution is counted in.
public enum AttributionScale: String, Hashable, Sendable, Codable {
  /// Parts of the log-odds of the positive class.
  case logOdds
  /// Parts of the probability of the positive class.
  case probability
}

/// How much one feature moved one verdict.
public struct Contribution: Hashable, Sendable, Codable {
  /// The place of the feature among all features.
  public let index: Int
  /// The name of the feature.
  public let feature: String
  /// How far the feature moved the prediction from the base value, on the explainer's scale.
  public let amount: Double

  /// A contribution from its parts.
  public init(index: Int, feature: String, amount: Double) {
    self.index = index
    self.feature = feature
    self.amount = amount
  }
}

/// What each feature adds to the prediction of each row.
///
/// `baseValue` plus the amounts of a row is the row's raw prediction: log-odds or probability, as
/// `scale` says.
public struct Attributions: Hashable, Sendable {
  /// The features, in the order of the amounts.
  public let featureNames: [String]
  /// What the amounts are counted in.
  public let scale: AttributionScale
  /// The prediction before any feature is known.
  public let baseValue: Double
  /// The amounts, row after row.
  public let amounts: [Double]

  /// How many rows are explained.
  public var rowCount: Int { featureNames.isEmpty ? 0 : amounts.count / featureNames.count }

  /// The amounts of a row, in the order of the features.
  public subscript(row: Int) -> ArraySlice<Double> {
    precondition(0..<rowCount ~= row, "row \(row) of \(rowCount)")
    return amounts[row * featureNames.count..<(row + 1) * featureNames.count]
  }

  /// The mean of the absolute amounts of each feature: what moves this model at large.
  ///
  /// - Complexity: O(*rows* × *features*).
  public var meanAbsolute: [Double] {
    var sums = [Double](repeating: 0, count: featureNames.count)
    for row in 0..<rowCount {
      for (index, amount) in self[row].enumerated() { sums[index] += abs(amount) }
    }
    return rowCount == 0 ? sums : sums.map { $0 / Double(rowCount) }
  }
}
