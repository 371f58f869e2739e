public import Machine
public import Tabular

/// Texts that are made of two lists: a template, and a fact behind it.
///
/// White space is normalised first. A *fact* is what follows the first separator word in at least
/// `minimumRepeats` texts. Each text that ends in a fact – the longest that it ends in counts – is
/// that fact and the *template* before it; a text that ends in none is not explained.
///
/// ```
///   someone shared with me that │ drone deliveries are already happening
///   ───────── template ──────── │ ─────────────── fact ──────────────────
/// ```
///
/// Knows no classes: `TemplateAudit` says what the parts tell about the label.
public struct SentenceTemplates: Hashable, Sendable {
  /// The word behind which facts were looked for; nil when no word does it.
  public let separator: String?
  /// How many texts must hold a phrase behind the separator for it to be a fact.
  public let minimumRepeats: Int
  /// The different templates, separator included, in the order of the rows.
  public let templates: [String]
  /// The different facts, in the order of the rows.
  public let facts: [String]
  /// The place of each row's template in `templates`; −1 where the text is not explained.
  public let templateOfRow: [Int32]
  /// The place of each row's fact in `facts`; −1 where the text is not explained.
  public let factOfRow: [Int32]

  /// Cuts texts into templates and facts.
  ///
  /// - Parameters:
  ///   - texts: A text a row; a missing one is empty and not explained.
  ///   - separator: The word behind which facts are looked for, as it is written; nil to choose,
  ///     among the most frequent words, the one that leaves the fewest different strings to tell
  ///     (templates, facts and texts that are not explained), if it leaves at most half of them.
  ///   - minimumRepeats: At least 2.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Complexity: O(bytes).
  public init(
    of texts: TextBuffer, separator: String? = nil, minimumRepeats: Int = 10,
    on workers: WorkerPool
  ) {
    precondition(minimumRepeats >= 2, "one text is no repetition")
    let normalized = NormalizedTexts(texts, on: workers)
    let word =
      separator ?? SeparatorChoice(normalized, minimumRepeats: minimumRepeats, on: workers).word
    self.separator = word
    self.minimumRepeats = minimumRepeats
    guard let word else {
      (templates, facts) = ([], [])
      templateOfRow = [Int32](repeating: -1, count: texts.count)
      factOfRow = templateOfRow
      return
    }
    let split = PhraseSplit(
      normalized, separator: Array(word.utf8), minimumRepeats: minimumRepeats, on: workers)
    templates = split.templates.texts(in: normalized.bytes)
    facts = split.facts.texts(in: normalized.bytes)
    templateOfRow = split.templates.ofRow
    factOfRow = split.facts.ofRow
  }

  private init(
    _ other: SentenceTemplates, templates: ([String], [Int32]), facts: ([String], [Int32])
  ) {
    separator = other.separator
    minimumRepeats = other.minimumRepeats
    (self.templates, templateOfRow) = templates
    (self.facts, factOfRow) = facts
  }

  /// Some rows, in their order, with the templates and facts that they have.
  public func subset(_ rows: [Int]) -> SentenceTemplates {
    SentenceTemplates(
      self, templates: Self.kept(templates, rows.map { templateOfRow[$0] }),
      facts: Self.kept(facts, rows.map { factOfRow[$0] }))
  }

  /// The phrases that rows have, numbered anew in the order of the rows.
  private static func kept(
    _ phrases: [String], _ phraseOfRow: [Int32]
  ) -> (phrases: [String], ofRow: [Int32]) {
    var numbers = [Int32](repeating: -1, count: phrases.count)
    var kept: [String] = []
    let ofRow = phraseOfRow.map { phrase -> Int32 in
      guard phrase >= 0 else { return -1 }
      if numbers[Int(phrase)] < 0 {
        numbers[Int(phrase)] = Int32(kept.count)
        kept.append(phrases[Int(phrase)])
      }
      return numbers[Int(phrase)]
    }
    return (kept, ofRow)
  }

  /// How many texts there are.
  public var rowCount: Int { templateOfRow.count }

  /// The template of a row; nil where the text is not explained.
  public func template(ofRow row: Int) -> String? {
    templateOfRow[row] < 0 ? nil : templates[Int(templateOfRow[row])]
  }

  /// The fact of a row; nil where the text is not explained.
  public func fact(ofRow row: Int) -> String? {
    factOfRow[row] < 0 ? nil : facts[Int(factOfRow[row])]
  }
}

extension PhraseGroups {
  /// The different phrases as text.
  func texts(in bytes: [UInt8]) -> [String] {
    table.phrases.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }
}
