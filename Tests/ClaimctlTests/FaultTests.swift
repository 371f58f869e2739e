import Foundation
import Testing
import _TestSupport

/// Every fault of a file, planted one at a time: exit code 3, the right place, nothing written.
@Suite("Faulty files")
struct FaultTests {
  static let generated = Result { try VideoFile(generatedRows: 300) }

  static let real = Result {
    VideoFile(try Data(contentsOf: SharedMaterial.file("data/tiktok/tiktok_dataset.csv")))
  }

  @Test("in generated videos", arguments: PlantedFault.all)
  func generated(fault: PlantedFault) throws {
    try expectRefusal(of: fault, in: Self.generated.get())
  }

  @Test(
    "in the real file",
    .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)),
    arguments: PlantedFault.all)
  func real(fault: PlantedFault) throws {
    try expectRefusal(of: fault, in: Self.real.get())
  }

  private func expectRefusal(of fault: PlantedFault, in file: VideoFile) throws {
    let folder = try TemporaryFolder()
    var file = file
    fault.plant(&file)
    // No line, no line feed: an empty file has no bytes.
    try folder.write(file.lines.isEmpty ? Data() : file.data, to: "faulty.csv")
    let run = try folder.claimctl(Self.train("faulty.csv"))
    #expect(run.status == 3)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines.dropLast() == fault.told.map { "faulty.csv:\($0)" }[...])
    let count = fault.told.count == 1 ? "1 fault" : "\(fault.told.count) faults"
    #expect(lines.last?.hasPrefix("faulty.csv is refused: \(count); mend the file") == true)
    #expect(lines.last?.contains("--quarantine") == !fault.isHopeless)
    #expect(!folder.has("study/Models") && !folder.has("study/Reports"))
  }

  static func train(_ file: String) -> [String] {
    ["train", "--data", file, "--profile", "quick", "--output", "study", "--quiet"]
  }

  @Test("a folder is refused, a missing file is a failure; both by name")
  func noFile() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.file("videos.csv"), withIntermediateDirectories: true)
    for verb in ["train", "plan"] {
      let refused = try folder.claimctl([verb, "--data", "videos.csv", "--output", "study"])
      #expect(refused.status == 3)
      #expect(
        refused.errors
          == "error: videos.csv: this is a folder – a file of records was expected; "
          + "name one file in it\n")
      let missing = try folder.claimctl([verb, "--data", "none.csv", "--output", "study"])
      #expect(missing.status == 1)
      #expect(
        missing.errors
          == "error: none.csv: there is no such file – a file of records was expected; "
          + "check the path\n")
    }
    #expect(!folder.has("study"))
  }
}

// MARK: - Many faults in one file

extension FaultTests {
  /// Faults in lines 10, 20, 30 (one kind), 42, 50 and 60.
  private static func manyFaults() throws -> VideoFile {
    var file = try generated.get()
    for line in [10, 20, 30] { file.set("video_share_count", line: line, to: "few") }
    file.set("video_id", line: 42, to: "12.5")
    file.set("video_share_count", line: 42, to: "-1")
    file.set("verified_status", line: 50, to: "yes")
    file.lines[59] += Array(",1".utf8)
    return file
  }

  private static let faultyLines = [10, 20, 30, 42, 50, 60]

  @Test("all are told in one pass, alike ones together")
  func grouped() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.manyFaults().data, to: "faulty.csv")
    let run = try folder.claimctl(Self.train("faulty.csv"))
    #expect(run.status == 3)
    let lines = run.errors.split(separator: "\n").map(String.init)
    let places = lines.dropLast().compactMap { line in
      line.range(of: ": ").map { line[..<$0.lowerBound] }
    }
    #expect(
      places == [
        "faulty.csv:10:video_share_count", "faulty.csv:42:video_id",
        "faulty.csv:42:video_share_count", "faulty.csv:50:verified_status", "faulty.csv:60",
      ])
    #expect(lines[0].hasSuffix(" (3 like this)"))
    #expect(!lines[1...].contains { $0.contains("like this") })
    #expect(lines.last?.contains(" 7 faults; ") == true)
  }

  @Test("set aside, they leave what a file without them gives, and are all kept")
  func quarantine() throws {
    let folder = try TemporaryFolder()
    let file = try Self.manyFaults()
    try folder.write(file.data, to: "faulty.csv")
    var mended = file
    for line in Self.faultyLines.reversed() { mended.lines.remove(at: line - 1) }
    try folder.write(mended.data, to: "mended.csv")
    try folder.write(Data(TrainedStudy.oneModel.utf8), to: "small.yaml")
    let more = ["--quarantine", "aside.csv", "--settings", "small.yaml"]
    let run = try folder.claimctl(Self.train("faulty.csv") + more)
    #expect(run.status == 0, "\(run.errors)")

    let aside = VideoFile(try Data(contentsOf: folder.file("aside.csv")))
    #expect(String(decoding: aside.lines[0], as: UTF8.self) == "line,problem,record")
    #expect(aside.lines.count == Self.faultyLines.count + 1)
    for (row, line) in Self.faultyLines.enumerated() {
      let fields = aside.fields(ofLine: row + 2).map { String(decoding: $0, as: UTF8.self) }
      #expect(fields.first == "\(line)")
      let record = String(decoding: file.lines[line - 1], as: UTF8.self)
      #expect(Self.unquoted(fields.last ?? "") == record)
    }

    let clean = try folder.claimctl(
      ["train", "--data", "mended.csv", "--profile", "quick", "--output", "clean", "--quiet"]
        + ["--settings", "small.yaml"])
    #expect(clean.status == 0, "\(clean.errors)")
    let (expected, found) = (
      try folder.file("clean/Models").contents(), try folder.file("study/Models").contents()
    )
    #expect(expected.count == 5)
    for (name, bytes) in expected where !name.hasSuffix("run.json") {
      #expect(found[name] == bytes, "\(name)")
    }
  }

  private static func unquoted(_ field: String) -> String {
    guard field.hasPrefix("\""), field.hasSuffix("\"") else { return field }
    return String(field.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  @Test("a header at fault cannot be set aside")
  func hopeless() throws {
    let folder = try TemporaryFolder()
    var file = try Self.generated.get()
    file.rename("video_id", to: "id")
    try folder.write(file.data, to: "faulty.csv")
    let run = try folder.claimctl(Self.train("faulty.csv") + ["--quarantine", "aside.csv"])
    #expect(run.status == 3)
    #expect(!folder.has("aside.csv"))
    #expect(!folder.has("study/Models") && !folder.has("study/Reports"))
  }
}
