import Foundation
import Testing

/// Files that renderings are compared with; `RECORD=1` in the environment rewrites them.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")

  static func expect(
    _ bytes: Data, isIn name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try bytes.write(to: file)
      return
    }
    let expected = try Data(contentsOf: file)
    let line = zip(lines(bytes), lines(expected)).enumerated().first { $1.0 != $1.1 }
    let difference = line.map { "line \($0.offset + 1): \($0.element.0)" } ?? "length"
    #expect(
      bytes == expected, "\(name) differs at \(difference)", sourceLocation: sourceLocation)
  }

  private static func lines(_ bytes: Data) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
