/// Gives each different word a number, in the order in which they come.
struct TokenTable: Sendable {
  /// A place of the table.
  ///
  /// Words of up to eight bytes are told apart by what stands here alone.
  private struct Slot {
    var head: UInt64 = 0
    var length: Int32 = 0
    var identifier: Int32 = -1
  }

  private var slots: [Slot]
  private var hashes: [UInt64] = []
  /// The bytes of all words, one after the other.
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  init() { slots = [Slot](repeating: Slot(), count: 256) }

  /// How many different words there are.
  var count: Int { hashes.count }

  /// The bytes of a word.
  func word(_ identifier: Int) -> ArraySlice<UInt8> {
    bytes[ends[identifier]..<ends[identifier + 1]]
  }

  /// The number of a word, or -1.
  ///
  /// - Parameters:
  ///   - token: The word.
  ///   - text: The buffer that its bytes stand in.
  /// - Returns: The number, or -1 for a word that has none.
  func find(_ token: Token, in text: [UInt8]) -> Int32 {
    slots[place(of: token, in: text)].identifier
  }

  /// The number of a word, which is given one if it has none yet.
  mutating func intern(_ token: Token, in text: [UInt8]) -> Int32 {
    let place = place(of: token, in: text)
    let known = slots[place].identifier
    guard known < 0 else { return known }
    let identifier = Int32(count)
    slots[place] = Slot(head: token.head, length: Int32(token.length), identifier: identifier)
    hashes.append(token.hash)
    bytes.append(contentsOf: text[token.start..<token.start + token.length])
    ends.append(bytes.count)
    if 2 * count > slots.count { grow() }
    return identifier
  }

  /// The numbers of a text's words, in their order; words without a number are given one.
  ///
  /// - Parameters:
  ///   - tokens: The words.
  ///   - text: The buffer that their bytes stand in.
  ///   - numbers: A buffer; holds the numbers when all is done.
  mutating func intern(_ tokens: [Token], in text: [UInt8], into numbers: inout [Int32]) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(0, count: tokens.count))
    var next = 0
    while true {
      next = findAll(tokens.span, from: next, in: text, into: &numbers)
      guard next < tokens.count else { return }
      numbers[next] = intern(tokens[next], in: text)
      next += 1
    }
  }

  /// Numbers words until one has no number; returns which one, or how many there are.
  private func findAll(
    _ tokens: Span<Token>, from first: Int, in text: [UInt8], into numbers: inout [Int32]
  ) -> Int {
    let (slots, mask) = (slots.span, slots.count - 1)
    var numbers = numbers.mutableSpan
    for index in first..<tokens.count {
      let token = tokens[index]
      var place = Int(truncatingIfNeeded: token.hash) & mask
      while !isPlace(slots[place], of: token, text) { place = (place + 1) & mask }
      let number = slots[place].identifier
      guard number >= 0 else { return index }
      numbers[index] = number
    }
    return tokens.count
  }

  /// The word of a number, as a token whose bytes stand in `bytes`.
  func token(_ identifier: Int) -> Token {
    let word = word(identifier)
    var head: UInt64 = 0
    for (shift, byte) in word.prefix(8).enumerated() { head |= UInt64(byte) << UInt64(8 * shift) }
    return Token(
      start: word.startIndex, length: word.count, head: head, hash: hashes[identifier])
  }

  /// Where a word stands, or the free place where it would.
  @inline(__always) private func place(of token: Token, in text: [UInt8]) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: token.hash) & mask
    while !isPlace(slots[place], of: token, text) { place = (place + 1) & mask }
    return place
  }

  /// Whether a slot is that of the word, or free.
  @inline(__always)
  private func isPlace(_ slot: Slot, of token: Token, _ text: [UInt8]) -> Bool {
    slot.identifier < 0
      || slot.head == token.head && slot.length == Int32(token.length)
        && (token.length <= 8 || isSame(slot, token, text))
  }

  private func isSame(_ slot: Slot, _ token: Token, _ text: [UInt8]) -> Bool {
    let start = ends[Int(slot.identifier)]
    for offset in 8..<token.length where bytes[start + offset] != text[token.start + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    let mask = slots.count - 1
    for slot in old where slot.identifier >= 0 {
      var place = Int(truncatingIfNeeded: hashes[Int(slot.identifier)]) & mask
      while slots[place].identifier >= 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
