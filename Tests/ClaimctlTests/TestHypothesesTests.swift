import Foundation
import Testing
import _TestSupport

/// `claimctl test` writes a page and sums it up, the same whatever the machine.
@Suite("claimctl test")
struct TestHypothesesTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(VideoFile(generatedRows: 400).data, to: "videos.csv")
    return folder
  }

  private func test(_ folder: TemporaryFolder, _ more: [String] = []) throws -> CommandLineRun {
    try folder.claimctl(["test", "--data", "videos.csv", "--output", "study"] + more)
  }

  @Test("the family: a page in three formats, the same bytes on any number of threads")
  func family() throws {
    let folder = try folder()
    let run = try test(folder, ["--threads", "1"])
    #expect(run.status == 0 && run.errors == "")
    for words in ["Generated data", "Comparisons", "Where to go on", "verified_status"] {
      #expect(run.output.contains(words), "\(words)")
    }
    let files = try folder.file("study/Reports").contents()
    #expect(Set(files.keys) == Set(["html", "md", "json"].map { "hypotheses.\($0)" }))
    #expect(try test(folder, ["--threads", "3"]).output == run.output)
    #expect(try folder.file("study/Reports").contents() == files)
    let shown = try folder.claimctl(["report", "show", "hypotheses", "--output", "study"])
    #expect(shown.status == 0 && shown.output.contains("In a minute"))
  }

  @Test("one question, by another method, within one column; pairs")
  func single() throws {
    let folder = try folder()
    let run = try test(
      folder,
      [
        "--of", "video_like_count", "--by", "claim_status", "--within", "verified_status",
        "--method", "mann-whitney", "--seed", "4",
      ])
    #expect(run.status == 0 && run.output.contains("Mann–Whitney U test"))
    let pairs = try test(
      folder, ["--of", "video_like_count", "--paired", "video_share_count"])
    #expect(pairs.status == 0 && pairs.output.replacing("\n", with: " ").contains("pair"))
  }

  @Test("wrong questions end with exit code 2 and say what could be asked; nothing is written")
  func wrong() throws {
    let folder = try folder()
    let wrong = [
      (["--of", "likes", "--by", "claim_status"], "there is no number or category `likes`"),
      (["--by", "claim_status"], "need --of"),
      (["--of", "video_like_count"], "either --by or --paired"),
      (
        ["--of", "video_like_count", "--by", "claim_status", "--method", "anova"],
        "does not compare two groups"
      ),
      (["--of", "video_like_count", "--by", "claim_status", "--method", "z"], "--method"),
    ]
    for (arguments, words) in wrong {
      let run = try test(folder, arguments)
      #expect(run.status == 2 && run.output == "", "\(arguments)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    #expect(!folder.has("study"))
    let missing = try folder.claimctl(["test", "--data", "none.csv", "--output", "study"])
    #expect(missing.status == 1)
  }

  @Test("faults are refused with their places, or set aside")
  func faults() throws {
    let folder = try folder()
    var file = VideoFile(try Data(contentsOf: folder.file("videos.csv")))
    file.set("video_share_count", line: 42, to: "few")
    try folder.write(file.data, to: "videos.csv")
    let refused = try test(folder)
    #expect(refused.status == 3 && refused.errors.hasPrefix("videos.csv:42:video_share_count"))
    #expect(try test(folder, ["--quarantine", "aside.csv"]).status == 0)
    #expect(folder.has("aside.csv"))
  }
}
