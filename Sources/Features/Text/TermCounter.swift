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
  /// How often the terms of one length occur.
  struct Tally: Sendable {
    /// How often one term occurs.
    struct Count: Sendable {
      /// How often in all.
      var total = 0
      /// In how many texts.
      var texts: Int32 = 0
      fileprivate var lastText: Int32 = -1
    }

    /// The counts of the terms, by their numbers.
    private(set) var counts: [Count] = []

    /// Makes room for terms with numbers below `known`.
    fileprivate mutating func admit(_ known: Int) {
      while counts.count < known { counts.append(Count()) }
    }

    /// Counts the terms of the text with this number.
    fileprivate mutating func count(_ terms: [Int32], inText text: Int32) {
      var counts = counts.mutableSpan
      for term in terms {
        var count = counts[Int(term)]
        count.total += 1
        if count.lastText != text { count.texts += 1 }
        count.lastText = text
        counts[Int(term)] = count
      }
    }

    /// Adds what was counted elsewhere.
    fileprivate mutating func add(_ other: Tally, of terms: [Int32]) {
      for (term, count) in zip(terms, other.counts) {
        counts[Int(term)].total += count.total
        counts[Int(term)].texts += count.texts
      }
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
    var terms: [Int32] = []
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
      count(words, inText: Int32(row - rows.lowerBound), terms: &terms)
    }
  }

  /// Counts the terms that a text of these words has; `terms` is a buffer.
  private mutating func count(_ words: [Int32], inText text: Int32, terms: inout [Int32]) {
    if settings.ngrams.lowerBound == 1 {
      tallies[0].admit(tokens.count)
      tallies[0].count(words, inText: text)
    }
    terms.removeAll(keepingCapacity: true)
    terms.append(contentsOf: words)
    for length in 2..<settings.ngrams.upperBound + 1 where length <= words.count {
      pairs[length - 2].internLonger(&terms, by: words, toLength: length)
      if length >= settings.ngrams.lowerBound {
        tallies[length - 1].admit(pairs[length - 2].count)
        tallies[length - 1].count(terms, inText: text)
      }
    }
  }

  /// Adds the counts of another counter with the same settings.
  private mutating func merge(_ other: TermCounter) {
    let words = (0..<other.tokens.count).map { word in
      tokens.intern(other.tokens.token(word), in: other.tokens.bytes)
    }
    tallies[0].admit(tokens.count)
    tallies[0].add(other.tallies[0], of: words)
    var terms = words
    for length in pairs.indices {
      let table = other.pairs[length]
      let shorter = terms
      terms = (0..<table.count).map { term in
        let pair = table.pair(term)
        return pairs[length].intern(shorter[Int(pair.first)], words[Int(pair.second)])
      }
      tallies[length + 1].admit(pairs[length].count)
      tallies[length + 1].add(other.tallies[length + 1], of: terms)
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
