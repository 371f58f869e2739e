import Foundation
import Machine
import Testing

@Suite("Atomic file")
struct AtomicFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "atomic-\(UUID().uuidString)")

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("appears whole, and only when committed")
  func appearsWhole() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let destination = folder.appending(path: "a/b.txt")
    do {
      let file = try AtomicFile(destination)
      try file.write(Data("one ".utf8))
      try file.write(Data("two".utf8))
      #expect(!FileManager.default.fileExists(atPath: destination.path))
      try file.commit()
    }
    #expect(try String(contentsOf: destination, encoding: .utf8) == "one two")
  }

  @Test("leaves the old file and nothing else when it is given up")
  func givenUp() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let destination = folder.appending(path: "b.txt")
    try AtomicFile.write(Data("old".utf8), to: destination)
    do { try AtomicFile(destination).write(Data("half".utf8)) }
    #expect(try names() == ["b.txt"])
    #expect(try String(contentsOf: destination, encoding: .utf8) == "old")
  }
}
