import Foundation
import Machine

/// Takes the natural logarithm of 1 + x, for counts with a heavy tail; missing values stay missing.
///
/// A value below zero is an error, in training and later: a count cannot have one.
public struct LogTransform: Codable, Hashable, Sendable {
  /// Which features are transformed.
  public let columns: ColumnSelection

  /// Transforms these features.
  public init(_ columns: ColumnSelection) { self.columns = columns }

  /// Nothing is learned but which features there are.
  public struct Fitted: Codable, Hashable, Sendable {
    /// The features.
    public let columns: [String]
  }
}

extension LogTransform: FeatureStep {
  func checked() throws(RecipeError) {}

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    Fitted(columns: try set.features(columns, for: .log1p).map(\.name))
  }
}

extension LogTransform.Fitted: FittedFeatureStep, PreparedStep {
  var wrapped: FittedStep { .log1p(self) }

  /// "log1p: video_view_count, video_like_count".
  public var description: String { "log1p: " + columns.joined(separator: ", ") }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    try layout.require(columns, by: .log1p)
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    let features = try set.features(.named(columns), for: .log1p)
    let negative = workers.map(count: features.count) { turn in
      features[turn].values.firstIndex { $0 < 0 }.map { ($0, features[turn]) }
    }
    if let (row, feature) = negative.lazy.compactMap({ $0 }).first {
      throw .negativeValue(feature.values[row], column: feature.name, row: row)
    }
    try set.change(columns, by: .log1p, on: workers) { _, values in
      for row in values.indices { values[row] = Foundation.log1p(values[row]) }
    }
  }
}
