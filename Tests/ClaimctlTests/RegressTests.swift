import Foundation
import Testing
import _TestSupport

/// `claimctl regress` writes one page, the same whatever the machine, and refuses with what would do.
@Suite("claimctl regress")
struct RegressTests {
  private func folder(rows: Int = 600) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(VideoFile(generatedRows: rows).data, to: "videos.csv")
    return folder
  }

  private func regress(
    _ folder: TemporaryFolder, _ more: [String] = []
  ) throws -> CommandLineRun {
    try folder.claimctl(["regress", "--data", "videos.csv", "--output", "study"] + more)
  }

  @Test(
    "writes the page in three forms and sums it up",
    arguments: [
      [], ["--outcome", "verified_status", "--robust"],
      ["--outcome", "video_view_count", "--on", "claim_status, verified_status"],
      ["--outcome", "author_ban_status", "--positive", "banned", "--on", "claim_status"],
    ])
  func files(more: [String]) throws {
    let folder = try folder()
    let run = try regress(folder, more)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let files = try folder.file("study/Reports").contents()
    #expect(Set(files.keys) == ["regression.html", "regression.md", "regression.json"])
    for words in ["Generated data", "In a minute", "Coefficients", "Where to go on"] {
      #expect(run.output.contains(words), "\(words)")
    }
    let page = String(decoding: try #require(files["regression.html"]), as: UTF8.self)
    #expect(HTMLCheck(page).pageFaults == [])
    #expect(page.utf8.count < 500_000)
    for words in ["Which regression, and why", "Assumptions", "What it does not mean"] {
      #expect(page.contains(words), "\(words)")
    }
    let shown = try folder.claimctl(["report", "show", "regression", "--output", "study"])
    #expect(shown.status == 0 && shown.output.contains("In a minute"), "\(shown.errors)")
  }

  @Test("writes the same bytes on any number of threads")
  func threads() throws {
    let folder = try folder()
    let more = ["--outcome", "verified_status", "--profile-intervals"]
    #expect(try regress(folder, more + ["--threads", "1"]).status == 0)
    let first = try folder.file("study/Reports").contents()
    #expect(try regress(folder, more + ["--threads", "3"]).status == 0)
    #expect(try folder.file("study/Reports").contents() == first)
  }

  @Test("a question that the file cannot answer is wrong use, and says what would do")
  func wrongQuestions() throws {
    let folder = try folder(rows: 60)
    let questions: [([String], String)] = [
      (["--outcome", "nosuch"], "error: nosuch: there is no such column – expected one of "),
      (["--outcome", "author_ban_status"], "error: author_ban_status: 3 levels (active,"),
      (
        ["--outcome", "author_ban_status", "--positive", "gone"],
        "error: --positive gone: author_ban_status has no such level"
      ),
      (["--on", "video_transcription_text"], "error: video_transcription_text: it is text"),
      (["--on", ""], "error: --on: no column is left to explain with"),
      (["--on", "claim_status"], "error: claim_status: stands among the columns"),
    ]
    for (arguments, beginning) in questions {
      let run = try regress(folder, arguments)
      #expect(run.status == 2 && run.output == "", "\(arguments)")
      #expect(run.errors.hasPrefix(beginning), "\(run.errors)")
    }
    #expect(!folder.has("study"))
  }

  @Test("faults of the file are refused with their places, or set aside")
  func faults() throws {
    let folder = try folder()
    var file = VideoFile(try Data(contentsOf: folder.file("videos.csv")))
    file.set("video_share_count", line: 42, to: "few")
    try folder.write(file.data, to: "videos.csv")
    let refused = try regress(folder)
    #expect(refused.status == 3 && refused.output == "")
    #expect(refused.errors.hasPrefix("videos.csv:42:video_share_count: \"few\""))
    #expect(try regress(folder, ["--quarantine", "aside.csv"]).status == 0)
    #expect(folder.has("aside.csv"))
  }

  @Test("names with markup come out inert")
  func hostile() throws {
    let folder = try TemporaryFolder()
    try folder.write(HostileFile.records(rows: 400), to: "hostile.csv")
    try folder.write(Data(HostileFile.contract().utf8), to: "hostile.yaml")
    let run = try folder.claimctl([
      "regress", "--data", "hostile.csv", "--contract", "hostile.yaml", "--output", "study",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let page = try String(
      contentsOf: folder.file("study/Reports/regression.html"), encoding: .utf8)
    #expect(HTMLCheck(page).pageFaults == [])
    #expect(!page.contains("<script"))
  }
}
