import Machine

/// Counts how often the most frequent terms – words or runs of words – occur in a text: a dense
/// feature a term.
///
/// As scikit-learn's `CountVectorizer(ngram_range=, max_features=, stop_words=, min_df=)`: lower case,
/// words of two characters or more, stop words taken out before runs are formed, features in the
/// order of code points. Of terms with equal totals those are kept that come first in that order.
/// A missing text has no words.
public struct WordCounts: Codable, Hashable, Sendable {
  /// The column of texts.
  public let column: String
  /// How many words a term has; within 1 … 8.
  public let ngrams: ClosedRange<Int>
  /// How many terms are kept at most, ≥ 1.
  public let maxFeatures: Int
  /// Words that are taken out first.
  public let stopWords: StopWords
  /// In how many texts of training a term must occur, ≥ 1.
  public let minDocumentFrequency: Int
  /// What stands before the term in the name of a feature.
  public let prefix: String

  /// Counts the terms of a column.
  public init(
    _ column: String, ngrams: ClosedRange<Int> = 2...3, maxFeatures: Int = 15,
    stopWords: StopWords = .english, minDocumentFrequency: Int = 1, prefix: String = "text:"
  ) {
    self.column = column
    self.ngrams = ngrams
    self.maxFeatures = maxFeatures
    self.stopWords = stopWords
    self.minDocumentFrequency = minDocumentFrequency
    self.prefix = prefix
  }

  /// The terms that are counted.
  public struct Fitted: Codable, Hashable, Sendable {
    /// The settings.
    public let settings: WordCounts
    /// The terms, sorted by code points.
    public let terms: [String]
    /// How often each occurred in training.
    public let totals: [Int]
  }

  var termSettings: TermSettings {
    TermSettings(
      ngrams: ngrams, stopWords: stopWords, minDocumentFrequency: minDocumentFrequency,
      maxFeatures: maxFeatures)
  }
}

extension WordCounts: FeatureStep {
  func checked() throws(RecipeError) { try termSettings.checked(for: .wordCounts) }

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    let (texts, validity) = try set.texts(column, for: .wordCounts)
    let terms = TermCounter.count(texts, validity, termSettings, on: workers).selected()
    return Fitted(settings: self, terms: terms.map(\.text), totals: terms.map(\.total))
  }
}

extension WordCounts.Fitted: FittedFeatureStep {
  var inputColumns: [String] { [settings.column] }
  var wrapped: FittedStep { .wordCounts(self) }

  /// "wordCounts video_transcription_text: 15 terms of 2 to 3 words".
  public var description: String {
    "wordCounts \(settings.column): "
      + settings.termSettings.describe(terms.count)
  }

  func checked() throws(RecipeError) {
    try settings.checked()
    try settings.termSettings.check(terms, for: .wordCounts)
    guard totals.count == terms.count else {
      throw .unreadable(step: .wordCounts, problem: "a total for each term is expected")
    }
  }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    for term in terms { try layout.append(settings.prefix + term, by: .wordCounts) }
  }

  func prepared() -> any PreparedStep { Prepared(step: self) }

  /// The step with its lookup table.
  private struct Prepared: PreparedStep {
    let step: WordCounts.Fitted
    let lookup: TermLookup

    init(step: WordCounts.Fitted) {
      self.step = step
      lookup = TermLookup(step.terms, stopWords: step.settings.stopWords)
    }

    func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
      let (texts, validity) = try set.texts(step.settings.column, for: .wordCounts)
      let counts = lookup.matrix(
        of: texts, validity, weights: nil, columnCount: step.terms.count, on: workers)
      for (term, values) in zip(step.terms, counts.denseColumns()) {
        try set.append(step.settings.prefix + term, values, by: .wordCounts)
      }
    }
  }
}
