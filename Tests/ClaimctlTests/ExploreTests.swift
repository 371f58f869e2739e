import Foundation
import Testing
import _TestSupport

/// `claimctl explore` writes pages and tables, the same whatever the machine, and refuses with a place.
@Suite("claimctl explore")
struct ExploreTests {
  private static let tables = ["columns", "groups", "histograms", "correlations", "words"]

  @Test("writes three pages, five tables and their description, and sums them up")
  func files() throws {
    let videos = try VideoFolder("explore")
    let run = try videos.run()
    #expect(run.status == 0 && run.errors == "")
    let files = try videos.reports()
    let pages = VideoFolder.files(of: "data", "exploration", "executive-summary-exploration")
    let tables = Self.tables.map { "extracts/\($0).csv" } + ["extracts/README.md"]
    #expect(Set(files.keys) == pages.union(tables))
    for (name, bytes) in files { #expect(!bytes.isEmpty, "\(name)") }
    for words in ["Generated data", "Read this first", "Numbers at a glance", "Where to go on"] {
      #expect(run.output.contains(words))
    }
    #expect(!videos.folder.has("study/Models") && !videos.folder.has("study/Data"))
    let page = try #require(files["exploration.html"])
    #expect(HTMLCheck(String(decoding: page, as: UTF8.self)).pageFaults == [])
  }

  @Test("writes pages like those that train writes beside the models")
  func likeTrain() throws {
    let videos = try VideoFolder("explore")
    let folder = videos.folder
    try folder.write(Data(TrainedStudy.oneModel.utf8), to: "small.yaml")
    #expect(try videos.run().status == 0)
    let run = try folder.claimctl([
      "train", "--data", "videos.csv", "--output", "trained", "--profile", "quick", "--settings",
      "small.yaml",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let (explored, trained) = (
      try folder.file("study/Reports").contents(), try folder.file("trained/Reports").contents()
    )
    for table in Self.tables {
      #expect(explored["extracts/\(table).csv"] == trained["extracts/\(table).csv"], "\(table)")
    }
    for table in ["records", "leaderboard", "thresholds", "roc", "reliability"] {
      #expect(trained["extracts/\(table).csv"]?.isEmpty == false, "\(table)")
    }
  }

  @Test("the table of records holds the file's numbers, and ratios made of them")
  func records() throws {
    let videos = try VideoFolder("explore", rows: 300)
    let folder = videos.folder
    #expect(try videos.run(["--extracts"]).status == 0)
    let text = try String(
      contentsOf: folder.file("study/Reports/extracts/records.csv"), encoding: .utf8)
    let table = CommaSeparated.rows(of: text)
    let places = Dictionary(uniqueKeysWithValues: table[0].enumerated().map { ($1, $0) })
    func cell(_ row: [String], _ name: String) throws -> String { row[try #require(places[name])] }
    let source = CommaSeparated.rows(
      of: try String(contentsOf: folder.file("videos.csv"), encoding: .utf8))
    let sourcePlaces = Dictionary(
      source[0].enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var checked = 0
    let byIdentity = Dictionary(
      source.dropFirst().map { ($0[sourcePlaces["video_id"] ?? 0], $0) },
      uniquingKeysWith: { first, _ in first })
    for row in table.dropFirst() {
      let original = try #require(byIdentity[try cell(row, "video_id")])
      func number(_ name: String) -> Double? { sourcePlaces[name].flatMap { Double(original[$0]) } }
      let (views, likes) = (number("video_view_count") ?? 0, number("video_like_count") ?? 0)
      #expect(Double(try cell(row, "video_view_count")) == views)
      #expect(
        Double(try cell(row, "video_like_count_per_view")) == (views > 0 ? likes / views : nil))
      let words = original[try #require(sourcePlaces["video_transcription_text"])]
      #expect(
        Int(try cell(row, "video_transcription_text_length")) == words.unicodeScalars.count)
      #expect(try cell(row, "claim_status") == original[sourcePlaces["claim_status"] ?? 0])
      checked += 1
    }
    #expect(checked > 250)
    #expect(!text.contains("video_transcription_text,"))
  }

  @Test("every table is described column by column")
  func description() throws {
    let videos = try VideoFolder("explore")
    let folder = videos.folder
    #expect(try videos.run(["--extracts"]).status == 0)
    let extracts = try folder.file("study/Reports/extracts").contents()
    let description = String(decoding: try #require(extracts["README.md"]), as: UTF8.self)
    for (name, bytes) in extracts where name.hasSuffix(".csv") {
      #expect(description.contains("## \(name)"), "\(name)")
      let rows = CommaSeparated.rows(of: String(decoding: bytes, as: UTF8.self))
      #expect(rows.count > 1 && rows.allSatisfy { $0.count == rows[0].count }, "\(name)")
      for column in rows[0] { #expect(description.contains("`\(column)`"), "\(name): \(column)") }
    }
  }

  @Test("a file without any label is described all the same")
  func unlabelled() throws {
    let videos = try VideoFolder("explore")
    let folder = videos.folder
    var file = VideoFile(try Data(contentsOf: folder.file("videos.csv")))
    for line in 2...file.lines.count { file.set("claim_status", line: line, to: "") }
    try folder.write(file.data, to: "videos.csv")
    let run = try videos.run()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("no classes"))
    let page = try String(
      contentsOf: folder.file("study/Reports/exploration.html"), encoding: .utf8)
    #expect(HTMLCheck(page).pageFaults == [])
  }
}
