/// A part of a file in memory, lent for the time of one call.
///
/// Several threads read it at once; nobody writes.
@safe
struct Window: @unchecked Sendable {
  private let buffer: UnsafeBufferPointer<UInt8>
  /// Whether the file ends where the window ends.
  let isLast: Bool

  /// Lends a buffer; it must outlive the window.
  @unsafe
  init(_ buffer: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    unsafe self.buffer = buffer
    self.isLast = isLast
  }

  /// How many bytes there are.
  var count: Int { unsafe buffer.count }

  /// The address of the first byte; nil only if there is none.
  @unsafe
  var address: UnsafePointer<UInt8>? { unsafe buffer.baseAddress }

  /// The byte at a place.
  subscript(place: Int) -> UInt8 {
    precondition(place >= 0 && place < count, "a place within the window")
    return unsafe buffer[place]
  }

  /// The bytes of a range, copied.
  func bytes(_ range: Range<Int>) -> [UInt8] { unsafe Array(pointer(range)) }

  /// The bytes of a range, where they are.
  @unsafe
  func pointer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range of the window")
    return unsafe UnsafeBufferPointer(rebasing: buffer[range])
  }

  /// Runs a body on the bytes of a range.
  func withSpan<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
    unsafe body(pointer(range).span)
  }

  /// The place of the first line feed at or after a place.
  func lineFeed(from place: Int) -> Int? {
    withSpan(place..<count) { $0.firstPlace(of: 0x0A) }.map { $0 + place }
  }
}

extension Span where Element == UInt8 {
  /// The place of the first byte that equals `byte`.
  func firstPlace(of byte: UInt8) -> Int? {
    for place in indices where self[place] == byte { return place }
    return nil
  }
}
