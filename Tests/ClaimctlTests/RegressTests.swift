import Foundation
import Testing
import _TestSupport

/// `claimctl regress` writes one page, the same whatever the machine, and refuses with what would do.
@Suite("claimctl regress")
struct RegressTests {
  @Test(
    "writes the page in three forms and sums it up",
    arguments: [
      [], ["--outcome", "verified_status", "--robust"],
      ["--outcome", "video_view_count", "--on", "claim_status, verified_status"],
      ["--outcome", "author_ban_status", "--positive", "banned", "--on", "claim_status"],
    ])
  func files(more: [String]) throws {
    let videos = try VideoFolder("regress")
    let run = try videos.run(more)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let files = try videos.reports()
    #expect(
      Set(files.keys) == VideoFolder.files(of: "regression", "executive-summary-regression"))
    for words in ["Generated data", "In a minute", "Coefficients", "Where to go on"] {
      #expect(run.output.contains(words), "\(words)")
    }
    let page = String(decoding: try #require(files["regression.html"]), as: UTF8.self)
    #expect(HTMLCheck(page).pageFaults == [])
    #expect(page.utf8.count < 500_000)
    for words in ["Which regression, and why", "Assumptions", "What it does not mean"] {
      #expect(page.contains(words), "\(words)")
    }
    let shown = try videos.folder.claimctl(["report", "show", "regression", "--output", "study"])
    #expect(shown.status == 0 && shown.output.contains("In a minute"), "\(shown.errors)")
  }

  @Test("a question that the file cannot answer is wrong use, and says what would do")
  func wrongQuestions() throws {
    let videos = try VideoFolder("regress", rows: 60)
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
      (["--on", "\"claim_status"], "error: --on \"claim_status: a quote is not closed"),
      (["--on", "\"a\" b"], "error: --on \"a\" b: a comma is missing after “a”"),
    ]
    for (arguments, beginning) in questions {
      let run = try videos.run(arguments)
      #expect(run.status == 2 && run.output == "", "\(arguments)")
      #expect(run.errors.hasPrefix(beginning), "\(run.errors)")
    }
    #expect(!videos.folder.has("study"))
  }

  @Test("names with commas are quoted; names may be given in one argument or in several")
  func names() throws {
    let folder = try TemporaryFolder()
    let contract = """
      version: 1
      name: commas
      label: {positive: "yes", negative: "no"}
      columns:
      - {name: done, role: label}
      - {name: "height, cm", role: number}
      - {name: 'the "real" one', role: number}
      - {name: plain, role: number}

      """
    let rows = (0..<80).map { row in
      "\((row * 7) % 10 < 4 ? "yes" : "no"),\((row * 37) % 41),\((row * 11) % 17),\((row * 5) % 13)"
    }
    let text = "done,\"height, cm\",\"the \"\"real\"\" one\",plain\n" + rows.joined(separator: "\n")
    try folder.write(Data((text + "\n").utf8), to: "commas.csv")
    try folder.write(Data(contract.utf8), to: "commas.yaml")
    func page(_ on: [String]) throws -> String {
      let run = try folder.claimctl(
        ["regress", "--data", "commas.csv", "--contract", "commas.yaml", "--output", "study"]
          + on.flatMap { ["--on", $0] })
      #expect(run.status == 0, "\(run.errors)")
      return try String(contentsOf: folder.file("study/Reports/regression.md"), encoding: .utf8)
    }
    let together = try page(["\"height, cm\" , \"the \"\"real\"\" one\", plain"])
    #expect(together.contains("height, cm") && together.contains("the \"real\" one"))
    #expect(try page(["\"height, cm\"", "\"the \"\"real\"\" one\",,plain "]) == together)
    #expect(try page(["\"height, cm\""]) != together)
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
