import Foundation

/// A temporary file without a name: it is gone as soon as nobody has it open.
final class SpillFile {
  private let handle: FileHandle
  /// How many bytes it holds.
  private(set) var size: UInt64 = 0

  /// An empty file in a folder.
  ///
  /// - Throws: What the file system says.
  init(in folder: URL) throws {
    var place = Array(folder.appending(path: ".ranked.XXXXXX").path.utf8CString)
    let descriptor = unsafe mkstemp(&place)
    guard descriptor >= 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    unsafe unlink(place)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Adds bytes at the end.
  func append(_ bytes: [UInt8]) throws {
    try handle.seek(toOffset: size)
    try handle.write(contentsOf: bytes)
    size += UInt64(bytes.count)
  }

  /// Some of the bytes.
  func read(_ range: Range<UInt64>) throws -> [UInt8] {
    try handle.seek(toOffset: range.lowerBound)
    return [UInt8](try handle.read(upToCount: range.count) ?? Data())
  }
}

/// How much is read from or written to a spill file at a time.
enum SpillBuffer {
  static let size = 256 << 10
}

extension [UInt8] {
  /// Eight bytes, the lowest first.
  mutating func append(littleEndian value: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// What `append(littleEndian:)` wrote at a place.
  func littleEndian(at place: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(self[place + $1]) << UInt64(8 * $1) }
  }
}
