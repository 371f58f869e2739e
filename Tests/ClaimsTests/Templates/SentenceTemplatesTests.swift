import Claims
import Learning
import Machine
import Tabular
import Testing

/// Cuts texts as plainly as it can be written.
private func naiveParts(
  _ texts: [String], separator: String, minimumRepeats: Int
) -> [(template: String, fact: String)?] {
  let words = texts.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  var counts: [String: Int] = [:]
  for words in words {
    guard let place = words.firstIndex(of: separator), place + 1 < words.count else { continue }
    counts[words[(place + 1)...].joined(separator: " "), default: 0] += 1
  }
  return words.map { words in
    for start in words.indices {
      let end = words[start...].joined(separator: " ")
      guard counts[end, default: 0] >= minimumRepeats else { continue }
      return (words[..<start].joined(separator: " "), end)
    }
    return nil
  }
}

private func expectTwin(
  _ texts: [String], separator: String, minimumRepeats: Int, on workers: WorkerPool,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let sentences = SentenceTemplates(
    of: TextBuffer(texts), separator: separator, minimumRepeats: minimumRepeats, on: workers)
  let expected = naiveParts(texts, separator: separator, minimumRepeats: minimumRepeats)
  for row in texts.indices {
    #expect(
      sentences.template(ofRow: row) == expected[row]?.template, sourceLocation: sourceLocation)
    #expect(sentences.fact(ofRow: row) == expected[row]?.fact, sourceLocation: sourceLocation)
  }
  let facts = expected.compactMap { $0?.fact }
  #expect(sentences.facts.count == Set(facts).count, sourceLocation: sourceLocation)
  #expect(sentences.facts.first == facts.first, sourceLocation: sourceLocation)
}

@Suite("Sentence templates")
struct SentenceTemplatesTests {
  private let workers = WorkerPool(threadCount: 2)

  @Test("finds the lists that texts were made of, and the word between them")
  func planted() {
    let planted = PlantedSentences(claims: 12, opinions: 9, facts: 40)
    let sentences = SentenceTemplates(of: planted.buffer, on: workers)
    #expect(sentences.separator == "that")
    #expect(sentences.templates.count == 21 && sentences.facts.count == 40)
    #expect(sentences.templates.allSatisfy { $0.hasSuffix("that") })
    #expect(sentences.facts.allSatisfy { $0.hasPrefix("thing") })
    #expect(sentences.rowCount == 840)
  }

  @Test("is the same on any number of threads, for more rows than a block has")
  func threads() {
    let planted = PlantedSentences(claims: 30, opinions: 20, facts: 100, copies: 4)
    let alone = SentenceTemplates(of: planted.buffer, on: WorkerPool(threadCount: 1))
    #expect(alone.rowCount == 20_000 && alone.facts.count == 100)
    for threads in [2, 3, 8] {
      #expect(
        SentenceTemplates(of: planted.buffer, on: WorkerPool(threadCount: threads)) == alone)
    }
  }

  @Test("agrees with a naive twin on random words", arguments: 1..<9 as Range<UInt64>)
  func twin(seed: UInt64) {
    var stream = Seed(seed).stream
    let words = ["a", "b", "that", "that", "cc", "that", "été"]
    let spaces = [" ", "  ", "\t", "\u{A0}", " \u{2003}", "\n"]
    let texts = (0..<600).map { _ -> String in
      var text = stream.below(9) == 0 ? " " : ""
      for _ in 0..<stream.below(7) {
        text += words[stream.below(words.count)] + spaces[stream.below(spaces.count)]
      }
      return text
    }
    for repeats in [2, 5, 20] {
      expectTwin(texts, separator: "that", minimumRepeats: repeats, on: workers)
    }
    expectTwin(texts, separator: "été", minimumRepeats: 3, on: workers)
    expectTwin(texts, separator: "nowhere", minimumRepeats: 2, on: workers)
  }

  @Test("takes the longest fact that a text ends in, and lets a template be empty")
  func longest() {
    let texts =
      ["x that b c", "y that b c", "x that a b c", "y that a b c", "a b c", "zz b c", "b", ""]
    let sentences = SentenceTemplates(
      of: TextBuffer(texts), separator: "that", minimumRepeats: 2, on: workers)
    #expect(sentences.facts == ["b c", "a b c"])
    #expect(sentences.templates == ["x that", "y that", "", "zz"])
    #expect(sentences.factOfRow == [0, 0, 1, 1, 1, 0, -1, -1])
    #expect(sentences.templateOfRow == [0, 1, 0, 1, 2, 3, -1, -1])
    #expect(sentences.template(ofRow: 7) == nil)
  }

  @Test("a separator is a whole word, and the first one counts")
  func wholeWord() {
    let texts = ["thats that x that y", "thats that x that y", "that", "thatx y"]
    let sentences = SentenceTemplates(
      of: TextBuffer(texts), separator: "that", minimumRepeats: 2, on: workers)
    #expect(sentences.facts == ["x that y"])
    #expect(sentences.templates == ["thats that"])
  }

  @Test("finds no separator where texts do not repeat themselves")
  func free() {
    var stream = Seed(5).stream
    let texts = (0..<800).map { _ in
      (0..<12).map { _ in
        ["that", "is", "w\(stream.below(300))", "v\(stream.below(300))"][
          stream.below(4)]
      }.joined(separator: " ")
    }
    let sentences = SentenceTemplates(of: TextBuffer(texts), on: workers)
    #expect(sentences.separator == nil && sentences.facts.isEmpty)
    #expect(sentences.factOfRow == [Int32](repeating: -1, count: 800))
    let none = SentenceTemplates(of: TextBuffer(), on: workers)
    #expect(none.separator == nil && none.rowCount == 0)
  }

  @Test("some rows keep what they have, numbered anew")
  func subset() {
    let planted = PlantedSentences(claims: 4, opinions: 4, facts: 15, copies: 2)
    let all = SentenceTemplates(of: planted.buffer, on: workers)
    let rows = [100, 3, 3, 40]
    let some = all.subset(rows)
    for (place, row) in rows.enumerated() {
      #expect(some.template(ofRow: place) == all.template(ofRow: row))
      #expect(some.fact(ofRow: place) == all.fact(ofRow: row))
    }
    #expect(some.factOfRow.first == 0 && Set(some.facts).count == some.facts.count)
    #expect(Set(some.facts) == Set(rows.compactMap { all.fact(ofRow: $0) }))
  }
}
