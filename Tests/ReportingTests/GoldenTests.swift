import Foundation
import Reporting
import Testing

@Suite("Golden renderings")
struct GoldenTests {
  @Test("the files of a site are as recorded")
  func site() throws {
    for file in SampleDocument.site.rendered() {
      try Golden.expect(file.bytes, isIn: file.path)
    }
  }

  @Test("a terminal's lines are as recorded", arguments: [40, 80, 120], [false, true])
  func terminal(width: Int, color: Bool) throws {
    let text = ReportRenderer.terminal(SampleDocument.models, width: width, color: color)
    try Golden.expect(Data(text.utf8), isIn: "terminal-\(width)\(color ? "-color" : "").txt")
  }

  @Test("a page alone has no links to others")
  func alone() throws {
    let html = ReportRenderer.html(SampleDocument.data)
    #expect(!html.contains("<nav"))
    #expect(!html.contains("<header"))
    #expect(html == ReportRenderer.html(SampleDocument.data))
  }
}
