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
    var places = candidates()
    if let most = settings.maxFeatures, places.count > most {
      let totals = places.map { tallies[$0.length - 1].total[$0.term] }.sorted(by: >)
      let least = totals[most - 1]
      places.removeAll { tallies[$0.length - 1].total[$0.term] < least }
      places = sorted(places)
      var equals = most - totals.prefix { $0 > least }.count
      places.removeAll { place in
        guard tallies[place.length - 1].total[place.term] == least else { return false }
        equals -= 1
        return equals < 0
      }
    } else {
      places = sorted(places)
    }
    return places.map(counted)
  }

  private func candidates() -> [Place] {
    settings.ngrams.flatMap { length in
      let texts = tallies[length - 1].texts
      return texts.indices.filter { texts[$0] >= Int32(clamping: settings.minDocumentFrequency) }
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
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, word) in order.enumerated() { ranks[word] = Int32(rank) }
    let width = settings.ngrams.upperBound
    var keys = [Int32](repeating: -1, count: places.count * width)
    for (row, place) in places.enumerated() {
      for (column, word) in words(of: place).enumerated() {
        keys[row * width + column] = ranks[word]
      }
    }
    return places.indices.sorted { one, other in
      for column in 0..<width {
        let (left, right) = (keys[one * width + column], keys[other * width + column])
        if left != right { return left < right }
      }
      return false
    }.map { places[$0] }
  }

  private func words(of place: Place) -> [Int] {
    var words: [Int] = []
    var term = place.term
    for length in stride(from: place.length, to: 1, by: -1) {
      let pair = pairs[length - 2].pair(term)
      words.append(Int(pair.second))
      term = Int(pair.first)
    }
    words.append(term)
    return words.reversed()
  }

  private func counted(_ place: Place) -> CountedTerm {
    let parts = words(of: place).map { String(decoding: tokens.word($0), as: UTF8.self) }
    let tally = tallies[place.length - 1]
    return CountedTerm(
      text: parts.joined(separator: " "), texts: Int(tally.texts[place.term]),
      total: tally.total[place.term])
  }
}
