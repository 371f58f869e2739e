/// Which terms – words and runs of words – of a text are looked at.
struct TermSettings: Codable, Hashable, Sendable {
  /// How many words a term has.
  let ngrams: ClosedRange<Int>
  /// Words that are taken out before the terms are formed.
  let stopWords: StopWords
  /// In how many texts of training a term must occur.
  let minDocumentFrequency: Int
  /// How many terms are kept at most: those that occur most often in all; nil keeps all.
  let maxFeatures: Int?

  /// The longest term that can be asked for.
  static let longest = 8

  func checked(for step: RecipeStep.Kind) throws(RecipeError) {
    guard ngrams.lowerBound >= 1, ngrams.upperBound <= Self.longest else {
      throw .badSetting(
        "ngrams", value: "\(ngrams.lowerBound) to \(ngrams.upperBound)", step: step,
        expected: "from 1 to at most \(Self.longest) words")
    }
    guard minDocumentFrequency >= 1 else {
      throw .badSetting(
        "minDocumentFrequency", value: "\(minDocumentFrequency)", step: step, expected: "at least 1"
      )
    }
    guard maxFeatures ?? 1 >= 1 else {
      throw .badSetting(
        "maxFeatures", value: "\(maxFeatures ?? 0)", step: step, expected: "at least 1 or absent")
    }
  }
}

extension TermSettings {
  /// "4042 terms of 1 to 2 words".
  func describe(_ count: Int) -> String {
    let terms = count == 1 ? "1 term" : "\(count) terms"
    guard ngrams.lowerBound < ngrams.upperBound else {
      return ngrams.lowerBound == 1
        ? "\(terms) of 1 word" : "\(terms) of \(ngrams.lowerBound) words"
    }
    return "\(terms) of \(ngrams.lowerBound) to \(ngrams.upperBound) words"
  }

  /// Checks what a file says are the terms.
  func check(_ terms: [String], for step: RecipeStep.Kind) throws(RecipeError) {
    for term in terms {
      let words = term.split(separator: " ", omittingEmptySubsequences: false)
      guard ngrams.contains(words.count), words.allSatisfy({ !$0.isEmpty }) else {
        throw .unreadable(step: step, problem: "“\(term)” is not a term of that many words")
      }
    }
    for (one, next) in zip(terms, terms.dropFirst())
    where !one.utf8.lexicographicallyPrecedes(next.utf8) {
      throw .unreadable(step: step, problem: "“\(next)” does not come after “\(one)”")
    }
  }
}
