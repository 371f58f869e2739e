import ClaimStudy
import Foundation
import Reporting
import Testing

/// The pages of a study as a whole.
@Suite("The pages of a study")
struct StudySiteTests {
  private func site() throws -> Site { try SmallStudy.site().site }

  @Test("are all there, in the promised order")
  func names() throws {
    #expect(try site().pages.map(\.name) == StudySite.pageNames)
    #expect(StudySite.pageNames.first == "index")
    #expect(
      StudySite.pageNames.contains("models")
        && StudySite.pageNames.contains("executive-summary-models")
        && StudySite.pageNames.contains("model-card"))
  }

  @Test("lead nowhere that is not there")
  func links() throws {
    #expect(try site().deadLinks.isEmpty)
  }

  @Test("say in each rendering of each page that the data is generated")
  func banner() throws {
    for file in try site().rendered() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.contains("Generated data"), "\(file.path)")
    }
  }

  @Test("are no larger than half a megabyte")
  func size() throws {
    for file in try site().rendered() where file.path.hasSuffix(".html") {
      #expect(file.bytes.count <= 500_000, "\(file.path): \(file.bytes.count)")
    }
  }

  @Test("read back from their JSON as they were written")
  func roundTrip() throws {
    for page in try site().pages {
      let json = ReportRenderer.json(page.document)
      #expect(try JSONDecoder().decode(Document.self, from: json) == page.document)
    }
  }

  @Test("have the same bytes on 1 and on 3 threads")
  func threads() throws {
    let one = try StudySite(SmallStudy.run(threads: 1, rows: 600)).site.rendered()
    let three = try StudySite(SmallStudy.run(threads: 3, rows: 600)).site.rendered()
    #expect(one.map(\.path) == three.map(\.path))
    for (left, right) in zip(one, three) { #expect(left.bytes == right.bytes, "\(left.path)") }
  }

  @Test(
    "say what they said before",
    arguments: [
      "index", "data", "executive-summary-exploration", "executive-summary-models", "model-card",
    ])
  func words(name: String) throws {
    let page = try #require(try site().pages.first { $0.name == name })
    try Golden.expect(ReportRenderer.markdown(page.document), isIn: "\(name).md")
  }

  @Test("have a section for each question about a model, in each feature set")
  func sections() throws {
    let page = try #require(try site().pages.first { $0.name == "models" })
    let ids = Set(page.document.sections.flatMap { [$0.id] + $0.subsections.map(\.id) })
    for set in ["at-upload", "after-publication"] {
      for part in [
        "leaderboard", "rule", "verdicts", "ranking", "thresholds", "capacity", "reliability",
        "weights", "reasons", "details",
      ] { #expect(ids.contains("\(part)-\(set)"), "\(part)-\(set)") }
    }
  }

  @Test("name the baseline of one rule wherever a model is scored")
  func oneRule() throws {
    for page in try site().pages where page.name != "data" && page.name != "exploration" {
      guard page.name.contains("model") || page.name == "index" else { continue }
      #expect(ReportRenderer.markdown(page.document).contains("one rule"), "\(page.name)")
    }
  }
}
