import Features
import Foundation
import Machine
import Tabular
import Testing

@Suite("Recipe in a file")
struct RecipeFileTests {
  private func read(_ steps: String) throws -> FittedRecipe {
    try JSONDecoder().decode(FittedRecipe.self, from: Data("{\"steps\":[\(steps)]}".utf8))
  }

  private let x = #"{"kind":"numeric","columns":["x"]}"#

  private func tfidf(terms: String, idf: String, ngrams: String = "[1,2]") -> String {
    #"{"kind":"tfidf","terms":\#(terms),"idf":\#(idf),"settings":{"column":"t","ngrams":\#(ngrams),"#
      + #""minDocumentFrequency":1,"stopWords":{"none":{}},"prefix":""}}"#
  }

  @Test("has one shape, which never changes by accident")
  func shape() throws {
    let frame = Frame.numbers("x", [1, 3])
    let fitted = try Recipe([
      .numeric(NumericColumns(["x"])), .standardize(Standardization(["x"])),
    ]).fit(frame, on: WorkerPool())
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(fitted), as: UTF8.self)
        == #"{"steps":[{"columns":["x"],"kind":"numeric"},"#
        + #"{"columns":[{"mean":2,"name":"x","scale":1}],"kind":"standardize"}]}"#)
    let recipe = Recipe([.log1p(LogTransform(.allNumeric)), .log1p(LogTransform(["x"]))])
    #expect(
      String(decoding: try encoder.encode(recipe), as: UTF8.self)
        == #"{"steps":[{"columns":"all numeric","kind":"log1p"},{"columns":["x"],"kind":"log1p"}]}"#
    )
  }

  @Test("names a step that it does not know")
  func unknownStep() {
    #expect(throws: RecipeError.unknownStep("polish")) { try read(#"{"kind":"polish"}"#) }
    #expect(throws: RecipeError.unknownStep("")) {
      try JSONDecoder().decode(Recipe.self, from: Data(#"{"steps":[{"kind":""}]}"#.utf8))
    }
  }

  @Test("is refused when what was learned cannot be true")
  func impossible() throws {
    #expect(try read(tfidf(terms: #"["a b","b"]"#, idf: "[1,2]")).featureNames == ["a b", "b"])
    for step in [
      tfidf(terms: #"["a","b"]"#, idf: "[1]"), tfidf(terms: #"["a","b"]"#, idf: "[1,0]"),
      tfidf(terms: #"["b","a"]"#, idf: "[1,1]"), tfidf(terms: #"["a","a"]"#, idf: "[1,1]"),
      tfidf(terms: #"["a b c"]"#, idf: "[1]"), tfidf(terms: #"["a  b"]"#, idf: "[1]"),
      tfidf(terms: #"[""]"#, idf: "[1]"), tfidf(terms: "[]", idf: "[]", ngrams: "[0,2]"),
      tfidf(terms: "[]", idf: "[]", ngrams: "[1,99]"),
      tfidf(terms: "[]", idf: "[]", ngrams: "[2,1]"),
      #"{"kind":"standardize","columns":[{"name":"x","mean":0,"scale":0}]}"#,
      #"{"kind":"standardize","columns":[{"name":"x","mean":0,"scale":-1}]}"#,
      #"{"kind":"standardize","columns":[{"name":"y","mean":0,"scale":1}]}"#,
      #"{"kind":"oneHot","categories":{"column":"g","levels":["a","a"]},"hasMissing":false}"#,
      #"{"kind":"impute","columns":[{"name":"x","value":1e999,"hasIndicator":false}]}"#,
      x, #"{"kind":"numeric"}"#, #"{"columns":["x"]}"#, "3", "null",
    ] {
      #expect(throws: (any Error).self, "\(step)") { try read("\(x),\(step)") }
    }
  }

  @Test("of any damaged sort is refused or read, but never a crash")
  func damaged() throws {
    let steps = RecipeStep.Kind.allCases.flatMap(StepContractTests.recipe(endingWith:))
    let named = steps.filter { $0.kind != .numeric && $0.kind != .category }
    let frame = Frame.plantedVideos(rows: 60)
    let fitted = try Recipe([.numeric(NumericColumns(["views", "likes", "duration"]))] + named)
      .fit(frame, on: WorkerPool())
    let file = try JSONEncoder().encode(fitted)
    for place in stride(from: 0, to: file.count, by: 7) {
      var damaged = file
      damaged[place] ^= 1 << UInt8(place % 7)
      if let read = try? JSONDecoder().decode(FittedRecipe.self, from: damaged) {
        _ = try? read.apply(frame, on: WorkerPool())
      }
    }
    for length in stride(from: 0, to: file.count, by: 101) {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(FittedRecipe.self, from: file.prefix(length))
      }
    }
  }

  @Test(
    "reads each fitted step as it is written today",
    arguments: [
      #"{"kind":"ratio","ratio":{"numerator":"a","denominator":"b","name":"r","whenUndefined":0}}"#,
      #"{"kind":"ratio","ratio":{"numerator":"a","denominator":"b","name":"r"}}"#,
      #"{"kind":"textLength","column":"t","name":"length"}"#,
      #"{"kind":"category","columns":[{"column":"g","levels":["a","b"]}]}"#,
      #"{"kind":"oneHot","categories":{"column":"g","levels":["a"]},"reference":"b","hasMissing":true}"#,
      #"{"kind":"impute","columns":[{"name":"x","value":1.5,"hasIndicator":true}]}"#,
      #"{"kind":"log1p","columns":["x"]}"#, #"{"kind":"cap","columns":[{"name":"x","bound":7}]}"#,
      #"{"kind":"cap","columns":[{"name":"x"}]}"#,
      #"{"kind":"standardize","columns":[{"name":"x","mean":0,"scale":2}]}"#,
    ])
  func today(step: String) throws {
    let fitted = try read("\(x),\(step)")
    #expect(fitted.steps.count == 2)
    #expect(!fitted.steps[1].description.isEmpty)
    let again = try JSONEncoder().encode(fitted)
    #expect(try JSONDecoder().decode(FittedRecipe.self, from: again) == fitted)
  }

  @Test(
    "refuses settings that make no sense",
    arguments: [
      #"{"kind":"cap","columns":["x"],"iqrMultiplier":-1,"anchor":"median"}"#,
      #"{"kind":"cap","columns":["x"],"iqrMultiplier":1,"anchor":"mode"}"#,
      #"{"kind":"cap","columns":"some","iqrMultiplier":1,"anchor":"median"}"#,
      #"{"kind":"log1p","columns":3}"#, #"{"kind":"log1p"}"#,
      #"{"kind":"tfidf","column":"t","ngrams":[0,1],"minDocumentFrequency":1,"#
        + #""stopWords":{"none":{}},"prefix":""}"#,
    ])
  func settings(step: String) {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(Recipe.self, from: Data("{\"steps\":[\(step)]}".utf8))
    }
  }
}
