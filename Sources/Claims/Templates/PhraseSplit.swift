import Machine

/// Texts cut in two by the second halves that occur again and again.
///
/// 1. What follows the first separator of each text is collected; what occurs often enough is a
///    fact.
/// 2. Each text ends in a fact or not: the longest counts. What stands before it is its template.
struct PhraseSplit: Sendable {
  /// The fact of each row that has one.
  let facts: PhraseGroups
  /// What stands before the fact; empty where a text is nothing but a fact.
  let templates: PhraseGroups

  init(
    _ texts: NormalizedTexts, separator: [UInt8], minimumRepeats: Int, on workers: WorkerPool
  ) {
    let bytes = texts.bytes
    let remainders = PhraseGroups(count: texts.count, in: bytes, on: workers) { rows, take in
      var ends = TextEnds()
      for row in rows {
        ends.scan(bytes.span, texts.range(of: row))
        take(ends.remainder(after: separator, in: bytes.span))
      }
    }
    var known = PhraseTable()
    for (phrase, rows) in zip(remainders.table.phrases, remainders.rowCounts)
    where rows >= minimumRepeats { _ = known.intern(phrase, in: bytes.span) }

    let candidates = known
    facts = PhraseGroups(count: texts.count, in: bytes, on: workers) { rows, take in
      var ends = TextEnds()
      for row in rows {
        ends.scan(bytes.span, texts.range(of: row))
        take(candidates.count == 0 ? nil : ends.longest(of: candidates, in: bytes.span))
      }
    }
    let found = facts
    templates = PhraseGroups(count: texts.count, in: bytes, on: workers) { rows, take in
      for row in rows {
        let fact = found.ofRow[row]
        guard fact >= 0 else {
          take(nil)
          continue
        }
        let range = texts.range(of: row)
        let length = found.table.phrases[Int(fact)].range.count
        let end = max(range.upperBound - length - 1, range.lowerBound)
        take(Phrase(range.lowerBound..<end, in: bytes.span))
      }
    }
  }
}

/// The ends of one text, one from each of its words on, with their hashes.
struct TextEnds: Sendable {
  /// From the last word to the first.
  private var starts: [Int] = []
  private var hashes: [UInt64] = []
  private var end = 0

  /// Takes up a text.
  mutating func scan(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    starts.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    end = range.upperBound
    var hash = Phrase.emptyHash
    var place = range.upperBound
    while place > range.lowerBound {
      place -= 1
      let byte = bytes[place]
      if byte == NormalizedTexts.space {
        starts.append(place + 1)
        hashes.append(hash)
      }
      hash = Phrase.hash(byte, before: hash)
    }
    guard !range.isEmpty else { return }
    starts.append(range.lowerBound)
    hashes.append(hash)
  }

  /// What follows the first word that is the separator; nil when there is none, or nothing after it.
  func remainder(after separator: [UInt8], in bytes: Span<UInt8>) -> Phrase? {
    var word = starts.count - 1
    while word > 0 {
      if isWord(word, separator, in: bytes) { return phrase(from: word - 1) }
      word -= 1
    }
    return nil
  }

  /// The longest end that stands in a table, as it stands there.
  func longest(of table: PhraseTable, in bytes: Span<UInt8>) -> Phrase? {
    var word = starts.count - 1
    while word >= 0 {
      let known = table.find(phrase(from: word), in: bytes)
      if known >= 0 { return table.phrases[Int(known)] }
      word -= 1
    }
    return nil
  }

  /// The words, from the first to the last.
  func forEachWord(_ body: (Range<Int>) -> Void) {
    for word in starts.indices.reversed() { body(starts[word]..<wordEnd(word)) }
  }

  private func phrase(from word: Int) -> Phrase {
    Phrase(start: starts[word], end: end, hash: hashes[word])
  }

  private func wordEnd(_ word: Int) -> Int { word == 0 ? end : starts[word - 1] - 1 }

  private func isWord(_ word: Int, _ other: [UInt8], in bytes: Span<UInt8>) -> Bool {
    let start = starts[word]
    guard wordEnd(word) - start == other.count else { return false }
    for place in other.indices where bytes[start + place] != other[place] { return false }
    return true
  }
}
