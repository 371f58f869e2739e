/// Gives each different pair of numbers a number, in the order in which they come.
///
/// An n-gram is the pair of the n-gram without its last word, and that word; so a table for each
/// length holds all n-grams exactly, without their texts.
struct PairTable: Sendable {
  private struct Slot {
    var key: UInt64 = .max
    var identifier: Int32 = -1
  }

  private var slots: [Slot]
  private var keys: [UInt64] = []

  init() { slots = [Slot](repeating: Slot(), count: 1024) }

  /// How many different pairs there are.
  var count: Int { keys.count }

  /// The pair of a number.
  func pair(_ identifier: Int) -> (first: Int32, second: Int32) {
    let key = keys[identifier]
    return (Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key))
  }

  /// Makes longer terms of shorter ones: each gets the word behind it, and the last one falls away.
  ///
  /// - Parameters:
  ///   - terms: The first words of the terms that begin at each word of a text, or the numbers of the
  ///     terms that are one word shorter; a negative one is not known.
  ///   - words: The words of the text; a negative one is not known.
  ///   - length: How many words the longer terms have.
  func lengthen(_ terms: inout [Int32], by words: [Int32], toLength length: Int) {
    terms.removeLast()
    let slots = slots.span
    for start in terms.indices {
      let (term, word) = (terms[start], words[start + length - 1])
      terms[start] =
        term < 0 || word < 0 ? -1 : Self.slot(of: Self.key(term, word), in: slots).identifier
    }
  }

  /// The same for terms that may be new; all numbers are ≥ 0.
  mutating func internLonger(_ terms: inout [Int32], by words: [Int32], toLength length: Int) {
    terms.removeLast()
    for start in terms.indices { terms[start] = intern(terms[start], words[start + length - 1]) }
  }

  /// The numbers of all pairs of neighbours, in their order; new pairs are given one.
  ///
  /// - Parameters:
  ///   - words: Numbers ≥ 0.
  ///   - numbers: A buffer; holds the numbers of the pairs when all is done.
  mutating func internNeighbours(of words: [Int32], into numbers: inout [Int32]) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(0, count: max(words.count - 1, 0)))
    var next = 0
    while true {
      next = findNeighbours(of: words.span, from: next, into: &numbers)
      guard next < numbers.count else { return }
      numbers[next] = intern(words[next], words[next + 1])
      next += 1
    }
  }

  /// Numbers pairs until one has no number; returns which one, or how many there are.
  private func findNeighbours(
    of words: Span<Int32>, from first: Int, into numbers: inout [Int32]
  ) -> Int {
    let slots = slots.span
    var numbers = numbers.mutableSpan
    for index in first..<numbers.count {
      let number = Self.slot(of: Self.key(words[index], words[index + 1]), in: slots).identifier
      guard number >= 0 else { return index }
      numbers[index] = number
    }
    return numbers.count
  }

  /// The number of a pair, which is given one if it has none yet; both are ≥ 0.
  @inline(__always) mutating func intern(_ first: Int32, _ second: Int32) -> Int32 {
    let key = Self.key(first, second)
    let place = place(of: key)
    let known = slots[place].identifier
    guard known < 0 else { return known }
    return add(key, at: place)
  }

  private mutating func add(_ key: UInt64, at place: Int) -> Int32 {
    let identifier = Int32(count)
    slots[place] = Slot(key: key, identifier: identifier)
    keys.append(key)
    if 2 * count > slots.count { grow() }
    return identifier
  }

  @inline(__always) private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  @inline(__always) private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ (key >> 29)) &* 0x9fb2_1c65_1e98_df25) >> 32)
  }

  @inline(__always) private static func slot(of key: UInt64, in slots: Span<Slot>) -> Slot {
    let mask = slots.count - 1
    var place = hash(key) & mask
    while true {
      let slot = slots[place]
      if slot.key == key || slot.identifier < 0 { return slot }
      place = (place + 1) & mask
    }
  }

  @inline(__always) private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Self.hash(key) & mask
    while slots[place].key != key, slots[place].identifier >= 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    slots = [Slot](repeating: Slot(), count: 4 * slots.count)
    for (identifier, key) in keys.enumerated() {
      slots[place(of: key)] = Slot(key: key, identifier: Int32(identifier))
    }
  }
}
