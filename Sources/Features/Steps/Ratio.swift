import Machine

/// Divides one column of the frame by another, such as likes by views.
///
/// A row where either value is missing gets NaN. A row where the quotient is not a finite number –
/// 0/0, but also 5/0 – gets `whenUndefined`; so the feature is never infinite.
public struct Ratio: Codable, Hashable, Sendable {
  /// The column that is divided.
  public let numerator: String
  /// The column that divides.
  public let denominator: String
  /// What the feature is called.
  public let name: String
  /// The value where the quotient is not finite; nil makes it missing.
  public let whenUndefined: Double?

  /// The ratio of two columns of numbers.
  public init(
    _ numerator: String, per denominator: String, named name: String, whenUndefined: Double? = 0
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.name = name
    self.whenUndefined = whenUndefined
  }

  /// Nothing is learned; the settings say it all.
  public struct Fitted: Codable, Hashable, Sendable {
    /// What is divided by what, and how the feature is called.
    public let ratio: Ratio
  }
}

extension Ratio: FeatureStep {
  func checked() throws(RecipeError) {
    guard let value = whenUndefined, !value.isFinite else { return }
    throw .badSetting(
      "whenUndefined", value: "\(value)", step: .ratio, expected: "a finite number or absent")
  }

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    Fitted(ratio: self)
  }
}

extension Ratio.Fitted: FittedFeatureStep, PreparedStep {
  var inputColumns: [String] { [ratio.numerator, ratio.denominator] }
  var wrapped: FittedStep { .ratio(self) }

  /// "ratio likes_per_view: video_like_count / video_view_count, undefined is 0".
  public var description: String {
    let undefined = ratio.whenUndefined.map { $0.readable } ?? "missing"
    return "ratio \(ratio.name): \(ratio.numerator) / \(ratio.denominator), "
      + "undefined is \(undefined)"
  }

  func checked() throws(RecipeError) { try ratio.checked() }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    try layout.append(ratio.name, by: .ratio)
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    var quotients = try set.numbers(ratio.numerator, for: .ratio)
    let denominators = try set.numbers(ratio.denominator, for: .ratio)
    let undefined = ratio.whenUndefined ?? .nan
    workers.forEachBlock(of: &quotients, size: 1 << 15) { rows, block in
      for place in block.indices {
        let numerator = block[place]
        let denominator = denominators[rows.lowerBound + place]
        let quotient = numerator / denominator
        let isMissing = numerator.isNaN || denominator.isNaN
        block[place] = quotient.isFinite ? quotient : isMissing ? .nan : undefined
      }
    }
    try set.append(ratio.name, quotients, by: .ratio)
  }
}
