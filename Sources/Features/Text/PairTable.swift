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

  /// The number of a pair, or -1; both are ≥ 0.
  @inline(__always) func find(_ first: Int32, _ second: Int32) -> Int32 {
    slots[place(of: Self.key(first, second))].identifier
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

  @inline(__always) private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    let mixed = (key ^ (key >> 29)) &* 0x9fb2_1c65_1e98_df25
    var place = Int(truncatingIfNeeded: mixed >> 32) & mask
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
