import Foundation
import Testing
import _TestSupport

/// What a room may import, as `docs/decisions/0001-machine-room.md` and the manifest say.
private let allowed: [String: Set<String>] = [
  "Machine": [],
  "LinearAlgebra": ["COpenBLAS", "Machine"],
  "Statistics": ["Machine"],
  "Tabular": ["Machine"],
  "Learning": ["LinearAlgebra", "Machine"],
  "Features": ["Learning", "LinearAlgebra", "Machine", "Statistics", "Tabular"],
  "LinearModels": ["Learning", "LinearAlgebra", "Machine", "Statistics"],
  "Trees": ["Learning", "Machine"],
  "Evaluation": ["Learning", "Machine", "Statistics"],
  "Explanation": ["Learning", "LinearAlgebra", "LinearModels", "Machine", "Trees"],
  "ModelArtifacts": [
    "Evaluation", "Features", "Learning", "LinearAlgebra", "LinearModels", "Machine", "Trees",
  ],
  "Workflow": ["Machine"],
  "Reporting": [],
  "Claims": [
    "Evaluation", "Explanation", "Features", "Learning", "LinearAlgebra", "LinearModels", "Machine",
    "ModelArtifacts", "Tabular",
  ],
  "ClaimStudy": [
    "Claims", "Evaluation", "Explanation", "Features", "Learning", "LinearModels", "Machine",
    "ModelArtifacts", "Reporting", "Statistics", "Tabular", "Trees", "Workflow",
  ],
  "claimctl": [
    "Claims", "ClaimStudy", "Learning", "Machine", "ModelArtifacts", "Reporting", "Workflow",
  ],
  "_TestSupport": ["Learning", "LinearAlgebra", "Machine", "Tabular"],
]

@Suite("The house")
struct HouseTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let sources = root.appending(path: "Sources")

  private static func swiftFiles(in folder: URL) -> [URL] {
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (walk?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }

  /// The modules that a file imports, whatever the access level of the import.
  private static func imports(of file: URL) throws -> Set<String> {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1
        else { return nil }
        return String(words[words.count - 1].prefix { $0 != "." })
      })
  }

  @Test("has no room that the table does not know")
  func rooms() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    #expect(Set(folders).subtracting(["COpenBLAS"]) == Set(allowed.keys))
  }

  @Test("imports only what the table of rooms allows", arguments: allowed.keys.sorted())
  func imports(room: String) throws {
    let rooms = Set(allowed.keys).union(["COpenBLAS"])
    for file in Self.swiftFiles(in: Self.sources.appending(path: room)) {
      let ours = try Self.imports(of: file).intersection(rooms)
      let extra = ours.subtracting(allowed[room] ?? [])
      #expect(extra.isEmpty, "\(file.lastPathComponent) imports \(extra.sorted())")
    }
  }

  /// What `make test` and `make check` write: the manifest as the package manager understands it.
  private static let description = root.appending(path: ".build/rooms.json")

  private struct Package: Decodable {
    struct Target: Decodable {
      let name: String
      let target_dependencies: [String]?
    }
    let targets: [Target]
  }

  @Test(
    "has a manifest that says the same as the table",
    .enabled(
      if: FileManager.default.fileExists(atPath: description.path),
      "`make test` writes .build/rooms.json first"))
  func manifest() throws {
    let package = try JSONDecoder().decode(
      Package.self, from: Data(contentsOf: Self.description))
    for room in allowed.keys.sorted() {
      let target = try #require(package.targets.first { $0.name == room }, "\(room)")
      #expect(Set(target.target_dependencies ?? []) == allowed[room], "\(room)")
    }
  }

  @Test("gives each room a README")
  func readmes() throws {
    for room in Set(allowed.keys).union(["COpenBLAS"]) {
      let file = Self.sources.appending(path: "\(room)/README.md")
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      #expect(text.split(separator: "\n").count >= 8, "\(room) has a README worth reading")
    }
  }

  @Test("keeps the clock, the environment and system randomness at the door")
  func doors() throws {
    let banned = [
      "Date()", "Date.now", "ProcessInfo.processInfo.environment", "SystemRandomNumberGenerator",
      "ContinuousClock", "SuspendingClock", ".random(in:", "UUID()",
    ]
    for room in allowed.keys where room != "claimctl" && room != "_TestSupport" {
      for file in Self.swiftFiles(in: Self.sources.appending(path: room)) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for word in banned {
          #expect(!text.contains(word), "\(room)/\(file.lastPathComponent) uses \(word)")
        }
      }
    }
  }

  @Test("calls C in one room only, and never writes try! or fatalError")
  func safety() throws {
    for file in Self.swiftFiles(in: Self.sources) {
      let text = try String(contentsOf: file, encoding: .utf8)
      let isLinearAlgebra = file.path.contains("/LinearAlgebra/")
      #expect(isLinearAlgebra || !text.contains("import COpenBLAS"), "\(file.lastPathComponent)")
      #expect(!text.contains("try!") && !text.contains("fatalError("), "\(file.lastPathComponent)")
    }
  }

  @Test("keeps files short enough to read")
  func lengths() throws {
    let tests = Self.root.appending(path: "Tests")
    for file in Self.swiftFiles(in: Self.sources) + Self.swiftFiles(in: tests) {
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 450, "\(file.lastPathComponent) has \(lines.count) lines")
    }
  }
}
