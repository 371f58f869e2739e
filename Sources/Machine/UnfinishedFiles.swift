import Foundation
import Synchronization

/// The temporary files that this process has open, so that an interrupt can leave none behind.
public enum UnfinishedFiles {
  private static let paths = Mutex<Set<URL>>([])

  static func add(_ file: URL) { paths.withLock { _ = $0.insert(file) } }
  static func remove(_ file: URL) { paths.withLock { _ = $0.remove(file) } }

  /// Removes every file that was begun and not committed.
  ///
  /// Called when the process is told to stop.
  public static func removeAll() {
    paths.withLock { files in
      for file in files { try? FileManager.default.removeItem(at: file) }
      files.removeAll()
    }
  }
}
