package import Machine
package import Tabular

/// How many texts stand behind one text that is counted, in all and of each class.
package struct TextWeight: Hashable, Sendable {
  /// How many texts are equal to it, itself included.
  package var all: Int32 = 0
  /// How many of them are of the positive class.
  package var positive: Int32 = 0
  /// How many of them are of the negative class.
  package var negative: Int32 = 0

  /// No text yet.
  package init() {}
}

/// Which words, pairs of words and openings occur in texts of each class: exact counts.
///
/// Equal texts are read once and counted as often as they occur. Blocks of texts are counted on all
/// threads, each with its own tables, which are then joined two by two in a fixed order.
///
/// Words are those of the text models (`TokenScanner`); an opening is the first two words between
/// spaces, in lower-case ASCII.
package struct TermCensus: Sendable {
  /// One word, pair or opening.
  package struct Term: Hashable, Sendable {
    /// The words, one space between them.
    package let text: String
    /// How often it occurs.
    package let occurrences: Int
    /// In how many texts, in all and of each class.
    package let weight: TextWeight
  }

  private var tokens = TokenTable()
  private var pairs = PairTable()
  private var beginnings = TokenTable()
  private var words = TermTally()
  private var couples = TermTally()
  private var openings = TermTally()

  private init() {}

  /// Counts the terms of texts.
  ///
  /// - Parameters:
  ///   - texts: Where the texts stand.
  ///   - rows: Which of them are read, each different from the others.
  ///   - weights: How often each of these counts.
  ///   - workers: The threads; the counts do not depend on them.
  /// - Complexity: O(bytes read + different terms).
  package init(
    _ texts: TextBuffer, rows: [Int], weights: [TextWeight], on workers: WorkerPool
  ) {
    precondition(rows.count == weights.count, "a weight for each text")
    let size = max(512, (rows.count + 15) / 16)
    var blocks = workers.map(count: (rows.count + size - 1) / size) { block in
      var census = TermCensus()
      census.count(texts, rows, weights, block * size..<min((block + 1) * size, rows.count))
      return census
    }
    while blocks.count > 1 {
      let parts = blocks
      blocks = workers.map(count: (parts.count + 1) / 2) { pair in
        var joined = parts[2 * pair]
        if 2 * pair + 1 < parts.count { joined.join(parts[2 * pair + 1]) }
        return joined
      }
    }
    self = blocks.first ?? TermCensus()
  }

  /// How many different words there are.
  package var wordCount: Int { tokens.count }
  /// How many different pairs of neighbouring words there are.
  package var pairCount: Int { pairs.count }
  /// How many texts begin with each opening, in no order that means anything.
  package var openingWeights: [TextWeight] { openings.counts.map(\.weight) }

  /// The words in most texts; equal numbers by their bytes.
  package func frequentWords(_ limit: Int) -> [Term] {
    Self.best(limit, words.counts.map { Double($0.weight.all) }) { word($0) }
  }

  /// The pairs in most texts.
  package func frequentPairs(_ limit: Int) -> [Term] {
    Self.best(limit, couples.counts.map { Double($0.weight.all) }) { pair($0) }
  }

  /// The openings of most texts.
  package func frequentOpenings(_ limit: Int) -> [Term] {
    Self.best(limit, openings.counts.map { Double($0.weight.all) }) { opening($0) }
  }

  /// The words and pairs with the highest scores.
  ///
  /// - Parameters:
  ///   - limit: How many.
  ///   - score: Of a term by the texts that have it; nil leaves it out.
  /// - Returns: At most so many terms, the best first.
  package func best(_ limit: Int, by score: (TextWeight) -> Double?) -> [Term] {
    let scores = (words.counts + couples.counts).map { score($0.weight) ?? -.infinity }
    return Self.best(limit, scores) { term in
      term < tokens.count ? word(term) : pair(term - tokens.count)
    }
  }

  /// The terms of the highest scores; only those that may be among them are spelled out.
  private static func best(
    _ limit: Int, _ scores: [Double], _ term: (Int) -> Term
  ) -> [Term] {
    guard limit > 0 else { return [] }
    let order = scores.indices.filter { scores[$0] > -.infinity }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
    guard let last = order.prefix(limit).last else { return [] }
    // All that tie with the last one, so that its place is given by the words, not by their number.
    let candidates = order.prefix { scores[$0] >= scores[last] }
    return candidates.map { (scores[$0], term($0)) }
      .sorted { one, other in
        one.0 != other.0
          ? one.0 > other.0 : one.1.text.utf8.lexicographicallyPrecedes(other.1.text.utf8)
      }
      .prefix(limit).map(\.1)
  }

  private func word(_ number: Int) -> Term {
    let count = words.counts[number]
    return Term(
      text: String(decoding: tokens.word(number), as: UTF8.self), occurrences: count.occurrences,
      weight: count.weight)
  }

  private func pair(_ number: Int) -> Term {
    let count = couples.counts[number]
    let pair = pairs.pair(number)
    let text = [pair.first, pair.second]
      .map { String(decoding: tokens.word(Int($0)), as: UTF8.self) }.joined(separator: " ")
    return Term(text: text, occurrences: count.occurrences, weight: count.weight)
  }

  private func opening(_ number: Int) -> Term {
    let count = openings.counts[number]
    return Term(
      text: String(decoding: beginnings.word(number), as: UTF8.self),
      occurrences: count.occurrences, weight: count.weight)
  }

  private mutating func count(
    _ texts: TextBuffer, _ rows: [Int], _ weights: [TextWeight], _ places: Range<Int>
  ) {
    var scanner = TokenScanner()
    var terms: [Int32] = []
    var couplesOfText: [Int32] = []
    var beginning: [UInt8] = []
    for place in places {
      let (range, weight) = (texts.range(of: rows[place]), weights[place])
      scanner.scan(texts.bytes.span, range)
      tokens.intern(scanner.tokens, in: scanner.bytes, into: &terms)
      pairs.internNeighbours(of: terms, into: &couplesOfText)
      let text = Int32(place - places.lowerBound)
      words.add(terms, weight, inText: text, known: tokens.count)
      couples.add(couplesOfText, weight, inText: text, known: pairs.count)
      let token = Opening.token(texts.bytes.span.extracting(range), into: &beginning)
      let number = beginnings.intern(token, in: beginning)
      openings.add([number], weight, inText: text, known: beginnings.count)
    }
  }

  private mutating func join(_ other: TermCensus) {
    let numbers = (0..<other.tokens.count).map { word in
      tokens.intern(other.tokens.token(word), in: other.tokens.bytes)
    }
    words.add(other.words, of: numbers, known: tokens.count)
    let couplesHere = (0..<other.pairs.count).map { number in
      let pair = other.pairs.pair(number)
      return pairs.intern(numbers[Int(pair.first)], numbers[Int(pair.second)])
    }
    couples.add(other.couples, of: couplesHere, known: pairs.count)
    let openingsHere = (0..<other.beginnings.count).map { number in
      beginnings.intern(other.beginnings.token(number), in: other.beginnings.bytes)
    }
    openings.add(other.openings, of: openingsHere, known: beginnings.count)
  }
}
