/// How often each of some numbered terms occurs, and in which texts.
struct TermTally: Sendable {
  /// The counts of one term.
  struct Count: Sendable {
    /// How often it occurs in all.
    var occurrences = 0
    /// In how many texts.
    var weight = TextWeight()
    fileprivate var lastText: Int32 = -1
  }

  /// The counts of the terms, by their numbers.
  private(set) var counts: [Count] = []

  /// Counts the terms of one text.
  ///
  /// - Parameters:
  ///   - terms: Their numbers, all below `known`.
  ///   - weight: How many texts are equal to this one.
  ///   - text: The number of the text, another one for each.
  ///   - known: How many terms have a number.
  mutating func add(_ terms: [Int32], _ weight: TextWeight, inText text: Int32, known: Int) {
    admit(known)
    var counts = counts.mutableSpan
    for term in terms {
      var count = counts[Int(term)]
      count.occurrences &+= Int(weight.all)
      if count.lastText != text {
        count.weight.add(weight)
        count.lastText = text
      }
      counts[Int(term)] = count
    }
  }

  /// Adds what was counted elsewhere, where the terms have other numbers.
  mutating func add(_ other: TermTally, of terms: [Int32], known: Int) {
    admit(known)
    for (term, count) in zip(terms, other.counts) {
      counts[Int(term)].occurrences += count.occurrences
      counts[Int(term)].weight.add(count.weight)
    }
  }

  private mutating func admit(_ known: Int) {
    while counts.count < known { counts.append(Count()) }
  }
}

extension TextWeight {
  fileprivate mutating func add(_ other: TextWeight) {
    all &+= other.all
    positive &+= other.positive
    negative &+= other.negative
  }
}
