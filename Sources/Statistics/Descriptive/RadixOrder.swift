/// Sorts rows by a number: as many passes of eleven bits as the range of the numbers needs.
///
/// Each row is one 64-bit word, the number's key above and the row below, so a pass moves eight bytes
/// a row. Whole numbers within 2³² of one another are their own keys; of all others the upper 32 bits
/// that differ are sorted by counting, and the few rows that share them by comparing. Equal numbers
/// keep the order of their rows. Source: Knuth, TAOCP vol. 3, 5.2.5.
enum RadixOrder {
  private static let bits: UInt64 = 11
  private static let digits = 1 << 11

  /// The rows that hold a number, by the number; NaN holds none.
  ///
  /// - Complexity: O(*n*), and O(*k* log *k*) for *k* rows that share 32 bits without being equal.
  static func rows(_ values: Span<Double>) -> [UInt32] {
    precondition(values.count < 1 << 32, "rows are numbered by 32 bits")
    let range = KeyRange(values)
    guard range.count > 0 else { return [] }
    var words = packed(values, range)
    if range.width > 0 { sort(&words, width: range.width) }
    if !range.isExact { finish(&words, values) }
    return words.map { UInt32(truncatingIfNeeded: $0) }
  }

  private static func packed(_ values: Span<Double>, _ range: KeyRange) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: range.count)
    var target = words.mutableSpan
    var place = 0
    for row in values.indices {
      let value = values[row]
      if value.isNaN { continue }
      target[place] = range.key(value) << 32 | UInt64(truncatingIfNeeded: row)
      place &+= 1
    }
    return words
  }

  private static func sort(_ words: inout [UInt64], width: UInt64) {
    var other = [UInt64](repeating: 0, count: words.count)
    var shift: UInt64 = 32
    while shift < 32 + width {
      var ends = counts(words.span, shift)
      var target = other.mutableSpan
      scatter(words.span, shift, &ends, into: &target)
      swap(&words, &other)
      shift += bits
    }
  }

  private static func digit(_ word: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &>> shift) & UInt64(digits - 1))
  }

  /// Where the words of each digit begin.
  private static func counts(_ words: Span<UInt64>, _ shift: UInt64) -> [Int] {
    var counts = [Int](repeating: 0, count: digits)
    var span = counts.mutableSpan
    for place in words.indices { span[digit(words[place], shift)] &+= 1 }
    var sum = 0
    for place in 0..<digits {
      let count = span[place]
      span[place] = sum
      sum += count
    }
    return counts
  }

  private static func scatter(
    _ words: Span<UInt64>, _ shift: UInt64, _ starts: inout [Int],
    into target: inout MutableSpan<UInt64>
  ) {
    var starts = starts.mutableSpan
    for place in words.indices {
      let word = words[place]
      let slot = digit(word, shift)
      let start = starts[slot]
      target[start] = word
      starts[slot] = start &+ 1
    }
  }

  /// Puts the words that share their upper half into order.
  private static func finish(_ words: inout [UInt64], _ values: Span<Double>) {
    var start = 0
    while start < words.count {
      let key = words[start] >> 32
      var end = start + 1
      while end < words.count, words[end] >> 32 == key { end += 1 }
      if end - start > 1 { finish(&words, start..<end, values) }
      start = end
    }
  }

  private static func finish(
    _ words: inout [UInt64], _ run: Range<Int>, _ values: Span<Double>
  ) {
    let first = values[Int(UInt32(truncatingIfNeeded: words[run.lowerBound]))]
    var isMixed = false
    for place in run where values[Int(UInt32(truncatingIfNeeded: words[place]))] != first {
      isMixed = true
    }
    guard isMixed else { return }
    let pairs = run.map { (values[Int(UInt32(truncatingIfNeeded: words[$0]))], words[$0]) }
      .sorted { $0 < $1 }
    for (place, pair) in zip(run, pairs) { words[place] = pair.1 }
  }
}

/// The span of some numbers, and how they become keys of at most 32 bits.
private struct KeyRange {
  private(set) var count = 0
  /// How many bits the largest key has.
  private(set) var width: UInt64 = 0
  /// Whether equal keys mean equal numbers.
  private(set) var isExact = true
  private var isWhole = true
  private var lowest = Double.infinity
  private var lowestKey: UInt64 = 0
  private var shift: UInt64 = 0

  init(_ values: Span<Double>) {
    var highest = -Double.infinity
    var allWhole = true
    for row in values.indices {
      let value = values[row]
      if value.isNaN { continue }
      count &+= 1
      if value < lowest { lowest = value }
      if value > highest { highest = value }
      if value.rounded(.towardZero) != value { allWhole = false }
    }
    guard count > 0 else { return }
    lowestKey = Self.ordered(lowest)
    if allWhole, highest - lowest < 0x1p32, abs(lowest) < 0x1p52, abs(highest) < 0x1p52 {
      width = Self.width(of: UInt64(highest - lowest))
    } else {
      isWhole = false
      let all = Self.width(of: Self.ordered(highest) - lowestKey)
      width = min(all, 32)
      shift = all - width
      isExact = shift == 0
    }
  }

  @inline(__always) func key(_ value: Double) -> UInt64 {
    isWhole ? UInt64(value - lowest) : (Self.ordered(value) &- lowestKey) &>> shift
  }

  private static func width(of key: UInt64) -> UInt64 { UInt64(64 - key.leadingZeroBitCount) }

  /// A whole number that orders as the number does; both zeros have one.
  @inline(__always) private static func ordered(_ number: Double) -> UInt64 {
    let bits = (number + 0.0).bitPattern
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
  }
}
