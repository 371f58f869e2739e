import Foundation

/// The memory into which one column of one block is read.
///
/// A row has eight bytes in `cells`: a `Double`, an `Int64`, the code of a category, or the place
/// where the row's text ends in `text`. The number of rows is bounded before reading begins, so
/// that writing a cell is one store without a check for room.
@unsafe
struct ColumnStore {
  let kind: ColumnKind
  let cells: UnsafeMutablePointer<Int64>
  /// One bit a row: whether the value is missing.
  let missing: UnsafeMutablePointer<UInt64>
  let capacity: Int
  var missingCount = 0
  /// The bytes of the texts.
  var text: UnsafeMutablePointer<UInt8>
  var textCount = 0
  var textCapacity: Int
  var names: NameTable
  /// Whether the names are all that are allowed.
  let isClosed: Bool

  init(_ schema: ColumnSchema, names: NameTable, rowCapacity: Int, textCapacity: Int) {
    unsafe kind = schema.kind
    unsafe capacity = rowCapacity
    unsafe cells = .allocate(capacity: max(1, rowCapacity))
    let words = rowCapacity / 64 + 1
    unsafe missing = .allocate(capacity: words)
    unsafe missing.initialize(repeating: 0, count: words)
    unsafe self.textCapacity = schema.kind == .text ? max(256, textCapacity) : 0
    unsafe text = .allocate(capacity: unsafe max(1, self.textCapacity))
    unsafe self.names = names
    unsafe isClosed = schema.allowed != nil
  }

  func free() {
    unsafe cells.deallocate()
    unsafe missing.deallocate()
    unsafe text.deallocate()
  }

  /// Notes that a row has no value.
  ///
  /// It holds 0, the empty text, or code 0.
  @inline(__always)
  mutating func setMissing(_ row: Int) {
    unsafe missing[row >> 6] |= 1 << UInt64(row & 63)
    unsafe missingCount += 1
    unsafe cells[row] = kind == .text ? Int64(textCount) : 0
  }

  @inline(__always)
  mutating func setWhole(_ row: Int, _ value: Int64) { unsafe cells[row] = value }

  @inline(__always)
  mutating func setNumber(_ row: Int, _ value: Double) {
    unsafe cells[row] = Int64(bitPattern: value.bitPattern)
  }

  /// Adds bytes to the text of the row that is being read.
  @inline(__always)
  mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if unsafe textCount + bytes.count > textCapacity { unsafe growText(by: bytes.count) }
    unsafe memcpy(text + textCount, source, bytes.count)
    unsafe textCount += bytes.count
  }

  @inline(__always)
  mutating func endText(_ row: Int) { unsafe cells[row] = Int64(textCount) }

  /// Sets a category; false if the name is not allowed.
  @inline(__always)
  mutating func setName(_ row: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let code = unsafe names.code(of: name, adding: !isClosed) else { return false }
    unsafe cells[row] = Int64(code)
    return true
  }

  /// Whether a row has no value.
  @inline(__always)
  func isMissing(_ row: Int) -> Bool {
    unsafe missing[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// Forgets everything but the names, of which there are those given.
  mutating func clear(rows: Int, names: NameTable) {
    if unsafe missingCount > 0 {
      for word in 0...(rows / 64) { unsafe missing[word] = 0 }
    }
    unsafe missingCount = 0
    unsafe textCount = 0
    if unsafe !isClosed { unsafe self.names = names }
  }

  /// Takes back what was written for a row and after it.
  mutating func takeBack(_ row: Int) {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if unsafe missing[row >> 6] & bit != 0 {
      unsafe missing[row >> 6] &= ~bit
      unsafe missingCount -= 1
    }
    if unsafe kind == .text { unsafe textCount = row == 0 ? 0 : Int(cells[row - 1]) }
  }

  private mutating func growText(by count: Int) {
    let wanted = unsafe max(textCapacity * 2, textCount + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    unsafe memcpy(larger, text, textCount)
    unsafe text.deallocate()
    unsafe text = larger
    unsafe textCapacity = wanted
  }
}
