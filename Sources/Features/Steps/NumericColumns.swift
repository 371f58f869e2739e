import Machine

/// Takes columns of numbers as features, under their own names; missing values become NaN.
public struct NumericColumns: Codable, Hashable, Sendable {
  /// The columns of the frame, numbers or whole numbers.
  public let columns: [String]

  /// Takes these columns, in this order.
  public init(_ columns: [String]) { self.columns = columns }

  /// Nothing is learned.
  public struct Fitted: Codable, Hashable, Sendable {
    /// The columns of the frame.
    public let columns: [String]
  }
}

extension NumericColumns: FeatureStep {
  func checked() throws(RecipeError) {}

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    Fitted(columns: columns)
  }
}

extension NumericColumns.Fitted: FittedFeatureStep, PreparedStep {
  var inputColumns: [String] { columns }
  var wrapped: FittedStep { .numeric(self) }

  /// "numeric: video_view_count, video_duration_sec".
  public var description: String { "numeric: " + columns.joined(separator: ", ") }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    for name in columns { try layout.append(name, by: .numeric) }
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    for name in columns {
      try set.append(name, set.numbers(name, for: .numeric), by: .numeric)
    }
  }
}
