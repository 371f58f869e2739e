import Features
import Tabular
import Testing

@Suite("Every step")
struct StepContractTests {
  /// A recipe that ends with the step of a kind.
  static func recipe(endingWith kind: RecipeStep.Kind) -> [RecipeStep] {
    let numbers = RecipeStep.numeric(NumericColumns(["views", "likes", "duration"]))
    return switch kind {
    case .numeric: [numbers]
    case .ratio: [.ratio(Ratio("likes", per: "views", named: "likes_per_view"))]
    case .textLength: [.textLength(TextLength("text"))]
    case .category: [.category(CategoryColumns(["status", "verified"]))]
    case .oneHot: [.oneHot(OneHot("status")), .oneHot(OneHot("verified", reference: .none))]
    case .impute: [numbers, .impute(Imputation(.allNumeric, .median))]
    case .log1p: [numbers, .log1p(LogTransform(["likes", "views"]))]
    case .cap: [numbers, .cap(Capping(["views"]))]
    case .standardize: [numbers, .standardize(Standardization(.allNumeric))]
    case .wordCounts: [.wordCounts(WordCounts("text", ngrams: 1...3, maxFeatures: 9))]
    case .tfidf: [.tfidf(TFIDF("text")), .tfidf(TFIDF("text", ngrams: 2...2, prefix: "pair:"))]
    }
  }

  @Test("keeps the contract of a step", arguments: RecipeStep.Kind.allCases)
  func contract(kind: RecipeStep.Kind) throws {
    try checkStep(Self.recipe(endingWith: kind), on: .plantedVideos(rows: 200))
  }

  @Test("keeps it on texts of many blocks, too")
  func manyBlocks() throws {
    try checkStep(
      [.wordCounts(WordCounts("text")), .tfidf(TFIDF("text"))], on: .plantedVideos(rows: 5_000))
  }

  @Test("keeps it together with all the others")
  func together() throws {
    try checkStep(
      [
        .numeric(NumericColumns(["views", "likes"])), .textLength(TextLength("text")),
        .ratio(Ratio("likes", per: "views", named: "rate", whenUndefined: nil)),
        .cap(Capping(["views"], anchor: .median)), .log1p(LogTransform(["views", "likes"])),
        .impute(Imputation(.allNumeric, .mean)), .standardize(Standardization(.allNumeric)),
        .oneHot(OneHot("status", reference: .named("active"))),
        .category(CategoryColumns(["verified"])), .wordCounts(WordCounts("text", maxFeatures: 4)),
        .tfidf(TFIDF("text", stopWords: .words(["the"]), prefix: "word:")),
      ], on: .plantedVideos(rows: 300))
  }
}
