import Machine
import Statistics

/// Holds values down to a bound learned from the training rows.
///
/// The bound is an anchor plus a multiple of the interquartile range. Missing values stay missing.
public struct Capping: Codable, Hashable, Sendable {
  /// What the multiple is added to.
  public enum Anchor: String, Codable, Hashable, Sendable {
    /// Tukey's fence: Q3 + k · (Q3 − Q1).
    case upperQuartile
    /// Median + k · (Q3 − Q1).
    case median
  }

  /// Which features are held down.
  public let columns: ColumnSelection
  /// How many interquartile ranges above the anchor the bound lies; ≥ 0.
  public let iqrMultiplier: Double
  /// What the multiple is added to.
  public let anchor: Anchor

  /// Holds these features down.
  public init(
    _ columns: ColumnSelection, iqrMultiplier: Double = 1.5, anchor: Anchor = .upperQuartile
  ) {
    self.columns = columns
    self.iqrMultiplier = iqrMultiplier
    self.anchor = anchor
  }

  /// The bound of each feature.
  public struct Fitted: Codable, Hashable, Sendable {
    /// The bound of one feature.
    public struct Column: Codable, Hashable, Sendable {
      /// The feature.
      public let name: String
      /// No value lies above; nil when training held no value, and nothing is changed.
      public let bound: Double?
    }

    /// The bound of each feature.
    public let columns: [Column]
  }
}

extension Capping: FeatureStep {
  func checked() throws(RecipeError) {
    guard !(iqrMultiplier >= 0 && iqrMultiplier.isFinite) else { return }
    throw .badSetting(
      "iqrMultiplier", value: "\(iqrMultiplier)", step: .cap, expected: "a number from 0 upwards")
  }

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    let features = try set.features(columns, for: .cap)
    let (anchor, multiplier) = (anchor, iqrMultiplier)
    let bounds = workers.map(count: features.count) { turn -> Double in
      let quantiles = Quantiles(presentValues(features[turn].values))
      let start = anchor == .median ? quantiles.median : quantiles.upperQuartile
      return start + multiplier * quantiles.interquartileRange
    }
    return Fitted(
      columns: zip(features, bounds).map { feature, bound in
        Fitted.Column(name: feature.name, bound: bound.isFinite ? bound : nil)
      })
  }
}

extension Capping.Fitted: FittedFeatureStep, PreparedStep {
  var wrapped: FittedStep { .cap(self) }

  /// One line a feature: "cap video_like_count: at 311334".
  public var description: String {
    columns.map { "cap \($0.name): " + ($0.bound.map { "at \($0.readable)" } ?? "nowhere") }
      .joined(separator: "\n")
  }

  func checked() throws(RecipeError) {
    for column in columns where !(column.bound ?? 0).isFinite {
      throw .unreadable(step: .cap, problem: "the bound of “\(column.name)” is not finite")
    }
  }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    try layout.require(columns.map(\.name), by: .cap)
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    try set.change(columns.map(\.name), by: .cap, on: workers) { turn, values in
      guard let bound = columns[turn].bound else { return }
      for row in values.indices where values[row] > bound { values[row] = bound }
    }
  }
}
