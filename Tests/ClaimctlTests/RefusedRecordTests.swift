import Foundation
import Testing
import _TestSupport

/// Records to be scored that have a fault.
@Suite("claimctl predict, bad records", .study(rows: 300))
struct RefusedRecordTests {
  private let folder: TemporaryFolder
  private let model: String
  private let good: VideoFile

  init() throws {
    folder = try TemporaryFolder()
    let study = try #require(TrainedStudy.current)
    model = study.model("logistic-regression")
    good = study.videos.complete
  }

  private func predict(_ more: String...) throws -> CommandLineRun {
    try folder.claimctl(["predict", "--model", model, "new.csv"] + more)
  }

  private var faulty: VideoFile {
    var file = good
    file.set("video_duration_sec", line: 7, to: "long")
    file.set("author_ban_status", line: 90, to: "unknown")
    return file
  }

  @Test("a bad record refuses all, by its line, and no output appears")
  func refused() throws {
    try folder.write(faulty.data, to: "new.csv")
    let run = try predict("--output", "out.csv")
    #expect(run.status == 3)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[0].hasPrefix(
        "new.csv:7:video_duration_sec: \"long\" – this is not a number – a whole number"))
    #expect(
      lines[1].hasPrefix("new.csv:90:author_ban_status: \"unknown\" – this name is unknown – "))
    #expect(lines[2].hasPrefix("new.csv is refused: 2 faults; "))
    #expect(try folder.url.contents().keys.sorted() == ["new.csv"])
  }

  @Test("standard input is named so")
  func standardInput() throws {
    let run = try folder.claimctl(["predict", "--model", model], input: faulty.data)
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("standard input:7:video_duration_sec: \"long\" – "))
  }

  @Test("set aside, the others get the verdicts that they get without it")
  func quarantine() throws {
    try folder.write(good.data, to: "new.csv")
    let all = try predict().output.split(separator: "\n")
    try folder.write(faulty.data, to: "new.csv")
    let run = try predict("--quarantine", "aside.csv", "--output", "out.csv")
    #expect(run.status == 0, "\(run.errors)")
    let count = good.lines.count - 1
    #expect(run.errors.hasPrefix("\(count - 2) of \(count) records scored, "))
    #expect(run.errors.hasSuffix(", 2 set aside in aside.csv\n"))
    let verdicts = try String(contentsOf: folder.file("out.csv"), encoding: .utf8)
    let expected = all.enumerated().filter { ![6, 89].contains($0.offset) }.map(\.element)
    #expect(verdicts.split(separator: "\n") == expected)

    let aside = VideoFile(try Data(contentsOf: folder.file("aside.csv")))
    let text = aside.lines.map { String(decoding: $0, as: UTF8.self) }
    #expect(text.count == 3)
    #expect(text[1].hasPrefix("7,") && text[1].contains("video_duration_sec: this is not a number"))
    #expect(text[2].hasPrefix("90,") && text[2].contains("author_ban_status: this name is unknown"))
  }

  @Test("a bad NDJSON line is told by its line")
  func ndjson() throws {
    let record = """
      {"video_id":1,"video_duration_sec":20,"video_transcription_text":"someone said so",\
      "verified_status":"verified","author_ban_status":"active"}
      """
    let bad = record.replacing(":20", with: ":\"20\"")
    for (line, words) in [
      (bad, "standard input:2:video_duration_sec: \"20\" – this is a number in quotes – "),
      ("{\"video_id\":", "standard input:2: "),
    ] {
      let run = try folder.claimctl(
        ["predict", "--model", model, "--input-format", "ndjson", "-"],
        input: Data("\(record)\n\(line)\n\(record)\n".utf8))
      #expect(run.status == 3)
      #expect(run.errors.hasPrefix(words), "\(run.errors)")
    }
  }

  @Test("without a column that the model reads, with an empty file, with no rows: refused")
  func header() throws {
    let files = [
      (good.without(["verified_status"]).data, "new.csv:1:verified_status: the header lacks"),
      (Data(), "new.csv:1: the file is empty"),
      (good.records(0..<0).data, "new.csv:2: there are no rows after the header"),
    ]
    for (data, words) in files {
      try folder.write(data, to: "new.csv")
      for more in [["--output", "out.csv"], ["--quarantine", "aside.csv"]] {
        let run = try folder.claimctl(["predict", "--model", model, "new.csv"] + more)
        #expect(run.status == 3)
        #expect(run.errors.hasPrefix(words), "\(run.errors)")
        #expect(try folder.url.contents().keys.sorted() == ["new.csv"])
      }
    }
  }

  @Test("a folder is refused, a missing file and an unwritable place are failures")
  func places() throws {
    let refused = try folder.claimctl(["predict", "--model", model, "."])
    #expect(refused.status == 3)
    #expect(refused.errors.hasPrefix("error: .: this is a folder – "))
    let missing = try predict()
    #expect(missing.status == 1)
    #expect(missing.errors.hasPrefix("error: new.csv: there is no such file – "))
    try folder.write(good.data, to: "new.csv")
    let unwritable = try predict("--output", "new.csv/verdicts.csv")
    #expect(unwritable.status == 1)
    #expect(unwritable.errors.hasPrefix("error: ") && !unwritable.errors.contains("Domain"))
    #expect(unwritable.errors.split(separator: "\n").count == 1)
  }
}
