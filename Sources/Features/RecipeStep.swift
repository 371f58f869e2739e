/// One step of a recipe.
public enum RecipeStep: Hashable, Sendable {
  /// Takes columns of numbers as they are.
  case numeric(NumericColumns)
  /// Divides one column by another.
  case ratio(Ratio)
  /// Counts the characters of a text.
  case textLength(TextLength)
  /// Takes columns of categories as codes, for learners that split categories.
  case category(CategoryColumns)
  /// Makes a column of zeros and ones for each level of a category.
  case oneHot(OneHot)
  /// Puts a learned value where one is missing.
  case impute(Imputation)
  /// Takes log(1 + x).
  case log1p(LogTransform)
  /// Holds values down to a learned bound.
  case cap(Capping)
  /// Shifts and scales to mean 0 and standard deviation 1.
  case standardize(Standardization)
  /// Counts the most frequent word n-grams of a text.
  case wordCounts(WordCounts)
  /// Weighs all word n-grams of a text.
  case tfidf(TFIDF)

  /// What a step is, in files and sentences.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, CustomStringConvertible {
    case numeric, ratio, textLength, category, oneHot
    case impute, log1p, cap, standardize
    case wordCounts, tfidf

    /// The name in files and sentences.
    public var description: String { rawValue }
  }

  /// What the step is.
  public var kind: Kind {
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

  var settings: any FeatureStep {
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

extension RecipeStep: Codable {
  /// Reads `{"kind": "ratio", …}`; the settings stand beside the kind.
  ///
  /// - Throws: `RecipeError.unknownStep`, or what decoding the settings throws.
  public init(from decoder: any Decoder) throws {
    self =
      switch try Kind(ofStepIn: decoder) {
      case .numeric: .numeric(try NumericColumns(from: decoder))
      case .ratio: .ratio(try Ratio(from: decoder))
      case .textLength: .textLength(try TextLength(from: decoder))
      case .category: .category(try CategoryColumns(from: decoder))
      case .oneHot: .oneHot(try OneHot(from: decoder))
      case .impute: .impute(try Imputation(from: decoder))
      case .log1p: .log1p(try LogTransform(from: decoder))
      case .cap: .cap(try Capping(from: decoder))
      case .standardize: .standardize(try Standardization(from: decoder))
      case .wordCounts: .wordCounts(try WordCounts(from: decoder))
      case .tfidf: .tfidf(try TFIDF(from: decoder))
      }
    try settings.checked()
  }

  /// Writes `{"kind": "ratio", …}`.
  public func encode(to encoder: any Encoder) throws {
    try kind.encodeBeside(settings, to: encoder)
  }
}

extension RecipeStep.Kind {
  private enum Key: String, CodingKey { case kind }

  /// The kind that stands in the object of a step.
  init(ofStepIn decoder: any Decoder) throws {
    let name = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .kind)
    guard let kind = Self(rawValue: name) else { throw RecipeError.unknownStep(name) }
    self = kind
  }

  /// Writes the kind into the same object as the fields of `content`.
  func encodeBeside(_ content: any Encodable, to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(self, forKey: .kind)
    try content.encode(to: encoder)
  }
}
