import Foundation
import Testing

/// Texts that the tool prints, kept in files; `RECORD=1` in the environment rewrites them.
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
    let (found, kept) = (lines(text), lines(expected))
    let place = zip(found, kept).enumerated().first { $1.0 != $1.1 }
    let difference = place.map { "line \($0.offset + 1): \($0.element.0)" } ?? "the end"
    #expect(text == expected, "\(name) differs at \(difference)", sourceLocation: sourceLocation)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
