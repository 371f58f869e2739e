public import Foundation
import Synchronization

/// A file that appears whole or not at all.
///
/// What is written goes to a temporary name in the same folder; `commit` syncs it to the disk and
/// renames it. A file that is never committed is removed.
public final class AtomicFile {
  /// Where the file will appear.
  public let destination: URL

  private let temporary: URL
  private let handle: FileHandle
  private var isOpen = true

  /// Opens a temporary file beside `destination`, making missing folders.
  ///
  /// - Throws: What the file system says.
  public init(_ destination: URL) throws {
    let folder = destination.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let number = Self.begun.wrappingAdd(1, ordering: .relaxed).newValue
    let process = ProcessInfo.processInfo.processIdentifier
    let name = ".\(destination.lastPathComponent).\(process)-\(number)"
    self.destination = destination
    temporary = folder.appending(path: "\(name)\(Self.suffix)")
    try Data().write(to: temporary)
    UnfinishedFiles.add(temporary)
    handle = try FileHandle(forWritingTo: temporary)
  }

  deinit { discard() }

  /// Appends bytes.
  public func write(_ bytes: some DataProtocol) throws {
    try handle.write(contentsOf: bytes)
  }

  /// Syncs, renames, and is done.
  ///
  /// Without `synced` the bytes may reach the disk after the name does, and a power cut can leave
  /// the file short: only for what is checked when it is read and can be made again.
  public func commit(synced: Bool = true) throws {
    if synced { try handle.synchronize() }
    try handle.close()
    isOpen = false
    guard unsafe rename(temporary.path, destination.path) == 0 else {
      let error = errno
      try? FileManager.default.removeItem(at: temporary)
      UnfinishedFiles.remove(temporary)
      throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO)
    }
    UnfinishedFiles.remove(temporary)
  }

  private func discard() {
    guard isOpen else { return }
    isOpen = false
    try? handle.close()
    try? FileManager.default.removeItem(at: temporary)
    UnfinishedFiles.remove(temporary)
  }

  /// Writes a whole file at once.
  public static func write(_ bytes: some DataProtocol, to destination: URL) throws {
    let file = try AtomicFile(destination)
    try file.write(bytes)
    try file.commit()
  }

  private static let suffix = ".unfinished"

  /// How many files this process has begun, so that two writers of one file do not share a name.
  private static let begun = Atomic<Int>(0)
}
