/// A step of a fitted recipe: its settings as far as they are still needed, and what it has learned.
public enum FittedStep: Hashable, Sendable {
  /// See `RecipeStep.numeric`.
  case numeric(NumericColumns.Fitted)
  /// See `RecipeStep.ratio`.
  case ratio(Ratio.Fitted)
  /// See `RecipeStep.textLength`.
  case textLength(TextLength.Fitted)
  /// See `RecipeStep.category`.
  case category(CategoryColumns.Fitted)
  /// See `RecipeStep.oneHot`.
  case oneHot(OneHot.Fitted)
  /// See `RecipeStep.impute`.
  case impute(Imputation.Fitted)
  /// See `RecipeStep.log1p`.
  case log1p(LogTransform.Fitted)
  /// See `RecipeStep.cap`.
  case cap(Capping.Fitted)
  /// See `RecipeStep.standardize`.
  case standardize(Standardization.Fitted)
  /// See `RecipeStep.wordCounts`.
  case wordCounts(WordCounts.Fitted)
  /// See `RecipeStep.tfidf`.
  case tfidf(TFIDF.Fitted)

  /// What the step is.
  public var kind: RecipeStep.Kind {
    switch self {
    case .numeric: .numeric
    case .ratio: .ratio
    case .textLength: .textLength
    case .category: .category
    case .oneHot: .oneHot
    case .impute: .impute
    case .log1p: .log1p
    case .cap: .cap
    case .standardize: .standardize
    case .wordCounts: .wordCounts
    case .tfidf: .tfidf
    }
  }

  var learned: any FittedFeatureStep {
    switch self {
    case .numeric(let step): step
    case .ratio(let step): step
    case .textLength(let step): step
    case .category(let step): step
    case .oneHot(let step): step
    case .impute(let step): step
    case .log1p(let step): step
    case .cap(let step): step
    case .standardize(let step): step
    case .wordCounts(let step): step
    case .tfidf(let step): step
    }
  }
}

extension FittedStep: CustomStringConvertible {
  /// What was learned, one line a column: "standardize video_view_count: mean 254708, sd 322893".
  public var description: String { learned.description }
}

extension FittedStep: Codable {
  /// Reads a step from a file that nobody vouches for.
  ///
  /// - Throws: `RecipeError.unknownStep`, `.unreadable`, or what decoding the fields throws.
  public init(from decoder: any Decoder) throws {
    self =
      switch try RecipeStep.Kind(ofStepIn: decoder) {
      case .numeric: .numeric(try NumericColumns.Fitted(from: decoder))
      case .ratio: .ratio(try Ratio.Fitted(from: decoder))
      case .textLength: .textLength(try TextLength.Fitted(from: decoder))
      case .category: .category(try CategoryColumns.Fitted(from: decoder))
      case .oneHot: .oneHot(try OneHot.Fitted(from: decoder))
      case .impute: .impute(try Imputation.Fitted(from: decoder))
      case .log1p: .log1p(try LogTransform.Fitted(from: decoder))
      case .cap: .cap(try Capping.Fitted(from: decoder))
      case .standardize: .standardize(try Standardization.Fitted(from: decoder))
      case .wordCounts: .wordCounts(try WordCounts.Fitted(from: decoder))
      case .tfidf: .tfidf(try TFIDF.Fitted(from: decoder))
      }
    try learned.checked()
  }

  /// Writes `{"kind": "standardize", …}`.
  public func encode(to encoder: any Encoder) throws {
    try kind.encodeBeside(learned, to: encoder)
  }
}
