import Foundation
import Machine
import Synchronization

/// Remembers the fingerprints of files, so that a file that did not change is not read again.
///
/// A file counts as unchanged while its size, time of change and inode are. A file that was
/// changed in the same tick of the file system's clock in which the ledger was saved could change
/// once more without a sign; such an entry is not believed, and the file is read again.
final class FileLedger: Sendable {
  struct Mark: Hashable, Codable {
    let bytes: Int64
    let seconds: Int64
    let nanoseconds: Int64
    let inode: UInt64

    /// What the file system says of a file; nil when it is not a file that is there.
    init?(_ path: String) {
      var info = stat()
      guard unsafe stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
      bytes = Int64(info.st_size)
      seconds = Int64(info.st_mtim.tv_sec)
      nanoseconds = Int64(info.st_mtim.tv_nsec)
      inode = UInt64(info.st_ino)
    }

    func isBefore(_ other: Mark) -> Bool {
      (seconds, nanoseconds) < (other.seconds, other.nanoseconds)
    }
  }

  private struct Line: Codable {
    let mark: Mark
    let fingerprint: Fingerprint
  }

  private struct Book {
    var lines: [String: Line] = [:]
    var isChanged = false
  }

  private let file: URL
  private let book: Mutex<Book>

  /// Opens the ledger; an unreadable one is an empty one.
  init(_ file: URL) {
    self.file = file
    var lines: [String: Line] = [:]
    if let saved = Mark(file.path), let data = try? Data(contentsOf: file),
      let read = try? JSONDecoder().decode([String: Line].self, from: data)
    {
      lines = read.filter { $0.value.mark.isBefore(saved) }
    }
    book = Mutex(Book(lines: lines))
  }

  /// The fingerprint of a file's content; nil when there is no file that can be read.
  func fingerprint(of url: URL) -> Fingerprint? {
    let path = url.path
    guard let mark = Mark(path) else { return nil }
    if let known = book.withLock({ $0.lines[path] }), known.mark == mark {
      return known.fingerprint
    }
    guard let fingerprint = try? Fingerprint.of(file: url), Mark(path) == mark else {
      return try? Fingerprint.of(file: url)
    }
    enter(path, Line(mark: mark, fingerprint: fingerprint))
    return fingerprint
  }

  /// Notes the fingerprint of a file that was just written.
  func learn(_ fingerprint: Fingerprint, of url: URL) {
    guard let mark = Mark(url.path) else { return }
    enter(url.path, Line(mark: mark, fingerprint: fingerprint))
  }

  /// Writes the ledger, if there is something new; a ledger that cannot be written is no loss.
  func save() {
    let lines = book.withLock { book -> [String: Line]? in
      guard book.isChanged else { return nil }
      book.isChanged = false
      book.lines = book.lines.filter { Mark($0.key) != nil }
      return book.lines
    }
    guard let lines, let data = try? CanonicalJSON.data(of: lines) else { return }
    try? AtomicFile.write(data, to: file)
  }

  private func enter(_ path: String, _ line: Line) {
    book.withLock { book in
      book.lines[path] = line
      book.isChanged = true
    }
  }
}
