import Foundation
import Testing
import _TestSupport

/// Reports are read back from their JSON; what cannot be read is told with its place.
@Suite("claimctl report", .study(rows: 400))
struct ReportTests {
  private func report(_ arguments: [String], in folder: URL) throws -> CommandLineRun {
    try CommandLineRun(["report"] + arguments, in: folder)
  }

  @Test("list names every page with its title, show prints each")
  func listAndShow() throws {
    let study = try #require(TrainedStudy.current)
    let list = try report(["list", "--output", "study"], in: study.url)
    #expect(list.status == 0, "\(list.errors)")
    let lines = list.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("index ") == true)
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: study.url.appending(path: "study/Reports").path
    ).filter { $0.hasSuffix(".html") }
    #expect(lines.count == pages.count && lines.count >= 4)
    for line in lines {
      let name = String(line.prefix { $0 != " " })
      let title = line.dropFirst(name.count).drop { $0 == " " }
      let shown = try report(["show", name, "--output", "study"], in: study.url)
      #expect(shown.status == 0 && shown.errors == "", "\(name)")
      let unfolded = shown.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(unfolded.uppercased().contains(title.uppercased()), "\(name)")
      #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(name)")
    }
    #expect(
      try report(["show", "--output", "study"], in: study.url).output
        == report(["show", "index", "--output", "study"], in: study.url).output)
  }

  @Test("what cannot be shown is told by name, place and what to do")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let page = #"{"title": "Page", "lead": "", "banners": [], "sections": [], "colophon": ""}"#
    let files = [
      "models.json": page, "index.json": page,
      "cut.json": "{\n  \"title\": \"Pa",
      "foreign.json": #"{"rows": [1, 2]}"#,
      "edited.json": page.replacing(
        #""sections": []"#,
        with:
          #""sections": [{"id": "a", "title": "A", "subsections": [], "blocks": [{"kind": 3}]}]"#
      ),
      "binary.json": "\u{0}\u{1}", "list.json": "[1, 2",
    ]
    try FileManager.default.createDirectory(
      at: folder.file("study/Reports"), withIntermediateDirectories: true)
    for (name, text) in files { try folder.write(Data(text.utf8), to: "study/Reports/\(name)") }
    let calls: [([String], Int32)] = [
      (["show", "modles"], 2), (["show", "nothing-like-it"], 2), (["show", "../Reports/index"], 2),
      (["show", "cut"], 1), (["show", "foreign"], 1), (["show", "edited"], 1),
      (["show", "binary"], 1), (["show", "list"], 1), (["show", "--bogus"], 2),
      (["show", "index"], 0), (["list"], 0),
    ]
    var transcript = ""
    for (arguments, status) in calls {
      let run = try report(arguments + ["--output", "study"], in: folder.url)
      let line = "$ claimctl report \(arguments.joined(separator: " ")) --output study\n"
      #expect(run.status == status, "\(line)")
      transcript += line + run.output + run.errors + "\n"
    }
    let none = try report(["list", "--output", "elsewhere"], in: folder.url)
    #expect(none.status == 1)
    transcript += "$ claimctl report list --output elsewhere\n" + none.errors
    try Golden.expect(transcript, isIn: "report.txt")
  }

  @Test("a page with escape sequences for the terminal is shown without them")
  func hostile() throws {
    let folder = try TemporaryFolder()
    let page =
      #"{"title": "\u001b[31mred\u202e", "lead": "", "banners": [], "sections": [],"#
      + #" "colophon": ""}"#
    try FileManager.default.createDirectory(
      at: folder.file("Reports"), withIntermediateDirectories: true)
    try folder.write(Data(page.utf8), to: "Reports/\u{1B}]0;x.json")
    for arguments in [["list"], ["show"], ["show", "none"]] {
      let run = try report(arguments, in: folder.url)
      let told = run.output + run.errors
      #expect(!told.isEmpty)
      #expect(!told.unicodeScalars.contains("\u{1B}") && !told.unicodeScalars.contains("\u{202E}"))
    }
  }
}
