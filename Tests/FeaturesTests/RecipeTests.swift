import Features
import Foundation
import Learning
import Machine
import Tabular
import Testing

private let workers = WorkerPool(threadCount: 1)

@Suite("Recipe")
struct RecipeTests {
  private let frame = Frame.plantedVideos(rows: 60)

  private func error(_ steps: [RecipeStep]) -> RecipeError? {
    do {
      _ = try Recipe(steps).fit(frame, on: workers)
      return nil
    } catch {
      return error
    }
  }

  @Test("names every wrong setting before any work")
  func settings() {
    func setting(_ step: RecipeStep) -> String? {
      guard case .badSetting(let name, _, step.kind, _) = error([step]) else { return nil }
      return name
    }
    #expect(setting(.cap(Capping(["x"], iqrMultiplier: -1))) == "iqrMultiplier")
    #expect(setting(.cap(Capping(["x"], iqrMultiplier: .nan))) == "iqrMultiplier")
    #expect(setting(.impute(Imputation(["x"], .constant(.infinity)))) == "constant")
    #expect(setting(.ratio(Ratio("a", per: "b", named: "c", whenUndefined: .nan))) != nil)
    #expect(setting(.tfidf(TFIDF("text", ngrams: 0...2))) == "ngrams")
    #expect(setting(.tfidf(TFIDF("text", ngrams: 1...9))) == "ngrams")
    #expect(setting(.tfidf(TFIDF("text", minDocumentFrequency: 0))) == "minDocumentFrequency")
    #expect(setting(.wordCounts(WordCounts("text", maxFeatures: 0))) == "maxFeatures")
  }

  @Test("refuses columns that are not there, or of another kind")
  func columns() {
    #expect(
      error([.numeric(NumericColumns(["nothing"]))]) == .missingColumn("nothing", step: .numeric))
    #expect(
      error([.numeric(NumericColumns(["text"]))])
        == .wrongKind(column: "text", step: .numeric, expected: "numbers"))
    #expect(
      error([.tfidf(TFIDF("status"))])
        == .wrongKind(column: "status", step: .tfidf, expected: "texts"))
    #expect(
      error([.oneHot(OneHot("views"))])
        == .wrongKind(column: "views", step: .oneHot, expected: "categories"))
  }

  @Test("refuses features that no step makes, and names that are taken")
  func names() {
    #expect(
      error([.standardize(Standardization(["views"]))])
        == .unknownFeature("views", step: .standardize))
    #expect(
      error([.category(CategoryColumns(["status"])), .log1p(LogTransform(["status"]))])
        == .unknownFeature("status", step: .log1p))
    #expect(
      error([.numeric(NumericColumns(["views"])), .textLength(TextLength("text", named: "views"))])
        == .duplicateFeature("views", step: .textLength))
  }

  @Test("a fitted recipe made of parts is checked like one that was read")
  func parts() throws {
    let fitted = try Recipe([
      .numeric(NumericColumns(["views"])), .log1p(LogTransform(["views"])),
    ]).fit(frame, on: workers)
    #expect(try FittedRecipe(fitted.steps) == fitted)
    #expect(throws: RecipeError.unknownFeature("views", step: .log1p)) {
      try FittedRecipe(Array(fitted.steps.reversed()))
    }
    #expect(throws: RecipeError.duplicateFeature("views", step: .numeric)) {
      try FittedRecipe([fitted.steps[0], fitted.steps[0]])
    }
  }

  @Test("says what it has learned")
  func summary() throws {
    let frame = Frame.numbers("views", [1_000_000, nil, 3_000_000.5])
      .setting("g", to: Frame.levels("g", ["b", nil, "c"], order: ["b", "c"]).columns[0])
      .setting("text", to: Frame.texts(["one two", "two", nil]).columns[0])
    let fitted = try Recipe([
      .numeric(NumericColumns(["views"])), .cap(Capping(["views"])),
      .log1p(LogTransform(["views"])),
      .impute(Imputation(["views"], .constant(0.125))),
      .ratio(Ratio("views", per: "views", named: "r", whenUndefined: nil)),
      .textLength(TextLength("text")), .oneHot(OneHot("g")), .category(CategoryColumns(["g"])),
      .standardize(Standardization(["views"])), .wordCounts(WordCounts("text", ngrams: 1...1)),
      .tfidf(TFIDF("text", minDocumentFrequency: 1)),
    ]).fit(frame, on: workers)
    #expect(
      fitted.summary == [
        "numeric: views", "cap views: at 4000001", "log1p: views",
        "impute views: 0.125, with an indicator", "ratio r: views / views, undefined is missing",
        "textLength text_length: code points of text",
        "oneHot g: c; reference b; with a column for missing values", "category g: b, c",
        "standardize views: mean 9.61821, sd 6.72768", "wordCounts text: 0 terms of 1 word",
        "tfidf text: 3 terms of 1 to 2 words",
      ])
    #expect(fitted.inputColumns == ["views", "text", "g"])
  }

  @Test("its errors say what is wrong and where")
  func sentences() {
    let sentences: [(RecipeError, String)] = [
      (
        .missingColumn("views", step: .ratio),
        "The step ratio reads the column “views”, which the data does not have."
      ),
      (
        .wrongKind(column: "text", step: .numeric, expected: "numbers"),
        "The step numeric cannot read the column “text”: it expects numbers."
      ),
      (
        .unknownFeature("views", step: .log1p),
        "The step log1p changes the numeric feature “views”, which no step before it makes."
      ),
      (
        .duplicateFeature("views", step: .numeric),
        "The step numeric makes a feature “views”, but there is one already; name it otherwise."
      ),
      (
        .negativeValue(-2, column: "views", row: 3),
        "Row 3 of “views” is -2.0; log1p expects values from 0 upwards."
      ),
      (
        .unknownLevel("x", column: "status"),
        "The reference level “x” of “status” does not occur in the training rows."
      ),
      (.noRows, "A recipe cannot be fitted on no rows."),
      (
        .badSetting("ngrams", value: "0 to 2", step: .tfidf, expected: "from 1 to at most 8 words"),
        "The setting ngrams of the step tfidf is 0 to 2; it must be from 1 to at most 8 words."
      ),
      (
        .unknownStep("polish"),
        "The recipe names a step “polish” that this version does not know."
      ),
      (
        .unreadable(step: .cap, problem: "the bound of “x” is not finite"),
        "The fitted step cap cannot be read: the bound of “x” is not finite."
      ),
    ]
    for (error, sentence) in sentences { #expect("\(error)" == sentence) }
  }
}
