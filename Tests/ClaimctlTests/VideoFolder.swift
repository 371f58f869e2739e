import Foundation
import Testing
import _TestSupport

/// A folder with generated videos, and a command that reads them and writes into `study`.
///
/// What `explore`, `test` and `regress` have in common is tested through it once for all.
struct VideoFolder {
  let folder: TemporaryFolder
  let command: String

  init(_ command: String, rows: Int = 600) throws {
    self.command = command
    folder = try TemporaryFolder()
    try folder.write(VideoFile(generatedRows: rows).data, to: "videos.csv")
  }

  /// Runs the command on the videos.
  func run(_ more: [String] = []) throws -> CommandLineRun {
    try folder.claimctl([command, "--data", "videos.csv", "--output", "study"] + more)
  }

  /// The reports by their paths.
  func reports() throws -> [String: Data] { try folder.file("study/Reports").contents() }

  /// The files of a page in its three forms.
  static func files(of pages: String...) -> Set<String> {
    Set(pages.flatMap { page in ["html", "md", "json"].map { "\(page).\($0)" } })
  }
}

/// What every command that studies a file as it stands does alike.
@Suite("Commands that study a file")
struct FileStudyTests {
  static let commands = ["explore", "test", "regress"]

  @Test("refuse faults with their places, or set them aside", arguments: commands)
  func faults(command: String) throws {
    let videos = try VideoFolder(command)
    let folder = videos.folder
    var file = VideoFile(try Data(contentsOf: folder.file("videos.csv")))
    file.set("video_share_count", line: 42, to: "few")
    try folder.write(file.data, to: "videos.csv")
    let refused = try videos.run()
    #expect(refused.status == 3 && refused.output == "")
    #expect(refused.errors.hasPrefix("videos.csv:42:video_share_count: \"few\""))
    #expect(!folder.has("study"))
    #expect(try videos.run(["--quarantine", "aside.csv"]).status == 0)
    #expect(folder.has("aside.csv"))
  }

  @Test("name a file that is not there, and write nothing", arguments: commands)
  func missing(command: String) throws {
    let videos = try VideoFolder(command, rows: 60)
    let run = try videos.folder.claimctl([command, "--data", "none.csv", "--output", "other"])
    #expect(run.status == 1 && run.errors.contains("none.csv: there is no such file"))
    #expect(!videos.folder.has("other"))
  }

  @Test("print nothing when they are to be quiet, and write the same", arguments: commands)
  func quiet(command: String) throws {
    let videos = try VideoFolder(command, rows: 200)
    let loud = try videos.run()
    let files = try videos.reports()
    #expect(loud.status == 0 && !loud.output.isEmpty)
    let quiet = try videos.run(["--quiet"])
    #expect(quiet.status == 0 && quiet.output == "" && quiet.errors == "")
    #expect(try videos.reports() == files)
  }

  @Test("write the same bytes on any number of threads", arguments: commands)
  func threads(command: String) throws {
    let more = ["explore": ["--extracts"], "regress": ["--profile-intervals"]][command] ?? []
    let videos = try VideoFolder(command, rows: 400)
    #expect(try videos.run(more + ["--threads", "1"]).status == 0)
    let first = try videos.reports()
    for threads in ["2", "5"] {
      #expect(try videos.run(more + ["--threads", threads]).status == 0)
      #expect(try videos.reports() == first)
    }
  }
}
