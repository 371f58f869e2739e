import Foundation
import Machine
import Reporting

extension Site {
  /// Writes every page as HTML, Markdown and JSON, each file whole or not at all.
  ///
  /// - Returns: The paths of the files in the folder.
  /// - Throws: What the file system says.
  func write(to folder: URL) throws -> [String] {
    let files = rendered()
    for file in files { try AtomicFile.write(file.bytes, to: folder.appending(path: file.path)) }
    return files.map(\.path)
  }
}
