import Foundation

/// A file of records that an argument names.
enum DataFile {
  /// Where the file is, if there is one that can be read.
  ///
  /// - Throws: `UnusableFile`.
  static func place(of path: String) throws(UnusableFile) -> URL {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard unsafe files.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw UnusableFile(path: path, problem: .missing)
    }
    if isFolder.boolValue { throw UnusableFile(path: path, problem: .folder) }
    guard files.isReadableFile(atPath: path) else {
      throw UnusableFile(path: path, problem: .forbidden)
    }
    return URL(filePath: path).standardizedFileURL
  }
}

/// What an argument names is no file that records could be read from.
struct UnusableFile: Error, CustomStringConvertible {
  /// Why not.
  enum Problem {
    case missing
    case folder
    case forbidden
  }

  let path: String
  let problem: Problem

  var description: String {
    switch problem {
    case .missing: "\(path): there is no such file – a file of records was expected; check the path"
    case .folder: "\(path): this is a folder – a file of records was expected; name one file in it"
    case .forbidden: "\(path): the file cannot be read – it is not yours to read"
    }
  }
}
