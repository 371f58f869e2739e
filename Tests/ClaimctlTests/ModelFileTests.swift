import Foundation
import Testing
import _TestSupport

/// Model files that are not what was written: refused with one sentence, never a crash.
@Suite("Model files", .study(rows: 300))
struct ModelFileTests {
  private let bytes: Data
  private let folder: TemporaryFolder

  init() throws {
    let study = try #require(TrainedStudy.current)
    bytes = try Data(contentsOf: URL(filePath: study.model("single-threshold")))
    folder = try TemporaryFolder()
  }

  /// Expects that a file is refused as a model; returns the reason.
  @discardableResult
  private func expectRefusal(
    of data: Data, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try folder.write(data, to: "model.safetensors")
    let run = try folder.claimctl(["inspect", "model.safetensors"])
    let start = "error: model.safetensors: the "
    #expect(run.status == 1, "\(what): \(run.errors)", sourceLocation: sourceLocation)
    #expect(run.output == "", "\(what)", sourceLocation: sourceLocation)
    #expect(run.errors.hasPrefix(start), "\(what): \(run.errors)", sourceLocation: sourceLocation)
    #expect(
      run.errors.count { $0 == "\n" } == 1, "\(what): \(run.errors)",
      sourceLocation: sourceLocation)
    return String(run.errors.dropFirst(start.count))
  }

  @Test("as written, it opens")
  func sound() throws {
    try folder.write(bytes, to: "model.safetensors")
    let run = try folder.claimctl(["inspect", "model.safetensors"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("Model single-threshold"))
  }

  @Test("with one bit changed, every 997th in turn")
  func flips() throws {
    var count = 0
    for bit in stride(from: 5, to: bytes.count * 8, by: 997) {
      var altered = bytes
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      try expectRefusal(of: altered, "bit \(bit)")
      count += 1
    }
    #expect(30...90 ~= count)
  }

  @Test("cut off at 50 places")
  func truncations() throws {
    for place in 0..<50 {
      let length = place < 10 ? place : bytes.count * place / 50
      try expectRefusal(of: bytes.prefix(length), "\(length) bytes")
    }
    try expectRefusal(of: bytes.dropLast(1), "the last byte is gone")
  }

  @Test("with bytes after the end, of another kind, of another program")
  func foreign() throws {
    try expectRefusal(of: bytes + Data([0]), "one byte more")
    try expectRefusal(of: bytes + bytes, "twice")
    try expectRefusal(of: Data("video_id,probability\n1,0.5\n".utf8), "a CSV file")
    try expectRefusal(of: Data(repeating: 0, count: 64), "zeros")
    try expectRefusal(of: Data(repeating: 0xFF, count: 64), "ones")
    let header =
      "{\"__metadata__\":{\"format\":\"pt\"},"
      + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}"
    let length = Data((0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) })
    let reason = try expectRefusal(
      of: length + Data(header.utf8) + Data(repeating: 0, count: 4), "another program's model")
    #expect(reason.hasPrefix("file is a safetensors file of format `pt`, not a model"))
  }

  @Test("no command takes them, and none leaves an output file")
  func commands() throws {
    try folder.write(bytes.dropLast(9), to: "model.safetensors")
    let videos = try #require(TrainedStudy.current).videos.complete
    try folder.write(videos.data, to: "new.csv")
    for arguments in [
      ["predict", "--model", "model.safetensors", "new.csv", "--output", "out.csv"],
      ["evaluate", "--model", "model.safetensors", "new.csv"],
    ] {
      let run = try folder.claimctl(arguments)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("error: model.safetensors: the file ends after "))
      #expect(run.output == "")
    }
    #expect(!folder.has("out.csv"))
    for path in ["none.safetensors", "."] {
      let run = try folder.claimctl(["inspect", path])
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("error: \(path): the file cannot be read: "))
    }
  }
}
