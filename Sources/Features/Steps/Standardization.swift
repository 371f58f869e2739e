import Machine
import Statistics

/// Shifts and scales features to mean 0 and standard deviation 1 in the training rows.
///
/// z = (x − mean) / sd, with sd² = Σ (x − mean)² / n over the rows that hold a value (ddof 0, as
/// scikit-learn's `StandardScaler`). A constant feature has scale 1 and becomes 0; so has a feature
/// without any value. Missing values stay missing; what would be infinite is the largest number.
public struct Standardization: Codable, Hashable, Sendable {
  /// Which features are scaled.
  public let columns: ColumnSelection

  /// Scales these features.
  public init(_ columns: ColumnSelection) { self.columns = columns }

  /// Mean and scale of each feature.
  public struct Fitted: Codable, Hashable, Sendable {
    /// Mean and scale of one feature.
    public struct Column: Codable, Hashable, Sendable {
      /// The feature.
      public let name: String
      /// The mean of the training rows.
      public let mean: Double
      /// Their standard deviation, or 1 for a constant feature; > 0.
      public let scale: Double
    }

    /// Mean and scale of each feature.
    public let columns: [Column]
  }
}

extension Standardization: FeatureStep {
  func checked() throws(RecipeError) {}

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    let features = try set.features(columns, for: .standardize)
    return Fitted(
      columns: workers.map(count: features.count) { turn in
        let moments = Moments(presentValues(features[turn].values))
        let deviation = moments.standardDeviation(degreesOfFreedomLost: 0)
        return Fitted.Column(
          name: features[turn].name, mean: moments.mean.isFinite ? moments.mean : 0,
          scale: deviation > 0 && deviation.isFinite ? deviation : 1)
      })
  }
}

extension Standardization.Fitted: FittedFeatureStep, PreparedStep {
  var wrapped: FittedStep { .standardize(self) }

  /// One line a feature: "standardize video_view_count: mean 254708, sd 322893".
  public var description: String {
    columns.map { "standardize \($0.name): mean \($0.mean.readable), sd \($0.scale.readable)" }
      .joined(separator: "\n")
  }

  func checked() throws(RecipeError) {
    for column in columns {
      guard column.mean.isFinite, column.scale.isFinite, column.scale > 0 else {
        throw .unreadable(
          step: .standardize, problem: "“\(column.name)” has no finite mean and positive scale")
      }
    }
  }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    try layout.require(columns.map(\.name), by: .standardize)
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    try set.change(columns.map(\.name), by: .standardize, on: workers) { turn, values in
      let (mean, scale) = (columns[turn].mean, columns[turn].scale)
      let largest = Double.greatestFiniteMagnitude
      for row in values.indices {
        let scaled = (values[row] - mean) / scale
        values[row] = scaled.isInfinite ? (scaled > 0 ? largest : -largest) : scaled
      }
    }
  }
}
