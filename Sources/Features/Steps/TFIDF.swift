import Foundation
import Machine
import Tabular

/// Weighs all terms – words and runs of words – of a text: a sparse feature a term.
///
/// As scikit-learn's `TfidfVectorizer(ngram_range=, min_df=)`: lower case, words of two characters or
/// more, idf = ln((1 + n) / (1 + df)) + 1 with *n* training texts of which *df* have the term, and
/// each row scaled to Euclidean length 1. A missing text counts as an empty one.
public struct TFIDF: Codable, Hashable, Sendable {
  /// The column of texts.
  public let column: String
  /// How many words a term has; within 1 … 8.
  public let ngrams: ClosedRange<Int>
  /// In how many texts of training a term must occur, ≥ 1.
  public let minDocumentFrequency: Int
  /// How many terms are kept at most, those with the highest totals; nil keeps all.
  public let maxFeatures: Int?
  /// Words that are taken out first.
  public let stopWords: StopWords
  /// What stands before the term in the name of a feature.
  public let prefix: String

  /// Weighs the terms of a column.
  public init(
    _ column: String, ngrams: ClosedRange<Int> = 1...2, minDocumentFrequency: Int = 2,
    maxFeatures: Int? = nil, stopWords: StopWords = .none, prefix: String = "word:"
  ) {
    self.column = column
    self.ngrams = ngrams
    self.minDocumentFrequency = minDocumentFrequency
    self.maxFeatures = maxFeatures
    self.stopWords = stopWords
    self.prefix = prefix
  }

  /// The terms and their weights.
  public struct Fitted: Codable, Hashable, Sendable {
    /// The settings.
    public let settings: TFIDF
    /// The terms, sorted by code points.
    public let terms: [String]
    /// The weight of each: high for terms that few texts have.
    public let idf: [Double]
  }

  var termSettings: TermSettings {
    TermSettings(
      ngrams: ngrams, stopWords: stopWords, minDocumentFrequency: minDocumentFrequency,
      maxFeatures: maxFeatures)
  }
}

extension TFIDF: FeatureStep {
  func checked() throws(RecipeError) { try termSettings.checked(for: .tfidf) }

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    let (texts, validity) = try set.texts(column, for: .tfidf)
    let terms = TermCounter.count(texts, validity, termSettings, on: workers).selected()
    let count = Double(texts.count)
    return Fitted(
      settings: self, terms: terms.map(\.text),
      idf: terms.map { log((1 + count) / (1 + Double($0.texts))) + 1 })
  }
}

extension TFIDF.Fitted: FittedFeatureStep {
  var inputColumns: [String] { [settings.column] }
  var wrapped: FittedStep { .tfidf(self) }

  /// "tfidf video_transcription_text: 4042 terms of 1 to 2 words".
  public var description: String {
    "tfidf \(settings.column): " + settings.termSettings.describe(terms.count)
  }

  func checked() throws(RecipeError) {
    try settings.checked()
    try settings.termSettings.check(terms, for: .tfidf)
    guard idf.count == terms.count, idf.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .unreadable(step: .tfidf, problem: "a positive weight for each term is expected")
    }
  }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    try layout.append(sparse: terms.map { settings.prefix + $0 }, by: .tfidf)
  }

  func prepared() -> any PreparedStep { Prepared(step: self) }

  /// The step with its lookup table.
  private struct Prepared: PreparedStep {
    let step: TFIDF.Fitted
    let lookup: TermLookup

    init(step: TFIDF.Fitted) {
      self.step = step
      lookup = TermLookup(step.terms, stopWords: step.settings.stopWords)
    }

    var isReadLater: Bool { false }

    func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
      let (texts, validity) = try set.texts(step.settings.column, for: .tfidf)
      set.append(
        sparse: lookup.matrix(
          of: texts, validity, weights: step.idf, columnCount: step.terms.count, on: workers))
    }
  }
}
