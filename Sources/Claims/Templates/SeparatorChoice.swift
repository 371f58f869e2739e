import Machine

/// The word behind which texts repeat themselves, chosen on rows taken evenly from all.
///
/// The frequent words are tried one by one. A separator is worth what it saves: after the cut one
/// has to tell the templates, the facts and the texts that neither explains, each once.
struct SeparatorChoice {
  /// The rows that are looked at, at most.
  private static let sampleRows = 20_000
  /// How many words are tried.
  private static let candidates = 8
  /// A separator stands in at least this share of the texts.
  private static let leastShare = 0.2
  /// After the cut at most this share of the different texts is left to tell.
  private static let mostLeft = 0.5

  /// The word; nil when none is worth it.
  let word: String?

  init(_ texts: NormalizedTexts, minimumRepeats: Int, on workers: WorkerPool) {
    let step = max(1, (texts.count + Self.sampleRows - 1) / Self.sampleRows)
    let sample = texts.sample(every: step)
    let different = sample.groups(on: workers).table.count
    var best: (word: [UInt8], left: Int)?
    for word in sample.frequentWords(Self.candidates, inShare: Self.leastShare) {
      let split = PhraseSplit(
        sample, separator: word, minimumRepeats: minimumRepeats, on: workers)
      let left = split.stringsToTell(in: sample, on: workers)
      if left < best?.left ?? .max { best = (word, left) }
    }
    word = best.flatMap { best in
      Double(best.left) <= Self.mostLeft * Double(different)
        ? String(decoding: best.word, as: UTF8.self) : nil
    }
  }
}

extension PhraseSplit {
  /// How many different templates, facts and texts without a fact there are.
  fileprivate func stringsToTell(in texts: NormalizedTexts, on workers: WorkerPool) -> Int {
    let rest = texts.groups(on: workers) { facts.ofRow[$0] < 0 }
    return templates.table.count + facts.table.count + rest.table.count
  }
}

extension NormalizedTexts {
  /// The rows of which the groups are told apart: all, unless some are passed over.
  func groups(
    on workers: WorkerPool, _ isKept: @Sendable (Int) -> Bool = { _ in true }
  ) -> PhraseGroups {
    PhraseGroups(count: count, in: bytes, on: workers) { rows, take in
      for row in rows { take(isKept(row) ? Phrase(range(of: row), in: bytes.span) : nil) }
    }
  }

  /// The words that the most texts have, those in less than a share of the texts left out; of equal
  /// ones those that come first.
  fileprivate func frequentWords(_ most: Int, inShare leastShare: Double) -> [[UInt8]] {
    var table = PhraseTable()
    var texts: [(rows: Int, last: Int)] = []
    var ends = TextEnds()
    for row in 0..<count {
      ends.scan(bytes.span, range(of: row))
      ends.forEachWord { word in
        let number = Int(table.intern(Phrase(word, in: bytes.span), in: bytes.span))
        if number == texts.count { texts.append((0, -1)) }
        if texts[number].last != row { texts[number] = (texts[number].rows + 1, row) }
      }
    }
    let least = max(1, Int((leastShare * Double(count)).rounded(.up)))
    let frequent = texts.indices.filter { texts[$0].rows >= least }
      .sorted { (-texts[$0].rows, $0) < (-texts[$1].rows, $1) }
    return frequent.prefix(most).map { Array(bytes[table.phrases[$0].range]) }
  }

  /// Every so-many-th row, from the first on.
  fileprivate func sample(every step: Int) -> NormalizedTexts {
    guard step > 1 else { return self }
    var kept: [UInt8] = []
    var keptEnds: [Int] = []
    for row in stride(from: 0, to: count, by: step) {
      kept.append(contentsOf: bytes[range(of: row)])
      keptEnds.append(kept.count)
    }
    return NormalizedTexts(bytes: kept, ends: keptEnds)
  }
}
