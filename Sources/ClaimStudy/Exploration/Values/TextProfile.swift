public import Claims

/// A column of texts, over the studied rows.
///
/// Words and n-grams are exact counts over every text: runs of two or more word characters in lower
/// case, as the text models see them.
public struct TextProfile: Hashable, Sendable, Codable {
  /// The name of the column.
  public let column: String
  /// The name of its length in `Exploration.numbers`.
  public let lengthName: String
  /// The name of its number of words in `Exploration.numbers`.
  public let wordsName: String
  /// How large the texts are in all.
  public let size: TextSize
  /// How many texts each class has, in the order of `Exploration.classNames`.
  public let textsByClass: [Int]
  /// How many different words there are.
  public let vocabulary: Int
  /// How many different pairs of neighbouring words there are.
  public let wordPairs: Int
  /// The words in most texts, most frequent first.
  public let frequentWords: [TermProfile]
  /// The pairs of neighbouring words in most texts.
  public let frequentPairs: [TermProfile]
  /// The words and pairs that tell the classes apart best, by χ² of occurring in a text; empty
  /// without both classes.
  public let tellingTerms: [TermProfile]
  /// The first two words that begin most texts, white space between words, lower-case ASCII.
  public let openings: [TermProfile]
  /// How far the openings give the class away; nil without both classes.
  public let openingAudit: OpeningAudit?
}

/// How large the texts of a column are in all.
public struct TextSize: Hashable, Sendable, Codable {
  /// Unicode code points.
  public internal(set) var codePoints = 0
  /// Bytes of UTF-8.
  public internal(set) var utf8 = 0
  /// Code units of UTF-16.
  public internal(set) var utf16 = 0
  /// Runs of characters between white space.
  public internal(set) var words = 0
  /// Texts with a character beyond ASCII.
  public internal(set) var rowsBeyondASCII = 0
  /// Texts with two spaces side by side.
  public internal(set) var rowsWithDoubleSpace = 0
}

/// A word, a pair of words, or an opening, and which texts have it.
public struct TermProfile: Hashable, Sendable, Codable {
  /// The words, one space between them.
  public let term: String
  /// How often it occurs; for an opening the number of texts.
  public let occurrences: Int
  /// How many texts have it.
  public let texts: Int
  /// How many texts of each class have it, in the order of `Exploration.classNames`.
  public let byClass: [Int]
  /// The share of all texts that have it.
  public let share: Double
  /// The share of the commoner class among the texts that have it; nil without classes.
  public let purity: Double?
  /// χ² of having the term and being of a class, one degree of freedom; nil without both classes.
  public let chiSquared: Double?
}
