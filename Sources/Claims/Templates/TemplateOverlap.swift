public import Machine
public import Tabular

/// How many test rows repeat what training rows hold.
public struct TemplateOverlap: Hashable, Sendable, Codable {
  /// How many test rows there are.
  public let testRows: Int
  /// How many of them have exactly the text of a training row.
  public let sameText: Int
  /// How many have the template of a training row.
  public let sameTemplate: Int
  /// How many have the fact of a training row.
  public let sameFact: Int

  /// Counts what is shared.
  ///
  /// - Parameters:
  ///   - texts: A text a row; an empty one is missing and shared with none.
  ///   - sentences: The same texts, cut.
  ///   - train: The rows of the training part.
  ///   - test: The rows of the test part.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Complexity: O(bytes).
  public init(
    _ texts: TextBuffer, _ sentences: SentenceTemplates, train: [Int], test: [Int],
    on workers: WorkerPool
  ) {
    precondition(texts.count == sentences.rowCount, "the texts that were cut")
    func shared(_ count: Int, _ groupOfRow: [Int32]) -> Int {
      var isKnown = [Bool](repeating: false, count: count)
      for row in train where groupOfRow[row] >= 0 { isKnown[Int(groupOfRow[row])] = true }
      return test.count { groupOfRow[$0] >= 0 && isKnown[Int(groupOfRow[$0])] }
    }
    let exact = PhraseGroups(count: texts.count, in: texts.bytes, on: workers) { rows, take in
      for row in rows {
        let range = texts.range(of: row)
        take(range.isEmpty ? nil : Phrase(range, in: texts.bytes.span))
      }
    }
    testRows = test.count
    sameText = shared(exact.table.count, exact.ofRow)
    sameTemplate = shared(sentences.templates.count, sentences.templateOfRow)
    sameFact = shared(sentences.facts.count, sentences.factOfRow)
  }
}
