import Machine

/// Finds keys that come more than once among millions, on all threads of a pool.
///
/// The keys are dealt into parts by their hash; each part is small enough for a table that stays in
/// the cache of one core:
///
/// ```
///   blocks of keys   →  each block sorted by part   →  one table a part
///   (in parallel)       (in parallel)                  (in parallel)
/// ```
struct RepeatedKeys {
  /// A key that came before.
  struct Repetition: Equatable, Sendable {
    /// Where it stands again.
    let place: Int
    /// Where it stood first.
    let first: Int
  }

  private static let blockSize = 1 << 16
  private static let partSize = 1 << 13

  /// All places but the first of each key, in order.
  ///
  /// - Complexity: O(*n*), and much less if the keys ascend.
  static func find(in keys: [UInt64], on workers: WorkerPool) -> [Repetition] {
    let parts = repetitions(in: keys, on: workers)
    return parts.flatMap { $0 }.sorted { $0.place < $1.place }
  }

  /// The first place of the key at each place.
  ///
  /// - Complexity: O(*n*), and much less if the keys ascend.
  static func firstPlaces(of keys: [UInt64], on workers: WorkerPool) -> [UInt32] {
    var places = keys.indices.map { UInt32($0) }
    for part in repetitions(in: keys, on: workers) {
      for repetition in part { places[repetition.place] = UInt32(repetition.first) }
    }
    return places
  }

  /// The repetitions of each part, in the order of its blocks.
  private static func repetitions(
    in keys: [UInt64], on workers: WorkerPool
  ) -> [[Repetition]] {
    if isAscending(keys) { return [] }
    let shift = UInt64(64 - partBits(for: keys.count))
    let partCount = 1 << partBits(for: keys.count)
    let blockCount = (keys.count + blockSize - 1) / blockSize
    let blocks = workers.map(count: blockCount) { index in
      let range = index * blockSize..<min((index + 1) * blockSize, keys.count)
      return DealtBlock(keys.span, range, partCount: partCount, shift: shift)
    }
    return workers.map(count: partCount) { repetitions(inPart: $0, of: blocks) }
  }

  private static func isAscending(_ keys: [UInt64]) -> Bool {
    for place in 1..<max(1, keys.count) where keys[place - 1] >= keys[place] { return false }
    return true
  }

  /// At least one bit, so that the shift by 64 less it stays below 64.
  private static func partBits(for count: Int) -> Int {
    var bits = 1
    while bits < 12, count >> bits > partSize { bits += 1 }
    return bits
  }

  /// The repetitions in one part: a table of the places where each key stood first.
  private static func repetitions(inPart part: Int, of blocks: [DealtBlock]) -> [Repetition] {
    let count = blocks.reduce(0) { $0 + $1.range(of: part).count }
    var size = 16
    while size < 2 * count { size *= 2 }
    var tableKeys = [UInt64](repeating: 0, count: size)
    var tablePlaces = [Int](repeating: -1, count: size)
    var found: [Repetition] = []
    for block in blocks {
      for index in block.range(of: part) {
        let key = block.keys[index]
        var slot = Int(truncatingIfNeeded: ByteHash.mixed(0, key)) & (size - 1)
        while tablePlaces[slot] >= 0, tableKeys[slot] != key { slot = (slot + 1) & (size - 1) }
        let place = block.start + Int(block.places[index])
        if tablePlaces[slot] >= 0 {
          found.append(Repetition(place: place, first: tablePlaces[slot]))
        } else {
          tablePlaces[slot] = place
          tableKeys[slot] = key
        }
      }
    }
    return found
  }
}

/// The keys of one block, sorted by the part that they belong to, otherwise in their order.
private struct DealtBlock: Sendable {
  let start: Int
  private(set) var keys: [UInt64]
  private(set) var places: [UInt32]
  private let ends: [Int]

  init(_ all: Span<UInt64>, _ block: Range<Int>, partCount: Int, shift: UInt64) {
    start = block.lowerBound
    var next = [Int](repeating: 0, count: partCount + 1)
    for place in block { next[Self.part(of: all[place], shift) + 1] += 1 }
    for part in 1...partCount { next[part] += next[part - 1] }
    ends = Array(next.dropFirst())
    keys = Array(repeating: 0, count: block.count)
    places = Array(repeating: 0, count: block.count)
    for place in block {
      let part = Self.part(of: all[place], shift)
      keys[next[part]] = all[place]
      places[next[part]] = UInt32(place - block.lowerBound)
      next[part] += 1
    }
  }

  func range(of part: Int) -> Range<Int> { (part == 0 ? 0 : ends[part - 1])..<ends[part] }

  /// The upper bits of a hash; the tables take the lower ones of another.
  private static func part(of key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
