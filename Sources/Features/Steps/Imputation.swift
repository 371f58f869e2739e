import Machine
import Statistics

/// Puts a value learned from the training rows where one is missing.
///
/// A column that had missing values in training also gets a feature "column_missing" of zeros and
/// ones, unless that is switched off. A column that had none gets no such feature, even if a row
/// that comes later lacks the value. A column without a single value in training is filled with 0,
/// and so is one whose mean is too large for a `Double`.
public struct Imputation: Codable, Hashable, Sendable {
  /// What is put in.
  public enum Filling: Codable, Hashable, Sendable {
    /// The median of the training rows that hold a value.
    case median
    /// Their mean.
    case mean
    /// Always this number.
    case constant(Double)
  }

  /// Which features are filled.
  public let columns: ColumnSelection
  /// What is put in.
  public let filling: Filling
  /// Whether a feature tells where a value was missing.
  public let addsIndicator: Bool

  /// Fills these features.
  public init(
    _ columns: ColumnSelection, _ filling: Filling = .median, addsIndicator: Bool = true
  ) {
    self.columns = columns
    self.filling = filling
    self.addsIndicator = addsIndicator
  }

  /// What is put in, feature by feature.
  public struct Fitted: Codable, Hashable, Sendable {
    /// What is put into one feature.
    public struct Column: Codable, Hashable, Sendable {
      /// The feature.
      public let name: String
      /// What is put in.
      public let value: Double
      /// Whether "name_missing" is made.
      public let hasIndicator: Bool
    }

    /// What is put in, feature by feature.
    public let columns: [Column]
  }
}

extension Imputation: FeatureStep {
  func checked() throws(RecipeError) {
    guard case .constant(let value) = filling, !value.isFinite else { return }
    throw .badSetting("constant", value: "\(value)", step: .impute, expected: "a finite number")
  }

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    let features = try set.features(columns, for: .impute)
    let filling = filling
    let values = workers.map(count: features.count) { turn in
      let present = presentValues(features[turn].values)
      let value = filling.value(for: present)
      return (value: value, isMissing: present.count < features[turn].values.count)
    }
    return Fitted(
      columns: zip(features, values).map { feature, learned in
        Fitted.Column(
          name: feature.name, value: learned.value,
          hasIndicator: addsIndicator && learned.isMissing)
      })
  }
}

extension Imputation.Filling {
  fileprivate func value(for present: [Double]) -> Double {
    let value =
      switch self {
      case .constant(let value): value
      case .mean: Moments(present).mean
      case .median: Quantiles(present).median
      }
    return value.isFinite ? value : 0
  }
}

extension Imputation.Fitted: FittedFeatureStep, PreparedStep {
  var wrapped: FittedStep { .impute(self) }

  /// One line a feature: "impute video_view_count: 9954.5, with an indicator".
  public var description: String {
    columns.map {
      "impute \($0.name): \($0.value.readable)\($0.hasIndicator ? ", with an indicator" : "")"
    }.joined(separator: "\n")
  }

  func checked() throws(RecipeError) {
    for column in columns where !column.value.isFinite {
      throw .unreadable(step: .impute, problem: "the value of “\(column.name)” is not finite")
    }
  }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    try layout.require(columns.map(\.name), by: .impute)
    for column in columns where column.hasIndicator {
      try layout.append(column.name + "_missing", by: .impute)
    }
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    for column in columns where column.hasIndicator {
      let isMissing = try set.feature(column.name, for: .impute).map { $0.isNaN ? 1.0 : 0 }
      try set.append(column.name + "_missing", isMissing, by: .impute)
    }
    try set.change(columns.map(\.name), by: .impute, on: workers) { turn, values in
      let filling = columns[turn].value
      for row in values.indices where values[row].isNaN { values[row] = filling }
    }
  }
}
