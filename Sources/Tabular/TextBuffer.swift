/// Texts of many rows in one buffer of UTF-8 bytes.
///
/// ```
///   bytes   s o m e o n e s a i d i n   o u r
///   ends    ────────────7───────11──────────17
/// ```
public struct TextBuffer: Hashable, Sendable {
  /// The bytes of all rows, one row after the other; valid UTF-8.
  public private(set) var bytes: [UInt8]
  /// Where each row's text ends; it begins where the one before ends.
  public private(set) var ends: [Int]

  /// No rows yet.
  public init() {
    bytes = []
    ends = []
  }

  /// Rows from their bytes and ends, which must be in order.
  init(bytes: [UInt8], ends: [Int]) {
    self.bytes = bytes
    self.ends = ends
  }

  /// The texts of some rows.
  public init(_ texts: some Sequence<some StringProtocol>) {
    self.init()
    for text in texts { append(text.utf8) }
  }

  /// How many rows there are.
  public var count: Int { ends.count }

  /// Where the bytes of a row stand in `bytes`.
  public func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// The text of a row.
  public subscript(row: Int) -> String { String(decoding: bytes[range(of: row)], as: UTF8.self) }

  /// Adds a row from UTF-8 bytes.
  public mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// Adds all rows of another buffer.
  public mutating func append(contentsOf other: TextBuffer) {
    let offset = bytes.count
    bytes.append(contentsOf: other.bytes)
    ends.append(contentsOf: other.ends.lazy.map { $0 + offset })
  }

  /// The texts of some rows, in their order.
  public func subset(_ rows: [Int]) -> TextBuffer {
    var result = TextBuffer()
    for row in rows { result.append(bytes[range(of: row)]) }
    return result
  }
}
