import Foundation
import Testing
import _TestSupport

/// Hostile names and texts go through a whole study, every page and every extract, and come out inert.
@Suite("Hostile files")
struct HostileFileTests {
  /// What steers a terminal or the direction of a line.
  private static func steering(_ text: String) -> [String] {
    let bad = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
      default: false
      }
    }
    return Set(bad).map { String($0.value, radix: 16) }
  }

  private func study() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(HostileFile.records(rows: 400), to: "hostile.csv")
    try folder.write(Data(HostileFile.contract().utf8), to: "hostile.yaml")
    return folder
  }

  private static let files = ["--data", "hostile.csv", "--contract", "hostile.yaml"]

  @Test("are told on pages that run nothing, load nothing and steer nothing")
  func wholeStudy() throws {
    let folder = try study()
    let train = try folder.claimctl(
      ["train"] + Self.files + ["--profile", "quick", "--output", "study"])
    #expect(train.status == 0, "\(train.errors)")
    #expect(Self.steering(train.output) == [] && Self.steering(train.errors) == [])
    let explore = try folder.claimctl(
      ["explore"] + Self.files + ["--output", "explored", "--extracts"])
    #expect(explore.status == 0, "\(explore.errors)")
    #expect(Self.steering(explore.output) == [])

    for name in ["study", "explored"] {
      let reports = folder.file("\(name)/Reports")
      let files = try reports.contents()
      #expect(files.keys.count { $0.hasSuffix(".html") } == (name == "study" ? 11 : 3))
      for (path, bytes) in files { check(path, String(decoding: bytes, as: UTF8.self)) }
      for page in files.keys.filter({ $0.hasSuffix(".json") }) {
        let shown = try folder.claimctl(
          ["report", "show", String(page.dropLast(5)), "--output", name])
        #expect(shown.status == 0, "\(page): \(shown.errors)")
        #expect(Self.steering(shown.output) == [], "\(page)")
        #expect(!shown.output.isEmpty, "\(page)")
      }
    }
  }

  private func check(_ path: String, _ text: String) {
    switch path.split(separator: ".").last {
    case "html": checkPage(path, text)
    case "md": checkMarkdown(path, text)
    case "json":
      #expect(!text.contains("<"), "\(path)")
      #expect(Self.steering(text) == [], "\(path)")
    case "csv": checkTable(path, text)
    default: Issue.record("\(path) is no report")
    }
  }

  private func checkPage(_ path: String, _ text: String) {
    let page = HTMLCheck(text)
    #expect(page.pageFaults == [], "\(path)")
    #expect(Self.steering(text) == [], "\(path)")
    #expect(text.utf8.count <= 500_000, "\(path): \(text.utf8.count) bytes")
    for live in HostileFile.live { #expect(!text.contains(live), "\(path): \(live)") }
    if ["data.html", "exploration.html", "models.html"].contains(path) {
      // Inert is not gone: readers see the names as they are.
      #expect(page.all("main").first?.text.contains("<b onclick=x>yes</b>") == true, "\(path)")
    }
  }

  private func checkMarkdown(_ path: String, _ text: String) {
    #expect(Self.steering(text) == [], "\(path)")
    // In code a browser of Markdown shows markup as it is; elsewhere it must be escaped.
    let prose = Self.withoutCode(text)
    for live in HostileFile.live {
      for range in prose.ranges(of: live) {
        let before = prose[..<range.lowerBound].last
        #expect(before == "\\", "\(path): \(prose[range.lowerBound...].prefix(60))")
      }
    }
  }

  /// Markdown without its code: what stands between two runs of equally many backticks.
  private static func withoutCode(_ text: String) -> String {
    var prose = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "`") {
      prose += rest[..<start]
      let fence = rest[start...].prefix { $0 == "`" }
      let isEscaped = prose.last == "\\"
      rest = rest[fence.endIndex...]
      if !isEscaped, let end = Self.end(of: fence.count, in: rest) {
        rest = rest[end...]
      } else {
        prose += fence
      }
    }
    return prose + rest
  }

  /// Behind the first run of exactly so many backticks.
  private static func end(of count: Int, in text: Substring) -> Substring.Index? {
    var rest = text
    while let start = rest.firstIndex(of: "`") {
      let run = rest[start...].prefix { $0 == "`" }
      if run.count == count { return run.endIndex }
      rest = rest[run.endIndex...]
    }
    return nil
  }

  private func checkTable(_ path: String, _ text: String) {
    #expect(Self.steering(text) == [], "\(path)")
    let rows = CommaSeparated.rows(of: text)
    #expect(rows.count > 1, "\(path)")
    for row in rows {
      #expect(row.count == rows[0].count, "\(path): \(row)")
      for cell in row where Double(cell) == nil {
        let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
        let isFormula = first.map { "=+-@|＝＋－＠".unicodeScalars.contains($0) } ?? false
        #expect(!isFormula, "\(path): \(cell.prefix(40))")
        #expect(cell.unicodeScalars.count <= 33_000, "\(path)")
      }
    }
  }

  @Test("are refused in words that steer nothing")
  func refusal() throws {
    let folder = try study()
    let data = try String(contentsOf: folder.file("hostile.csv"), encoding: .utf8)
    try folder.write(
      Data(data.replacing("\"500\"", with: "\"\u{1B}[31mfew\u{202E}\"").utf8), to: "hostile.csv")
    for command in ["train", "explore"] {
      let run = try folder.claimctl([command] + Self.files + ["--output", "study"])
      #expect(run.status == 3)
      #expect(run.output == "" && run.errors.contains("is refused"))
      #expect(Self.steering(run.errors) == [], "\(command)")
      #expect(!folder.has("study/Reports"))
    }
  }
}
