import Features
import Foundation
import Learning
import LinearAlgebra
import Machine
import Tabular
import Testing
import _TestSupport

private let workers = WorkerPool(threadCount: 2)

/// What Python and scikit-learn make of some texts; see `Fixtures/text_features.py`.
private struct TextReference: Decodable {
  struct Words: Decodable { let text: String, words: [String] }
  struct Weights: Decodable {
    let terms: [String], idf: [Double], starts: [Int], columns: [Int32], values: [Double]
  }
  struct Counts: Decodable { let terms: [String], rows: [[Double]] }

  let tokens: [Words]
  let corpus: [String]
  let tfidf: Weights
  let limited_terms: [String]
  let counts: Counts
  let new: [String]
  let new_tfidf: [[Double]]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/text_features.json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}

@Suite("Steps for texts")
struct TextStepTests {
  @Test("cuts words as Python does, in every script")
  func words() throws {
    for example in try TextReference().tokens {
      #expect(TokenScanner.words(of: example.text) == example.words, "\(example.text)")
    }
  }

  @Test("cuts ASCII the same way as everything else", arguments: 1...20)
  func wordsOfASCII(seed: UInt64) {
    var stream = Seed(seed).stream
    let text = String(
      decoding: (0..<300).map { _ in
        stream.uniform() < 0.7
          ? Array("aBcZz09_ '".utf8)[stream.below(10)] : UInt8(stream.below(128))
      }, as: UTF8.self)
    let slow = TokenScanner.words(of: text + " é")
    #expect(TokenScanner.words(of: text) == slow)
    // The naive twin: split at everything that is no word character.
    let naive = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
    #expect(TokenScanner.words(of: text) == naive.map(String.init).filter { $0.count > 1 })
  }

  @Test("TF-IDF agrees with scikit-learn")
  func tfidf() throws {
    let reference = try TextReference()
    let (fitted, table) = try Recipe([.tfidf(TFIDF("text", prefix: ""))])
      .fitAndApply(.texts(reference.corpus), on: workers)
    guard case .tfidf(let step) = fitted.steps[0], let matrix = table.sparse else {
      Issue.record("a sparse part is made")
      return
    }
    #expect(step.terms == reference.tfidf.terms)
    #expect(table.sparseNames == reference.tfidf.terms)
    expectClose(step.idf, reference.tfidf.idf, relative: 1e-15)
    #expect(matrix.rowStarts == reference.tfidf.starts)
    #expect(matrix.columnIndices == reference.tfidf.columns)
    expectClose(matrix.values, reference.tfidf.values, relative: 1e-14)
  }

  @Test("TF-IDF of new texts agrees with scikit-learn")
  func tfidfOfNewTexts() throws {
    let reference = try TextReference()
    let fitted = try Recipe([.tfidf(TFIDF("text"))]).fit(.texts(reference.corpus), on: workers)
    let matrix = try fitted.apply(.texts(reference.new), on: workers).sparse
    for (row, expected) in reference.new_tfidf.enumerated() {
      var dense = [Double](repeating: 0, count: expected.count)
      for place in matrix?.entries(ofRow: row) ?? 0..<0 {
        dense[Int(matrix?.columnIndices[place] ?? 0)] = matrix?.values[place] ?? 0
      }
      expectClose(dense, expected, relative: 1e-14)
    }
  }

  @Test("keeps the most frequent terms, as scikit-learn does")
  func limit() throws {
    let reference = try TextReference()
    let limited = TFIDF(
      "text", ngrams: 1...3, minDocumentFrequency: 1, maxFeatures: reference.limited_terms.count,
      stopWords: .english, prefix: "")
    let fitted = try Recipe([.tfidf(limited)]).fit(.texts(reference.corpus), on: workers)
    #expect(fitted.featureNames == reference.limited_terms)
  }

  @Test("word counts agree with scikit-learn")
  func wordCounts() throws {
    let reference = try TextReference()
    let step = WordCounts("text", maxFeatures: reference.counts.terms.count, prefix: "")
    let table = try Recipe([.wordCounts(step)])
      .fitAndApply(.texts(reference.corpus), on: workers).features
    #expect(table.featureNames == reference.counts.terms)
    for (column, feature) in table.columns.enumerated() {
      #expect(feature.values == reference.counts.rows.map { $0[column] })
    }
  }

  @Test("of terms with equal totals those are kept that sort first")
  func ties() throws {
    let frame = Frame.texts(["cc dd", "bb aa", "dd", "dd"])
    for (most, terms) in [(1, ["dd"]), (2, ["aa", "dd"]), (3, ["aa", "bb", "dd"])] {
      let step = WordCounts("text", ngrams: 1...1, maxFeatures: most, prefix: "")
      #expect(try Recipe([.wordCounts(step)]).fit(frame, on: workers).featureNames == terms)
    }
  }

  @Test("a row has length 1, or 0 without known terms")
  func lengths() throws {
    let matrix = try Recipe([.tfidf(TFIDF("text"))])
      .fitAndApply(.plantedVideos(rows: 3_000), on: workers).features.sparse
    let rows = matrix?.rowCount ?? 0
    #expect(rows == 3_000)
    for row in 0..<rows {
      let values = matrix.map { $0.values[$0.entries(ofRow: row)] } ?? []
      let squares = values.reduce(0) { $0 + $1 * $1 }
      expectClose(squares, values.isEmpty ? 0 : 1, absolute: 1e-12)
    }
  }

  @Test("a missing text has no words, and no length")
  func missing() throws {
    let table = try Recipe([
      .textLength(TextLength("text")),
      .wordCounts(WordCounts("text", ngrams: 1...1, stopWords: .none, prefix: "")),
      .tfidf(TFIDF("text", minDocumentFrequency: 1)),
    ]).fitAndApply(.texts(["aa bb", nil, "", "ſß ﬁ 👍🏽 e\u{301}"]), on: workers).features
    expectClose(table.columns[0].values, [5, .nan, 0, 10])
    #expect(table.columns[1].values == [1, 0, 0, 0])
    #expect(table.sparse?.entries(ofRow: 1).isEmpty == true)
  }

  @Test("the English stop words are 318 different words in lower case")
  func stopWords() {
    let words = StopWords.english.list
    #expect(words.count == 318)
    #expect(Set(words).count == 318)
    #expect(words.allSatisfy { $0 == $0.lowercased() && !$0.isEmpty })
  }
}
