import Foundation
import Machine
import Reporting

extension Site {
  /// Writes every page as HTML, Markdown and JSON, each file whole or not at all.
  ///
  /// - Returns: The paths of the files in the folder.
  /// - Throws: What the file system says.
  func write(to folder: URL, on workers: WorkerPool) throws -> [String] {
    let formats = Format.allCases
    let files = workers.map(count: pages.count * formats.count) { turn in
      rendered(pages[turn / formats.count], as: formats[turn % formats.count])
    }
    for file in files { try AtomicFile.write(file.bytes, to: folder.appending(path: file.path)) }
    return files.map(\.path)
  }
}
