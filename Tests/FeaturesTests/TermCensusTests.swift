import Features
import Machine
import Tabular
import Testing

@Suite("Census of terms")
struct TermCensusTests {
  private static let texts = [
    "My friend said that", "my  FRIEND said it is that that", "someone read on the media, that",
    "", "Übung macht den Meister, my friend", "  my friend",
  ]
  private static let weights: [TextWeight] = [
    weight(3, 0), weight(0, 1), weight(1, 1), weight(1, 0), weight(0, 2), weight(0, 1),
  ]

  private static func weight(_ positive: Int32, _ negative: Int32) -> TextWeight {
    var weight = TextWeight()
    weight.all = positive + negative
    weight.positive = positive
    weight.negative = negative
    return weight
  }

  /// Counts term by term from the words that the scanner gives.
  private static func naive(_ terms: (String) -> [String]) -> [String: (Int, Int32, Int32)] {
    var counts: [String: (Int, Int32, Int32)] = [:]
    for (text, weight) in zip(texts, weights) {
      let found = terms(text)
      for term in found { counts[term, default: (0, 0, 0)].0 += Int(weight.all) }
      for term in Set(found) {
        counts[term]?.1 += weight.positive
        counts[term]?.2 += weight.negative
      }
    }
    return counts
  }

  private static func compare(
    _ terms: [TermCensus.Term], _ naive: [String: (Int, Int32, Int32)]
  ) {
    #expect(terms.count == naive.count)
    for term in terms {
      let expected = naive[term.text]
      #expect(term.occurrences == expected?.0, "\(term.text)")
      #expect(term.weight.positive == expected?.1, "\(term.text)")
      #expect(term.weight.negative == expected?.2, "\(term.text)")
    }
    let order = terms.map { (-$0.weight.all, Array($0.text.utf8)) }
    let isOrdered = zip(order, order.dropFirst()).allSatisfy { one, next in
      one.0 != next.0 ? one.0 < next.0 : one.1.lexicographicallyPrecedes(next.1)
    }
    #expect(isOrdered)
  }

  @Test("counts words, pairs and openings as a dictionary does")
  func twin() {
    let census = TermCensus(
      TextBuffer(Self.texts), rows: Array(Self.texts.indices), weights: Self.weights,
      on: WorkerPool())
    Self.compare(census.frequentWords(99), Self.naive(TokenScanner.words))
    Self.compare(
      census.frequentPairs(99),
      Self.naive { text in
        let words = TokenScanner.words(of: text)
        return zip(words, words.dropFirst()).map { "\($0) \($1)" }
      })
    Self.compare(
      census.frequentOpenings(99),
      Self.naive { text in
        let words = text.split(separator: " ").prefix(2).joined(separator: " ")
        return [String(words.map { $0.isASCII ? Character($0.lowercased()) : $0 })]
      })
    #expect(census.frequentWords(3).map(\.text) == ["friend", "my", "that"])
  }

  @Test("is the same in blocks and on any number of threads")
  func blocks() {
    let texts = (0..<3_000).map { "word\($0 % 97) friend\($0 % 13) said number\($0)" }
    let weights = texts.indices.map { Self.weight(Int32($0 % 3), Int32($0 % 2)) }
    let rows = Array(texts.indices)
    let one = TermCensus(TextBuffer(texts), rows: rows, weights: weights, on: WorkerPool())
    for threads in [2, 8] {
      let other = TermCensus(
        TextBuffer(texts), rows: rows, weights: weights, on: WorkerPool(threadCount: threads))
      #expect(other.frequentWords(50) == one.frequentWords(50))
      #expect(other.frequentPairs(50) == one.frequentPairs(50))
      #expect(other.best(30) { Double($0.positive) } == one.best(30) { Double($0.positive) })
      #expect(other.wordCount == one.wordCount && other.pairCount == one.pairCount)
    }
    #expect(one.wordCount == 97 + 13 + 1 + 3_000)
  }

  @Test("measures texts as Python and Swift do")
  func measures() {
    let texts = [
      "", "a", "two words", "two  spaces ", "tab\tand\nline", "ü\u{00A0}x", "😀 a", "e\u{301}",
      "thin\u{2009}space", "\u{3000}wide", "zero\u{200B}width", "\u{1680}", "\u{205F}\u{202F}x",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let measure = TextMeasure(bytes.span)
      #expect(measure.codePoints == text.unicodeScalars.count)
      #expect(measure.utf8 == text.utf8.count)
      #expect(measure.utf16 == text.utf16.count)
      #expect(measure.words == text.unicodeScalars.split { $0.properties.isWhitespace }.count)
      #expect(measure.isBeyondASCII == !text.utf8.allSatisfy { $0 < 0x80 })
      #expect(measure.hasDoubleSpace == text.contains("  "))
    }
  }
}
