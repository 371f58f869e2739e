import Machine
import Tabular

/// Texts with one space between two words and none around them, in one buffer of bytes.
///
/// White space is what Unicode calls so, and the four separators U+001C … U+001F, as in Python's
/// `" ".join(text.split())`. Everything else stays as it is.
struct NormalizedTexts: Sendable {
  static let space = UInt8(ascii: " ")
  private static let blockRows = 8_192

  /// The bytes of all rows, one row after the other.
  let bytes: [UInt8]
  private let ends: [Int]

  /// - Complexity: O(bytes).
  init(_ texts: TextBuffer, on workers: WorkerPool) {
    let size = Self.blockRows
    let blocks = workers.map(count: (texts.count + size - 1) / size) { block in
      Self.normalized(texts, block * size..<min((block + 1) * size, texts.count))
    }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    bytes.reserveCapacity(blocks.reduce(0) { $0 + $1.bytes.count })
    ends.reserveCapacity(texts.count)
    for block in blocks {
      let before = bytes.count
      bytes.append(contentsOf: block.bytes)
      for end in block.ends { ends.append(before + end) }
    }
    self.bytes = bytes
    self.ends = ends
  }

  /// Texts that are normalised already.
  init(bytes: [UInt8], ends: [Int]) {
    self.bytes = bytes
    self.ends = ends
  }

  /// How many rows there are.
  var count: Int { ends.count }

  /// Where the bytes of a row stand.
  func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  private static func normalized(
    _ texts: TextBuffer, _ rows: Range<Int>
  ) -> (bytes: [UInt8], ends: [Int]) {
    let first = texts.range(of: rows.lowerBound).lowerBound
    let last = texts.range(of: rows.upperBound - 1).upperBound
    var kept = [UInt8](repeating: 0, count: last - first)
    var ends: [Int] = []
    ends.reserveCapacity(rows.count)
    var place = 0
    let source = texts.bytes.span
    var target = kept.mutableSpan
    for row in rows {
      let range = texts.range(of: row)
      place = normalize(source, range, into: &target, at: place)
      ends.append(place)
    }
    kept.removeLast(kept.count - place)
    return (kept, ends)
  }

  /// Copies one text from `place` on, and says where it ends there.
  private static func normalize(
    _ source: Span<UInt8>, _ range: Range<Int>, into target: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    var place = start
    var at = range.lowerBound
    var isBetween = false
    while at < range.upperBound {
      let width = spaceWidth(source, at, range.upperBound)
      if width > 0 {
        at += width
        isBetween = place > start
        continue
      }
      if isBetween {
        target[place] = space
        place += 1
        isBetween = false
      }
      target[place] = source[at]
      place += 1
      at += 1
    }
    return place
  }

  /// How many bytes of white space begin here; 0 when something else does.
  @inline(__always)
  private static func spaceWidth(_ bytes: Span<UInt8>, _ place: Int, _ end: Int) -> Int {
    let byte = bytes[place]
    if byte > 0x20 && byte < 0xc2 { return 0 }
    if byte <= 0x20 { return byte == 0x20 || 9...13 ~= byte || byte >= 0x1c ? 1 : 0 }
    return wideSpaceWidth(bytes, place, end)
  }

  private static func wideSpaceWidth(_ bytes: Span<UInt8>, _ place: Int, _ end: Int) -> Int {
    guard place + 1 < end else { return 0 }
    let second = bytes[place + 1]
    if bytes[place] == 0xc2 { return second == 0x85 || second == 0xa0 ? 2 : 0 }
    guard place + 2 < end else { return 0 }
    let third = bytes[place + 2]
    let isSpace =
      switch (bytes[place], second) {
      case (0xe1, 0x9a), (0xe3, 0x80): third == 0x80
      case (0xe2, 0x80): 0x80...0x8a ~= third || 0xa8...0xa9 ~= third || third == 0xaf
      case (0xe2, 0x81): third == 0x9f
      default: false
      }
    return isSpace ? 3 : 0
  }
}
