/// A run of bytes with its hash.
struct Phrase: Sendable {
  let start: Int
  let end: Int
  let hash: UInt64

  private static let prime: UInt64 = 0x0000_0100_0000_01b3
  /// The hash of nothing.
  static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of a byte followed by what has the hash `rest`: FNV-1a, from the last byte to the
  /// first, so that one walk over a text gives the hashes of all its ends.
  @inline(__always)
  static func hash(_ byte: UInt8, before rest: UInt64) -> UInt64 { (rest ^ UInt64(byte)) &* prime }

  init(start: Int, end: Int, hash: UInt64) {
    self.start = start
    self.end = end
    self.hash = hash
  }

  /// The phrase that stands in a range.
  init(_ range: Range<Int>, in bytes: Span<UInt8>) {
    var hash = Self.emptyHash
    var place = range.upperBound
    while place > range.lowerBound {
      place -= 1
      hash = Self.hash(bytes[place], before: hash)
    }
    self.init(start: range.lowerBound, end: range.upperBound, hash: hash)
  }

  var range: Range<Int> { start..<end }

  /// Whether both have the same bytes.
  @inline(__always)
  func equals(_ other: Phrase, in bytes: Span<UInt8>) -> Bool {
    guard hash == other.hash, end - start == other.end - other.start else { return false }
    var (one, two) = (start, other.start)
    while one < end {
      if bytes[one] != bytes[two] { return false }
      one += 1
      two += 1
    }
    return true
  }
}

/// Gives each different phrase of one buffer a number, in the order in which they come.
///
/// The table holds places in the buffer, no bytes; phrases of equal hash are compared byte by byte.
struct PhraseTable: Sendable {
  private struct Slot {
    var tag: UInt32 = 0
    var identifier: Int32 = -1
  }

  /// The phrases, by their numbers.
  private(set) var phrases: [Phrase] = []
  private var slots = [Slot](repeating: Slot(), count: 64)

  /// How many different phrases there are.
  var count: Int { phrases.count }

  /// The number of a phrase, or −1 for one that has none.
  @inline(__always)
  func find(_ phrase: Phrase, in bytes: Span<UInt8>) -> Int32 {
    slots[place(of: phrase, in: bytes)].identifier
  }

  /// The number of a phrase, which is given one if it has none yet.
  mutating func intern(_ phrase: Phrase, in bytes: Span<UInt8>) -> Int32 {
    let place = place(of: phrase, in: bytes)
    let known = slots[place].identifier
    guard known < 0 else { return known }
    let identifier = Int32(phrases.count)
    slots[place] = Slot(tag: Self.tag(phrase.hash), identifier: identifier)
    phrases.append(phrase)
    if 2 * phrases.count > slots.count { grow() }
    return identifier
  }

  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash ^ (hash >> 29)) &* 0x9fb2_1c65_1e98_df25) >> 32)
  }

  @inline(__always)
  private func place(of phrase: Phrase, in bytes: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    let tag = Self.tag(phrase.hash)
    var place = Self.mixed(phrase.hash) & mask
    while true {
      let slot = slots[place]
      if slot.identifier < 0 { return place }
      if slot.tag == tag, phrases[Int(slot.identifier)].equals(phrase, in: bytes) { return place }
      place = (place + 1) & mask
    }
  }

  private mutating func grow() {
    slots = [Slot](repeating: Slot(), count: 4 * slots.count)
    let mask = slots.count - 1
    for (identifier, phrase) in phrases.enumerated() {
      var place = Self.mixed(phrase.hash) & mask
      while slots[place].identifier >= 0 { place = (place + 1) & mask }
      slots[place] = Slot(tag: Self.tag(phrase.hash), identifier: Int32(identifier))
    }
  }
}
