/// A term that was counted.
struct CountedTerm: Sendable {
  /// The words, with one space between two of them.
  let text: String
  /// In how many texts it occurs.
  let texts: Int
  /// How often it occurs in all.
  let total: Int
}

extension TermCounter {
  /// The number of a term: of how many words it is, and which of those.
  private struct Place {
    let length: Int
    let term: Int
  }

  /// The terms that the settings keep, sorted by code points.
  ///
  /// With `maxFeatures`, those with the highest totals; of equal ones those that come first.
  func selected() -> [CountedTerm] {
    let places = candidates()
    guard let most = settings.maxFeatures, places.count > most else {
      return sorted(places).map(counted)
    }
    let totals = places.map { count(of: $0).total }.sorted(by: >)
    let least = totals[most - 1]
    var equals = most - totals.prefix { $0 > least }.count
    let kept = sorted(places.filter { count(of: $0).total >= least }).filter { place in
      guard count(of: place).total == least else { return true }
      equals -= 1
      return equals >= 0
    }
    return kept.map(counted)
  }

  private func count(of place: Place) -> Tally.Count {
    tallies[place.length - 1].counts[place.term]
  }

  private func candidates() -> [Place] {
    let least = Int32(clamping: settings.minDocumentFrequency)
    return settings.ngrams.flatMap { length in
      let counts = tallies[length - 1].counts
      return counts.indices.filter { counts[$0].texts >= least }
        .map { Place(length: length, term: $0) }
    }
  }

  /// Sorts terms as their texts would sort.
  ///
  /// The space between words sorts before every word character, so comparing word by word is the
  /// same as comparing the joined texts; and words are compared by their rank among all words.
  private func sorted(_ places: [Place]) -> [Place] {
    let order = (0..<tokens.count).sorted {
      tokens.word($0).lexicographicallyPrecedes(tokens.word($1))
    }
    var ranks = [UInt64](repeating: 0, count: order.count)
    for (rank, word) in order.enumerated() { ranks[word] = UInt64(rank) + 1 }
    // The ranks of the first two words decide nearly always; of the others only when they are equal.
    let keys = places.map { place in
      words(of: place).prefix(2).reduce((key: UInt64(0), shift: UInt64(32))) { sum, word in
        (sum.key | ranks[word] << sum.shift, 0)
      }.key
    }
    return places.indices.sorted { one, other in
      if keys[one] != keys[other] || settings.ngrams.upperBound <= 2 {
        return keys[one] < keys[other]
      }
      return words(of: places[one]).lazy.map { ranks[$0] }
        .lexicographicallyPrecedes(words(of: places[other]).lazy.map { ranks[$0] })
    }.map { places[$0] }
  }

  private func words(of place: Place) -> [Int] {
    var words = [Int](repeating: place.term, count: place.length)
    for length in stride(from: place.length, to: 1, by: -1) {
      let pair = pairs[length - 2].pair(words[0])
      words[length - 1] = Int(pair.second)
      words[0] = Int(pair.first)
    }
    return words
  }

  private func counted(_ place: Place) -> CountedTerm {
    var bytes: [UInt8] = []
    for word in words(of: place) {
      if !bytes.isEmpty { bytes.append(TextFolding.space) }
      bytes.append(contentsOf: tokens.word(word))
    }
    let count = count(of: place)
    return CountedTerm(
      text: String(decoding: bytes, as: UTF8.self), texts: Int(count.texts), total: count.total)
  }
}
