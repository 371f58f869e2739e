import Foundation
import _TestSupport

extension TemporaryFolder {
  /// Writes a file in the folder.
  func write(_ data: Data, to path: String) throws { try data.write(to: file(path)) }

  /// Runs the tool in the folder.
  func claimctl(_ arguments: [String], input: Data = Data()) throws -> CommandLineRun {
    try CommandLineRun(arguments, input: input, in: url)
  }

  /// Whether something stands there.
  func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }
}

extension URL {
  /// The files under a folder by their paths, with their bytes.
  func contents() throws -> [String: Data] {
    guard let names = FileManager.default.enumerator(atPath: path) else { return [:] }
    var contents: [String: Data] = [:]
    for case let name as String in names {
      let attributes = names.fileAttributes?[.type] as? FileAttributeType
      if attributes == .typeDirectory { continue }
      contents[name] = try Data(contentsOf: appending(path: name))
    }
    return contents
  }

  /// Models and reports under the folder of a study, without the records of the runs, which tell
  /// the time.
  func results() throws -> [String: Data] {
    try contents().filter { name, _ in
      (name.hasPrefix("Models/") || name.hasPrefix("Reports/")) && !name.hasSuffix("run.json")
    }
  }
}
