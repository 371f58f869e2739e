package import Foundation
import Learning

extension HeldOut {
  /// Reads a matrix whose first column is the label, 0 or 1, and whose others are features.
  ///
  /// - Parameters:
  ///   - file: An `.npy` file of `<f4` or `<f8` in C order.
  ///   - rows: How many of the first rows are wanted; nil for all.
  ///   - columns: How many of the first features are wanted; nil for all.
  ///   - categories: The features, counted from 0, that hold codes instead of numbers.
  ///   - holdsOut: Whether a fifth is held out; otherwise all rows are learned from.
  /// - Throws: `NPYError`, and what the file system says.
  package init(
    npy file: URL, rows: Int? = nil, columns: Int? = nil, categories: [Int] = [],
    holdsOut: Bool = true
  ) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let header = try NPYHeader(Array(try handle.read(upToCount: 4096) ?? Data()))
    let found = Int(try handle.seekToEnd()) - header.offset
    guard found == header.byteCount else {
      throw NPYError.length(expected: header.byteCount, found: found)
    }
    try handle.seek(toOffset: UInt64(header.offset))
    let count = min(rows ?? header.rows, header.rows)
    let width = min(columns ?? (header.columns - 1), header.columns - 1)
    var builder = HeldOutBuilder(
      names: (0..<width).map { "f\($0)" }, rows: count, holdsOut: holdsOut)
    while builder.rowCount < count {
      let wanted = min(count - builder.rowCount, 4096)
      let data = try handle.read(upToCount: wanted * header.columns * header.width) ?? Data()
      builder.append([UInt8](data), wanted, header, width)
    }
    self = builder.finished(categories: Set(categories))
  }
}

extension HeldOutBuilder {
  fileprivate mutating func append(_ bytes: [UInt8], _ rows: Int, _ header: NPYHeader, _ width: Int)
  {
    let numbers = NumberBytes(bytes: bytes, width: header.width)
    for row in 0..<rows {
      let start = row * header.columns
      append(label: numbers[start] > 0.5 ? 1 : 0) { numbers[start + 1 + $0] }
    }
  }
}

/// Numbers as their bytes, the lowest byte first.
private struct NumberBytes {
  let bytes: [UInt8]
  let width: Int

  subscript(place: Int) -> Double {
    let start = place * width
    if width == 4 {
      return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits(start, 4))))
    }
    return Double(bitPattern: bits(start, 8))
  }

  private func bits(_ start: Int, _ count: Int) -> UInt64 {
    var bits: UInt64 = 0
    for byte in 0..<count { bits |= UInt64(bytes[start + byte]) << UInt64(8 * byte) }
    return bits
  }
}
