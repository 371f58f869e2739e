import Foundation
import Machine

/// A file that is read at any place, by several threads at once.
final class FileSource: Sendable {
  private let descriptor: Int32
  private let path: String
  /// How many bytes the file had when it was opened.
  let count: Int

  /// Opens a file.
  ///
  /// - Throws: `TabularError` if it is missing, a folder, or cannot be opened.
  init(_ file: URL) throws(TabularError) {
    path = file.path
    descriptor = unsafe open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(file.path, errno) }
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .folder(file.path)
    }
    count = max(0, Int(status.st_size))
  }

  deinit { close(descriptor) }

  /// Fills `space` with the bytes from a place on, in parts that several threads fetch.
  ///
  /// - Returns: How many bytes there were; less than `space` holds only at the end of the file.
  @unsafe
  func read(
    at offset: Int, into space: UnsafeMutableBufferPointer<UInt8>, on workers: WorkerPool
  ) throws -> Int {
    guard let base = space.baseAddress else { return 0 }
    let target = unsafe ReadTarget(base: base)
    let starts = Array(stride(from: 0, to: space.count, by: Self.partBytes))
    let capacity = space.count
    let counts = try workers.map(count: starts.count) { index in
      let part = min(Self.partBytes, capacity - starts[index])
      return try unsafe self.fetch(target.base + starts[index], part, at: offset + starts[index])
    }
    // Behind a part that is not full there is nothing, unless the file grew meanwhile.
    var total = 0
    for (start, count) in zip(starts, counts) where start == total { total += count }
    return total
  }

  /// Some bytes of the file; fewer at its end.
  func bytes(_ range: Range<Int>) throws -> [UInt8] {
    try unsafe Array(unsafeUninitializedCapacity: range.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = try unsafe fetch(base, range.count, at: range.lowerBound)
    }
  }

  @unsafe
  private func fetch(
    _ target: UnsafeMutablePointer<UInt8>, _ count: Int, at offset: Int
  ) throws(TabularError) -> Int {
    var filled = 0
    while filled < count {
      let got = unsafe pread(descriptor, target + filled, count - filled, off_t(offset + filled))
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path, errno)
      }
      filled += got
    }
    return filled
  }

  private static func failure(_ path: String, _ error: Int32) -> TabularError {
    switch error {
    case ENOENT: .missingFile(path)
    case EISDIR: .folder(path)
    default: .unreadableFile(path, reason: unsafe String(cString: strerror(error)))
    }
  }

  private static let partBytes = 1 << 20
}

/// Memory of which each thread fills its own part.
@unsafe
private struct ReadTarget: @unchecked Sendable {
  let base: UnsafeMutablePointer<UInt8>
}
