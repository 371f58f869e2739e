import Foundation

/// Puts values one after the other, little-endian.
struct ArchiveWriter {
  private(set) var bytes = Data()

  mutating func write(_ value: some FixedWidthInteger) {
    var value = value.littleEndian
    unsafe withUnsafeBytes(of: &value) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Bytes without their count.
  mutating func write(_ mark: [UInt8]) { bytes.append(contentsOf: mark) }

  /// Values with their count in front.
  mutating func writeCounted<Value: BitwiseCopyable>(_ values: [Value]) {
    write(UInt64(values.count))
    writeRaw(values)
  }

  mutating func write(_ text: String) { writeCounted(Array(text.utf8)) }

  /// Values as they stand in memory; the machines that we know are little-endian.
  mutating func writeRaw<Value: BitwiseCopyable>(_ values: [Value]) {
    unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// A checksum that one changed bit changes.
  static func checksum(_ bytes: Data) -> UInt64 {
    unsafe bytes.withUnsafeBytes { raw in
      unsafe ByteHash.hash(raw.bindMemory(to: UInt8.self))
    }
  }
}

/// Takes values from bytes and never reads beyond them.
struct ArchiveReader {
  private let bytes: Data
  private(set) var place = 0

  init(_ bytes: Data) { self.bytes = bytes }

  /// How many bytes are left.
  var rest: Int { bytes.count - place }

  mutating func readInteger<Value: FixedWidthInteger & BitwiseCopyable>(
    as type: Value.Type = Value.self
  ) throws(ArchiveFlaw) -> Value {
    Value(littleEndian: try readRaw(1)[0])
  }

  /// A count of things that have at least `unit` bytes each.
  mutating func readCount(unit: Int, _ name: String) throws(ArchiveFlaw) -> Int {
    guard let count = Int(exactly: try readInteger(as: UInt64.self)), count <= Int.max / 64 else {
      throw .inconsistent(name)
    }
    guard unit == 0 || count <= rest / unit else { throw .truncated }
    return count
  }

  mutating func readBytes(_ count: Int) throws(ArchiveFlaw) -> [UInt8] { try readRaw(count) }

  mutating func readArray<Value: BitwiseCopyable>(
    of type: Value.Type
  ) throws(ArchiveFlaw) -> [Value] {
    try readRaw(try readCount(unit: MemoryLayout<Value>.size, "the length of a list"))
  }

  mutating func readString() throws(ArchiveFlaw) -> String {
    let utf8 = try readArray(of: UInt8.self)
    guard UTF8Check.firstBadByte(in: utf8.span) == nil else { throw .inconsistent("a name") }
    return String(decoding: utf8, as: UTF8.self)
  }

  /// Values as they stand in memory.
  mutating func readRaw<Value: BitwiseCopyable>(_ count: Int) throws(ArchiveFlaw) -> [Value] {
    let size = MemoryLayout<Value>.size
    guard count <= rest / size else { throw .truncated }
    let start = place
    place += count * size
    return unsafe Array(unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe bytes.withUnsafeBytes { raw in
        let part = unsafe UnsafeRawBufferPointer(rebasing: raw[start..<start + count * size])
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: part)
      }
      filled = count
    }
  }
}
