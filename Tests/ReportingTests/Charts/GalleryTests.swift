import Foundation
import Reporting
import Testing

@Suite("Gallery of charts")
struct GalleryTests {
  /// A few charts with few numbers: a golden file is for eyes.
  private static let small = Document(
    title: "A few charts",
    sections: [
      Section("Amounts", [.chart(Gallery.dots), .chart(Gallery.waterfall)]),
      Section("More", [.chart(Gallery.boxes), .chart(Gallery.confusion), .chart(Gallery.flow)]),
    ])

  @Test("a page and its Markdown are as recorded")
  func pages() throws {
    try Golden.expect(Data(ReportRenderer.html(Self.small).utf8), isIn: "charts.html")
    try Golden.expect(Data(ReportRenderer.markdown(Self.small).utf8), isIn: "charts.md")
  }

  @Test("every chart in a terminal is as recorded", arguments: [40, 80])
  func terminal(width: Int) throws {
    let text = ReportRenderer.terminal(Gallery.document, width: width, color: false)
    try Golden.expect(Data(text.utf8), isIn: "gallery-terminal-\(width).txt")
  }

  @Test("the same chart gives the same bytes")
  func bytes() {
    #expect(ReportRenderer.html(Gallery.document) == ReportRenderer.html(Gallery.document))
  }
}
