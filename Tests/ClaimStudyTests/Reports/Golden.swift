import Foundation
import Testing

/// Pages that renderings are compared with; `RECORD=1` in the environment rewrites them.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")

  static func expect(
    _ text: String, isIn name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let pairs = zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    let line = pairs.enumerated().first { $1.0 != $1.1 }
    let difference = line.map { "line \($0.offset + 1): \($0.element.0)" } ?? "its length"
    #expect(text == expected, "\(name) differs at \(difference)", sourceLocation: sourceLocation)
  }
}
