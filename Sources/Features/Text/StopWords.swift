/// Words that are left out before n-grams are formed, because they say little by themselves.
public enum StopWords: Codable, Hashable, Sendable {
  /// Every word counts.
  case none
  /// The 318 English words that scikit-learn calls "english"; the list never changes.
  case english
  /// These words, in lower case.
  case words([String])

  /// The words.
  public var list: [String] {
    switch self {
    case .none: []
    case .english: Self.englishWords
    case .words(let words): words
    }
  }
}
