/// Doubles as whole numbers of the same order.
enum OrderedKey {
  /// A key that orders as the number does.
  ///
  /// Both zeros have one key; NaN is the caller's bug.
  static func key(_ number: Double) -> UInt64 {
    assert(!number.isNaN, "a missing value has no rank")
    let bits = (number + 0.0).bitPattern
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
  }

  /// The number of a key.
  static func number(_ key: UInt64) -> Double {
    let wasNegative = key >> 63 == 0
    return Double(bitPattern: wasNegative ? ~key : key ^ 1 << 63)
  }
}

/// Sorts keys by counting: six passes of eleven bits, the lowest first.
///
/// A pass whose digit is the same in all keys is skipped. Source: Knuth, TAOCP vol. 3, 5.2.5.
enum RadixSort {
  private static let bits: UInt64 = 11
  private static let digits = 1 << 11
  private static let passes = 6
  /// Below this many keys, clearing the counts costs more than comparing.
  private static let smallest = 1_500

  /// Sorts ascending.
  ///
  /// - Complexity: O(*n*) time and memory.
  static func sort(_ keys: inout [UInt64]) {
    guard keys.count >= smallest else { return keys.sort() }
    var other = [UInt64](repeating: 0, count: keys.count)
    var counts = [Int](repeating: 0, count: passes * digits)
    count(keys.span, into: &counts)
    for pass in 0..<passes {
      let places = pass * digits..<(pass + 1) * digits
      let shift = UInt64(pass) * bits
      if counts[places.lowerBound + digit(keys[0], shift)] == keys.count { continue }
      startAtZero(&counts, places)
      var ends = counts.mutableSpan
      var target = other.mutableSpan
      scatter(keys.span, shift, places.lowerBound, &ends, into: &target)
      swap(&keys, &other)
    }
  }

  private static func digit(_ key: UInt64, _ shift: UInt64) -> Int {
    Int((key &>> shift) & UInt64(digits - 1))
  }

  private static func count(_ keys: Span<UInt64>, into counts: inout [Int]) {
    var counts = counts.mutableSpan
    for place in keys.indices {
      let key = keys[place]
      for pass in 0..<passes {
        counts[pass &* digits &+ digit(key, UInt64(pass) &* bits)] &+= 1
      }
    }
  }

  private static func startAtZero(_ counts: inout [Int], _ places: Range<Int>) {
    var sum = 0
    for place in places {
      let count = counts[place]
      counts[place] = sum
      sum += count
    }
  }

  private static func scatter(
    _ keys: Span<UInt64>, _ shift: UInt64, _ base: Int, _ ends: inout MutableSpan<Int>,
    into target: inout MutableSpan<UInt64>
  ) {
    for place in keys.indices {
      let key = keys[place]
      let slot = base &+ digit(key, shift)
      let end = ends[slot]
      target[end] = key
      ends[slot] = end &+ 1
    }
  }
}
