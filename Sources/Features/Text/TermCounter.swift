import Machine
import Tabular

/// Counts the terms of some texts.
///
/// ```
///            words                    pairs of words             triples
///   tokens   0 social  1 media   →   pairs[0]  0 (0, 1)   →   pairs[1]  0 (0, 2) …
/// ```
///
/// A term of *k* words is a number in the table of that length, and its place in that length's
/// tallies. Lengths that are shorter than asked for are only numbered, not counted.
struct TermCounter: Sendable {
  /// How often terms of one length occur.
  struct Tally: Sendable {
    /// In how many texts.
    var texts: [Int32] = []
    /// How often in all.
    var total: [Int] = []
    private var lastText: [Int32] = []

    /// Counts a term in the text with this number.
    @inline(__always) mutating func count(_ term: Int32, inText text: Int32) {
      let term = Int(term)
      if term == total.count {
        texts.append(1)
        total.append(1)
        lastText.append(text)
      } else {
        total[term] += 1
        if lastText[term] != text {
          texts[term] += 1
          lastText[term] = text
        }
      }
    }

    /// Adds the counts of a term in other texts.
    mutating func add(_ term: Int32, texts more: Int32, total moreInAll: Int) {
      let term = Int(term)
      if term == total.count {
        texts.append(0)
        total.append(0)
        lastText.append(-1)
      }
      texts[term] += more
      total[term] += moreInAll
    }
  }

  let settings: TermSettings
  private(set) var tokens = TokenTable()
  /// The terms of 2, 3, … words.
  private(set) var pairs: [PairTable]
  /// The counts of the terms of 1, 2, 3, … words.
  private(set) var tallies: [Tally]
  private let stopWords: TokenTable
  private var isStopWord: [Bool] = []

  init(_ settings: TermSettings) {
    self.settings = settings
    pairs = [PairTable](repeating: PairTable(), count: settings.ngrams.upperBound - 1)
    tallies = [Tally](repeating: Tally(), count: settings.ngrams.upperBound)
    stopWords = TokenTable(settings.stopWords.list)
  }

  /// Counts the terms of all texts, in blocks that depend on the number of texts alone.
  static func count(
    _ texts: TextBuffer, _ validity: Validity, _ settings: TermSettings, on workers: WorkerPool
  ) -> TermCounter {
    let empty = TermCounter(settings)
    let size = max(512, (texts.count + 15) / 16)
    var blocks = workers.map(count: (texts.count + size - 1) / size) { block in
      var counter = empty
      let rows = block * size..<min((block + 1) * size, texts.count)
      counter.count(texts, validity, rows)
      return counter
    }
    // Neighbours are merged two by two, so that the numbering never depends on who was first.
    while blocks.count > 1 {
      let parts = blocks
      blocks = workers.map(count: (parts.count + 1) / 2) { pair in
        var merged = parts[2 * pair]
        if 2 * pair + 1 < parts.count { merged.merge(parts[2 * pair + 1]) }
        return merged
      }
    }
    return blocks.first ?? empty
  }

  /// Counts the terms of some texts.
  private mutating func count(_ texts: TextBuffer, _ validity: Validity, _ rows: Range<Int>) {
    var scanner = TokenScanner()
    var words: [Int32] = []
    for row in rows where validity[row] {
      scanner.scan(texts.bytes.span, texts.range(of: row))
      words.removeAll(keepingCapacity: true)
      for token in scanner.tokens {
        let word = tokens.intern(token, in: scanner.bytes)
        if Int(word) == isStopWord.count {
          isStopWord.append(stopWords.count > 0 && stopWords.find(token, in: scanner.bytes) >= 0)
        }
        if !isStopWord[Int(word)] { words.append(word) }
      }
      count(words, inText: Int32(row - rows.lowerBound))
    }
  }

  /// Counts the terms that a text of these words has.
  private mutating func count(_ words: [Int32], inText text: Int32) {
    for start in words.indices {
      var term = words[start]
      if settings.ngrams.lowerBound == 1 { countWord(term, inText: text) }
      for length in 2..<settings.ngrams.upperBound + 1 where start + length <= words.count {
        term = pairs[length - 2].intern(term, words[start + length - 1])
        if length >= settings.ngrams.lowerBound {
          tallies[length - 1].count(term, inText: text)
        }
      }
    }
  }

  /// Counts a word; stop words have numbers too, but are never counted, and leave gaps.
  private mutating func countWord(_ word: Int32, inText text: Int32) {
    while tallies[0].total.count < Int(word) {
      tallies[0].add(Int32(tallies[0].total.count), texts: 0, total: 0)
    }
    tallies[0].count(word, inText: text)
  }

  /// Adds the counts of another counter with the same settings.
  private mutating func merge(_ other: TermCounter) {
    var words: [Int32] = []
    for word in 0..<other.tokens.count {
      words.append(tokens.intern(other.tokens.token(word), in: other.tokens.bytes))
    }
    var terms = words
    add(other.tallies[0], of: terms, to: 0)
    for length in 0..<pairs.count {
      let table = other.pairs[length]
      let shorter = terms
      terms = (0..<table.count).map { term in
        let pair = table.pair(term)
        return pairs[length].intern(shorter[Int(pair.first)], words[Int(pair.second)])
      }
      add(other.tallies[length + 1], of: terms, to: length + 1)
    }
  }

  private mutating func add(_ tally: Tally, of terms: [Int32], to length: Int) {
    for place in tally.total.indices {
      let term = terms[place]
      while tallies[length].total.count < Int(term) {
        tallies[length].add(Int32(tallies[length].total.count), texts: 0, total: 0)
      }
      tallies[length].add(term, texts: tally.texts[place], total: tally.total[place])
    }
  }
}

extension TokenTable {
  /// A table of these words.
  init(_ words: [String]) {
    self.init()
    var scanner = TokenScanner()
    for word in words {
      let bytes = Array(word.utf8)
      scanner.scan(bytes.span, bytes.indices)
      for token in scanner.tokens { _ = intern(token, in: scanner.bytes) }
    }
  }
}
